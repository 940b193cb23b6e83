import path from 'node:path';
import { findGroups, joinGroup, membersOfGroup, UNASSIGNED_QUEUE } from '../group-members.ts';
import { activeUsers } from '../owners/active-users.ts';
import type { Sf } from '../sf.ts';
import { createLocalOrg, LOCAL_USERS } from '#org';
import { CLIENT_ID, KEYS, serveOrg, type ServedOrg } from '#org/testing';
import { INSTALLATION_FOLDERS, projectSourceFiles } from '#package-metadata';

const ADMINISTRATOR = 'alex.morgan@northwind.example';
const AGENT = 'dana.reyes@northwind.example';

let served: ServedOrg;
afterEach(() => served.close());

/** The local org with the package, asked by a user through what the CLI's `api request rest` does. */
async function orgAskedBy(username: string): Promise<Sf> {
  const org = createLocalOrg({
    source: projectSourceFiles(path.resolve(import.meta.dirname, '../../..'), INSTALLATION_FOLDERS),
    users: LOCAL_USERS,
    client: { id: CLIENT_ID, publicKeyPem: KEYS.publicKey },
    namedCredentials: {},
  });
  served = await serveOrg(org);
  return async (args, input) => {
    const [, , , address = '', , method = ''] = args;
    const asked = address.replace(/^\/services\/data\/v[\d.]+/, '');
    const { status, body } = await served.send(username, method, asked, input);
    return { status: status < 400 ? 0 : 1, result: { statusCode: status, body } };
  };
}

const idOf = async (username: string): Promise<string> =>
  String((await served.connect(ADMINISTRATOR).sobject('User').findOne({ Username: username }))?.Id);

describe('the queue AC Unassigned in an org', () => {
  it('gets users and public groups as members, each once', async () => {
    const sf = await orgAskedBy(ADMINISTRATOR);
    const [group] = await findGroups(sf, 'org', ['ac_integration_users']);
    const ids = [await idOf(AGENT), group?.id ?? ''];

    expect(await joinGroup(sf, 'org', ids, UNASSIGNED_QUEUE)).toBe(2);
    expect(await joinGroup(sf, 'org', [...ids, ...ids], UNASSIGNED_QUEUE)).toBe(0);
    expect((await membersOfGroup(sf, 'org', UNASSIGNED_QUEUE)).sort()).toEqual([...ids].sort());
  });

  it('is not another queue’s member, nor a member of itself', async () => {
    const sf = await orgAskedBy(ADMINISTRATOR);
    await expect(findGroups(sf, 'org', [UNASSIGNED_QUEUE])).rejects.toThrow('no public group or role');
  });

  it('gets no members from a user without the right', async () => {
    const sf = await orgAskedBy(AGENT);
    const id = await idOf(AGENT);
    await expect(joinGroup(sf, 'org', [id], UNASSIGNED_QUEUE)).rejects.toThrow(/became a member/);
  });

  it('has its calls’ agents looked for among all active users', async () => {
    const sf = await orgAskedBy(ADMINISTRATOR);
    const users = await activeUsers(sf, 'org');
    expect(users.map(({ Username }) => Username)).toEqual(
      expect.arrayContaining(LOCAL_USERS.map(({ username }) => username)),
    );
    expect(users.find(({ Username }) => Username === AGENT)).toMatchObject({ Alias: 'dreyes', Email: AGENT });
  });
});
