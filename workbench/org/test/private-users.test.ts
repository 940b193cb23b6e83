import { joinedSourceFiles, sourceFilesOf } from '#package-metadata';
import { CALLS_OF_PRIVATE_USERS, CALL_USERS, createCallOrg, serveOrg, type ServedOrg } from './call-org.ts';

const SEES_USERS = sourceFilesOf({
  'app/permissionsets/Call_Users.permissionset-meta.xml':
    '<?xml version="1.0" encoding="UTF-8"?>\n<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">' +
    '<label>Call Users</label>' +
    '<userPermissions><enabled>true</enabled><name>ViewAllUsers</name></userPermissions></PermissionSet>',
});

let served: ServedOrg;

beforeAll(async () => {
  served = await serveOrg(
    createCallOrg({
      source: joinedSourceFiles([SEES_USERS, CALLS_OF_PRIVATE_USERS]),
      users: CALL_USERS.map((user) =>
        user.lastName === 'Supervisor'
          ? { ...user, permissionSets: [...user.permissionSets, 'Call_Users'] }
          : user.lastName === 'Reader'
            ? { ...user, profile: 'Northwind Auditor' }
            : user,
      ),
    }),
  );
});
afterAll(() => served.close());

async function usersSeenBy(name: string): Promise<string[]> {
  const { records } = await served
    .connect(name)
    .query<{ LastName: string }>('SELECT LastName FROM User ORDER BY LastName');
  return records.map(({ LastName }) => LastName);
}

async function idOf(name: string): Promise<string> {
  const user = await served
    .connect('admin')
    .sobject('User')
    .findOne({ Username: `${name}@calls.example` }, ['Id']);
  return user?.Id ?? '';
}

describe('where users are private', () => {
  const everyone = CALL_USERS.map(({ lastName }) => lastName).sort();

  it.each([
    ['one without a right sees only herself', 'integration', ['Integration']],
    ['one with View All Data sees only himself: users are no data', 'reader', ['Reader']],
    ['one above others in the role hierarchy sees them too', 'lead', ['Editor', 'Lead', 'Reader']],
    ['one with View All Users sees everyone', 'supervisor', everyone],
    ['an administrator, who manages users, sees everyone', 'admin', everyone],
  ])('%s', async (_sentence, name, seen) => {
    expect(await usersSeenBy(name)).toEqual(seen);
  });

  it('a hidden user’s record is not found, and the own one is', async () => {
    const get = async (name: string) =>
      (await served.send('integration', 'GET', `/sobjects/User/${await idOf(name)}`)).status;
    expect([await get('editor'), await get('integration')]).toEqual([404, 200]);
  });

  it('a hidden owner has no name, in a query and to the page, and no filter finds the name', async () => {
    const admin = served.connect('admin');
    const { id = '' } = await admin.sobject('Call__c').create({ Key__c: 'k', OwnerId: await idOf('editor') });
    const query = (where: string) =>
      served
        .connect('integration')
        .query<{ Owner: { Name: string } | null; OwnerId: string }>(
          `SELECT OwnerId, Owner.Name FROM Call__c WHERE ${where}`,
        );
    expect((await query(`Id = '${id}'`)).records).toMatchObject([
      { OwnerId: await idOf('editor'), Owner: null },
    ]);
    expect((await query("Owner.Name = 'Editor'")).totalSize).toBe(0);
    const { body } = await served.send(
      'integration',
      'GET',
      `/ui-api/records/${id}?fields=Call__c.Owner.Name`,
    );
    expect(body).toMatchObject({ fields: { Owner: { displayValue: null, value: null } } });
  });

  const give = async (writer: string, owner: string) =>
    served.send(writer, 'POST', '/sobjects/Call__c', {
      Key__c: `${writer}-${owner}`,
      OwnerId: await idOf(owner),
    });

  it('a call is not given to an owner who is hidden', async () => {
    const { status, body } = await give('integration', 'editor');
    expect(status).toBe(400);
    expect(body).toMatchObject([
      { errorCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', fields: ['OwnerId'] },
    ]);
  });

  it('a call is given to oneself, and to those below in the role hierarchy', async () => {
    expect((await give('integration', 'integration')).status).toBe(201);
    expect((await give('lead', 'editor')).status).toBe(201);
  });

  it('queues stay everybody’s', async () => {
    const queue = await served
      .connect('integration')
      .sobject('Group')
      .findOne({ DeveloperName: 'Unassigned' }, ['Id']);
    const answer = await served.send('integration', 'POST', '/sobjects/Call__c', {
      Key__c: 'queued',
      OwnerId: queue?.Id,
    });
    expect(answer.status).toBe(201);
  });
});
