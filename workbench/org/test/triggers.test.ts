import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createApexRuntime } from '#apex';
import { createLocalOrg } from '../local-org.ts';
import { INSTALLATION_FOLDERS, projectSourceFiles } from '#package-metadata';
import { LOCAL_USERS } from '../users.ts';
import { serveOrg, type ServedOrg } from './call-org.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const AUTHOR = 'priya.nair@northwind.example';
const OWNER = 'dana.reyes@northwind.example';

let served: ServedOrg;
let commentId: string;

beforeAll(async () => {
  const org = createLocalOrg({
    source: projectSourceFiles(PROJECT, INSTALLATION_FOLDERS),
    users: LOCAL_USERS,
    client: { id: 'triggers', publicKeyPem: '' },
    namedCredentials: {},
  });
  const classes = globSync('force-app/**/*.{cls,trigger}', { cwd: PROJECT }).map((file) => ({
    path: file,
    source: readFileSync(path.join(PROJECT, file), 'utf8'),
  }));
  classes.push({
    path: 'triggers/RefuseFax.trigger',
    source: `trigger RefuseFax on AC_Contact_Channel_Analytics__c(before insert, before update) {
      for (AC_Contact_Channel_Analytics__c call : (List<AC_Contact_Channel_Analytics__c>) Trigger.new) {
        if (call.QueueName__c == 'Fax') call.addError(Trigger.isInsert ? 'No new fax' : 'Never a fax');
      }
    }`,
  });
  const apex = createApexRuntime({ classes, platform: org.platform });
  org.attachApex((call) => apex.invoke(call), apex);
  served = await serveOrg(org);
});
afterAll(() => served.close());

beforeEach(async () => {
  const ownerId = served.org.runningUser(OWNER).id;
  const contact = await created('integration@northwind.example', 'AC_Contact_Channel_Analytics__c', {
    ContactId__c: crypto.randomUUID(),
    OwnerId: ownerId,
  });
  commentId = await created(AUTHOR, 'AC_Comment__c', {
    ContactChannelAnalytics__c: contact,
    Body__c: 'Well handled.',
    StartTime__c: 1,
  });
});

async function created(user: string, type: string, fields: object): Promise<string> {
  const { status, body } = await served.send(user, 'POST', `/sobjects/${type}`, fields);
  expect([status, body]).toEqual([201, expect.objectContaining({ success: true })]);
  return (body as { id: string }).id;
}

async function text(): Promise<unknown> {
  const { body } = await served.send(AUTHOR, 'GET', `/sobjects/AC_Comment__c/${commentId}?fields=Body__c`);
  return (body as { Body__c?: string }).Body__c;
}

const REFUSAL = {
  errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  message: 'Only the author of a comment can change or delete it.',
};
const CHANGE = { Body__c: 'Changed.' };

describe('the trigger of a comment', () => {
  it('lets its author change and delete it over REST', async () => {
    const address = `/sobjects/AC_Comment__c/${commentId}`;
    expect((await served.send(AUTHOR, 'PATCH', address, CHANGE)).status).toBe(204);
    expect(await text()).toBe('Changed.');
    expect((await served.send(AUTHOR, 'DELETE', address)).status).toBe(204);
    expect((await served.send(AUTHOR, 'GET', address)).status).toBe(404);
  });

  it('refuses the owner of the call over REST', async () => {
    const address = `/sobjects/AC_Comment__c/${commentId}`;
    for (const [method, body] of [['PATCH', CHANGE], ['DELETE']] as const) {
      const answer = await served.send(OWNER, method, address, body);
      expect(answer).toMatchObject({ status: 400, body: [REFUSAL] });
    }
    expect(await text()).toBe('Well handled.');
  });

  it('refuses the owner of the call over the UI API, with the reason among the errors of the record', async () => {
    const address = `/ui-api/records/${commentId}`;
    const { status, body } = await served.send(OWNER, 'PATCH', address, { fields: CHANGE });
    expect(status).toBe(400);
    expect(body).toMatchObject([
      {
        message: 'An error occurred while trying to update the record. Please try again.',
        output: { errors: [REFUSAL], fieldErrors: {} },
      },
    ]);
    expect((await served.send(OWNER, 'DELETE', address)).status).toBe(400);
    expect(await text()).toBe('Well handled.');
  });

  it('tells a refusal of a field with the field', async () => {
    const { body } = await served.send(AUTHOR, 'PATCH', `/ui-api/records/${commentId}`, {
      fields: { Body__c: '' },
    });
    expect(body).toMatchObject([
      { output: { errors: [], fieldErrors: { Body__c: [{ field: 'Body__c' }] } } },
    ]);
  });

  it('refuses one record of a collection, and with allOrNone all of them', async () => {
    const own = { attributes: { type: 'AC_Comment__c' }, id: commentId, ...CHANGE };
    const { body: parent } = await served.send(
      AUTHOR,
      'GET',
      `/sobjects/AC_Comment__c/${commentId}?fields=ContactChannelAnalytics__c`,
    );
    const other = await created(OWNER, 'AC_Comment__c', {
      ContactChannelAnalytics__c: (parent as { ContactChannelAnalytics__c: string })
        .ContactChannelAnalytics__c,
      Body__c: 'Thanks.',
    });
    const records = [own, { ...own, id: other }];
    const together = await served.send(AUTHOR, 'PATCH', '/composite/sobjects', { allOrNone: true, records });
    expect(together.body).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: REFUSAL.errorCode }] },
    ]);
    expect(await text()).toBe('Well handled.');
    const apart = await served.send(AUTHOR, 'PATCH', '/composite/sobjects', { records });
    expect(apart.body).toMatchObject([{ success: true }, { success: false }]);
    expect(await text()).toBe('Changed.');
  });

  it('takes everything back that stood in one request with what it refuses', async () => {
    const url = `/services/data/v65.0/sobjects/AC_Comment__c/${commentId}`;
    const { body: user } = await served.send(OWNER, 'GET', `/sobjects/AC_Comment__c/${commentId}`);
    const parent = (user as { ContactChannelAnalytics__c: string }).ContactChannelAnalytics__c;
    const count = () => served.org.tableSize('AC_Comment__c');
    const before = count();
    await served.send(OWNER, 'POST', '/composite', {
      allOrNone: true,
      compositeRequest: [
        {
          method: 'POST',
          url: '/services/data/v65.0/sobjects/AC_Comment__c',
          referenceId: 'mine',
          body: { ContactChannelAnalytics__c: parent, Body__c: 'Mine.' },
        },
        { method: 'PATCH', url, referenceId: 'theirs', body: CHANGE },
      ],
    });
    expect(count()).toBe(before);
  });

  it('is not asked about what the org cannot read', async () => {
    const { body } = await served.send(AUTHOR, 'PATCH', `/sobjects/AC_Comment__c/${commentId}`, {
      StartTime__c: 'soon',
    });
    expect(body).toMatchObject([{ errorCode: 'JSON_PARSER_ERROR' }]);
  });
});

describe('an upsert by external id', () => {
  const INTEGRATION = 'integration@northwind.example';
  const TYPE = 'AC_Contact_Channel_Analytics__c';
  const upsert = (fields: object) =>
    served.send(INTEGRATION, 'PATCH', `/sobjects/${TYPE}/ContactId__c/${crypto.randomUUID()}`, fields);

  it('runs the triggers of an insert for what is new', async () => {
    expect((await upsert({ QueueName__c: 'Sales' })).status).toBe(201);
    expect(await upsert({ QueueName__c: 'Fax' })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'No new fax' }],
    });
  });

  it('runs the triggers of an update for what is there, one record of a collection apart from the others', async () => {
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    const send = (queue: string) =>
      served.send(INTEGRATION, 'PATCH', `/composite/sobjects/${TYPE}/ContactId__c`, {
        records: [
          { attributes: { type: TYPE }, ContactId__c: first, QueueName__c: 'Sales' },
          { attributes: { type: TYPE }, ContactId__c: second, QueueName__c: queue },
        ],
      });
    expect((await send('Service')).body).toMatchObject([
      { success: true, created: true },
      { success: true, created: true },
    ]);
    expect((await send('Fax')).body).toMatchObject([
      { success: true, created: false },
      { success: false, errors: [{ message: 'Never a fax' }] },
    ]);
  });
});
