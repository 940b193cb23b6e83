import path from 'node:path';
import { runAssignment } from '../../middleware/src/assign-owners.ts';
import { createLocalOrg, LOCAL_USERS } from '#org';
import { INSTALLATION_FOLDERS, projectSourceFiles } from '#package-metadata';
import { CLIENT_ID, KEYS, serveOrg, type ServedOrg } from '#org/testing';
import { INTEGRATION, middlewareEnvironment } from './middleware-environment.ts';

const OBJECT = 'AC_Contact_Channel_Analytics__c';
const QUEUE = 'AC Unassigned';
/** One contact for each agent name; the last user cannot read calls. `_` and `%` are no wildcards. */
const AGENTS = ['dana.reyes', 'dana_reyes', '%', "o'hara", 'omar.haddad'];

let served: ServedOrg;

/** The local org with one call for every agent, all of them in the queue. */
async function orgWithCalls(permissionSets: string[]) {
  const org = createLocalOrg({
    source: projectSourceFiles(path.resolve(import.meta.dirname, '../..'), INSTALLATION_FOLDERS),
    users: LOCAL_USERS.map((user) => (user.username === INTEGRATION ? { ...user, permissionSets } : user)),
    client: { id: CLIENT_ID, publicKeyPem: KEYS.publicKey },
    namedCredentials: {},
  });
  served = await serveOrg(org);
  const connection = served.connect(INTEGRATION);
  const queue = await connection.sobject('Group').findOne({ Type: 'Queue', DeveloperName: 'AC_Unassigned' });
  const saved = await connection.sobject(OBJECT).upsert(
    AGENTS.map((AgentUsername__c, index) => ({
      ContactId__c: `contact-${String(index)}`,
      AgentUsername__c,
      OwnerId: queue?.Id,
    })),
    'ContactId__c',
  );
  if (saved.some(({ success }) => !success)) throw new Error('The calls of this test were refused.');
}
afterEach(() => served.close());

async function run(args: string[], part: string) {
  const printed: string[] = [];
  const env = { ...middlewareEnvironment(served.url), AGENT_USER_PART: part };
  const code = await runAssignment(args, env, (text) => printed.push(text));
  return { code, printed: printed.join('\n') };
}

async function owners(): Promise<Record<string, string>> {
  const { records } = await served
    .connect(INTEGRATION)
    .query<{ AgentUsername__c: string; Owner: { Name: string } }>(
      `SELECT AgentUsername__c, Owner.Name FROM ${OBJECT}`,
    );
  return Object.fromEntries(records.map((row) => [row.AgentUsername__c, row.Owner.Name]));
}
const inQueue = Object.fromEntries(AGENTS.map((agent) => [agent, QUEUE]));

describe('npm run assign-owners against an org', () => {
  it('counts, and changes nothing until it is told to', async () => {
    await orgWithCalls(['AC_Integration', 'AC_Integration_Transfer']);

    const { code, printed } = await run([], 'local-part');

    expect(printed).toContain("Would be assigned to the agent's user: 2");
    expect(code).toBe(0);
    expect(await owners()).toEqual(inQueue);
  });

  it('gives calls to the agents whose part of the name is a user, except to those who cannot read calls', async () => {
    await orgWithCalls(['AC_Integration', 'AC_Integration_Transfer']);

    const { code, printed } = await run(['--assign'], 'local-part');

    expect(printed).toContain("Assigned to the agent's user: 1;");
    expect(printed).toContain('Salesforce rejected the owner: 1.');
    expect(code).toBe(0);
    expect(await owners()).toEqual({ ...inQueue, 'dana.reyes': 'Dana Reyes' });
  });

  it('finds nobody where whole names are compared and agents have short ones', async () => {
    await orgWithCalls(['AC_Integration', 'AC_Integration_Transfer']);

    expect((await run(['--assign'], 'whole')).printed).toContain('matches the agent: 5.');
    expect(await owners()).toEqual(inQueue);
  });

  it('says which right the integration user lacks where it can transfer nothing', async () => {
    await orgWithCalls(['AC_Integration']);

    const { code, printed } = await run(['--assign'], 'local-part');

    expect(printed).toContain('Salesforce rejected the owner: 2.');
    expect(printed).toContain('Transfer Record');
    expect(code).toBe(0);
    expect(await owners()).toEqual(inQueue);
  });

  it('ends with 2 and names the flag that it does not know', async () => {
    await orgWithCalls(['AC_Integration']);

    const { code, printed } = await run(['--everything'], 'whole');

    expect([code, printed]).toEqual([2, expect.stringContaining('--everything')]);
  });
});
