import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deploy } from '../deployment.ts';
import { deployPackage } from '../package-deployment.ts';
import { groupsWorkedOut } from '../permission-groups.ts';
import { planOf, readPresent, type Decisions } from '../plan.ts';
import { readTargetOrg } from '../target-org.ts';
import { OrgMetadata } from '#package-metadata';
import { FakeOrg } from './fake-org.ts';
import { makeSmallProject } from './small-project.ts';

const KEY = 'a-key-of-more-than-20-characters';
const CONSOLE_FILE = 'applications/standard__LightningService.app';
const CONSOLE =
  '<CustomApplication xmlns="http://soap.sforce.com/2006/04/metadata"><navType>Console</navType>' +
  '<tabs>standard-Case</tabs></CustomApplication>';
const folder = mkdtempSync(path.join(tmpdir(), 'deployment-'));
const PROJECT = path.join(folder, 'project');

beforeAll(() => {
  makeSmallProject(PROJECT);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function install(org: FakeOrg, changes: Partial<Decisions> = {}) {
  const present = await readPresent(org.sf, 'my-org', PROJECT);
  const decisions: Decisions = {
    project: PROJECT,
    package: { ...present.installation, kept: new Set() },
    org: await readTargetOrg(org.sf, 'my-org'),
    people: {
      integrationUser: 'integration@northwind.example',
      agents: ['dana.reyes@northwind.example'],
      supervisors: [],
      downloaders: [],
      administrators: [],
    },
    integrationUserId: '005000000000009AAA',
    queueMembers: [],
    agentRule: { rule: undefined, isNew: false },
    // Nothing listens there: the tests of the connection end at once.
    hosts: { middlewareUrl: 'http://127.0.0.1:9', recordingsUrl: 'https://calls.s3.us-east-1.amazonaws.com' },
    key: KEY,
    folder,
    newCertificate: false,
    consoleTab: true,
    testLevel: 'RunSpecifiedTests',
    ...changes,
  };
  const lines: string[] = [];
  const outcome = await deploy(org.sf, decisions, present, (line) => lines.push(line));
  return { outcome, lines, plan: planOf(decisions, present) };
}

function orgWithConsole(): FakeOrg {
  const org = new FakeOrg();
  org.project = PROJECT;
  org.files.set(CONSOLE_FILE, CONSOLE);
  return org;
}

describe('an installation', () => {
  it('puts everything into an org that has nothing of it', async () => {
    const org = orgWithConsole();
    const { lines } = await install(org);
    expect(lines).toHaveLength(10);
    expect(org.files.get('namedCredentials/AC_Middleware.namedCredential')).toContain('>http://127.0.0.1:9<');
    expect(org.files.get('cspTrustedSites/AC_Recordings.cspTrustedSite')).toContain(
      '>https://calls.s3.us-east-1.amazonaws.com<',
    );
    expect(org.files.get(CONSOLE_FILE)).toContain('<tabs>AC_Contact_Channel_Analytics__c</tabs>');
    expect(org.credential).toMatchObject({ ApiKey: { value: KEY } });
    expect(org.membersOf('AC_Integration_Users')).toEqual(['005000000000009AAA']);
    expect(org.membersOf('AC_Unassigned')).toEqual([]);
    expect(org.assignments).toEqual([
      { user: 'alex.morgan@northwind.example', set: 'AC_Agent_Group' },
      { user: 'dana.reyes@northwind.example', set: 'AC_Agent_Group' },
      { user: 'integration@northwind.example', set: 'AC_Integration' },
      { user: 'integration@northwind.example', set: 'AC_Integration_Transfer' },
      { user: 'integration@northwind.example', set: 'AC_Integration_ViewUsers' },
    ]);
  });

  it('runs the package’s own Apex tests and no others', async () => {
    const org = orgWithConsole();
    await install(org);
    const command = org.commands.find((args) => args.includes('force-app')) ?? [];
    expect(command).toEqual(
      expect.arrayContaining(['RunSpecifiedTests', '--tests', 'AC_PlaybackControllerTest']),
    );
  });

  it('changes nothing the second time but what must be sent again', async () => {
    const org = orgWithConsole();
    await install(org);
    const before = {
      files: [...org.files],
      assignments: [...org.assignments],
      members: [...org.memberships],
    };
    const { lines } = await install(org);
    expect({ files: [...org.files], assignments: org.assignments, members: org.memberships }).toEqual(before);
    expect(lines.join('\n')).toMatch(
      /0 given, 2 there already[^]*middleware’s user: unchanged[^]*External Client App: unchanged[^]*Console: unchanged/,
    );
  });

  it('plans the second time to leave the console and the app alone', async () => {
    const org = orgWithConsole();
    expect((await install(org)).plan.join('\n')).toMatch(/create the External Client App[^]*add the tab/);
    expect((await install(org)).plan.join('\n')).toMatch(/keep the External Client App[^]*leave the tabs/);
  });

  it('gives the key by standard input alone, and says it nowhere', async () => {
    const org = orgWithConsole();
    const { lines, outcome, plan } = await install(org);
    expect(org.inputs.join()).toContain(KEY);
    expect(JSON.stringify([org.commands, lines, outcome, plan])).not.toContain(KEY);
  });

  it('keeps the key that the org has where none is given', async () => {
    const org = orgWithConsole();
    org.credential = { ApiKey: { value: 'former' }, Other: { value: 'theirs' } };
    await install(org, { key: undefined });
    expect(org.credential.ApiKey).toEqual({ value: 'former' });
    await install(org);
    expect(org.credential).toMatchObject({ ApiKey: { value: KEY }, Other: { value: 'theirs' } });
  });

  it('writes the middleware’s settings for this user alone', async () => {
    await install(orgWithConsole());
    const file = path.join(folder, 'salesforce.env');
    expect(readFileSync(file, 'utf8')).toMatch(/^SALESFORCE_CLIENT_ID=[0-9a-f]{64}$/m);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(folder, 'middleware-login.key')).mode & 0o777).toBe(0o600);
  });

  it('keeps the former key until a login with the new certificate has succeeded', async () => {
    const org = orgWithConsole();
    await install(org);
    const file = path.join(folder, 'middleware-login.key');
    const former = readFileSync(file, 'utf8');
    // Nothing answers at the address where it would sign in.
    await expect(install(org, { newCertificate: true })).rejects.toThrow(
      /new certificate, and a login with it is still refused[^]*former key is kept/,
    );
    expect(readFileSync(file, 'utf8')).toBe(former);
    expect(org.deployments.at(-1)?.join()).toMatch(/ecaGlblOauth/);
    ['middleware-login-next.key', 'middleware-login-next.crt'].forEach((name) => {
      rmSync(path.join(folder, name));
    });
  });

  it('says which link is broken and what remains to do', async () => {
    const org = new FakeOrg();
    org.project = PROJECT;
    org.playbackState = 'NOT_CONFIGURED The middleware answered 401 (not-authenticated).';
    const { outcome } = await install(org);
    expect(outcome.links.find(({ link }) => link === 'Salesforce → middleware')).toEqual({
      link: 'Salesforce → middleware',
      state: 'broken',
      detail:
        'The middleware answered 401 (not-authenticated). The key in the credential is not among its SALESFORCE_API_KEYS.',
    });
    expect(outcome.remaining.join('\n')).toMatch(
      /salesforce\.env[^]*Setup → App Manager[^]*--new-certificate/,
    );
  });

  it('stops at the step that the org refuses, with its name and every refusal', async () => {
    const org = orgWithConsole();
    const componentFailures = [
      { componentType: 'CustomField', fullName: 'A__c.B__c', lineNumber: '3', problem: 'Too long' },
      { componentType: 'ApexClass', fullName: 'C', problem: 'Does not compile' },
    ];
    org.refusals['project deploy start'] = { status: 1, result: { details: { componentFailures } } };
    await expect(install(org)).rejects.toThrow(
      /step “package”[^]*CustomField A__c\.B__c \(line 3\): Too long\nApexClass C: Does not compile/,
    );
    expect(org.assignments).toEqual([]);
  });

  it('tries again when the connection was lost while the org deployed', async () => {
    const org = orgWithConsole();
    let lost = 0;
    const sf: typeof org.sf = (args, input) => {
      const isLost = args[1] === 'deploy' && lost++ === 0;
      return isLost
        ? Promise.resolve({ status: 1, message: 'Metadata API request failed: fetch failed' })
        : org.sf(args, input);
    };
    await deployPackage(sf, 'my-org', PROJECT, { testLevel: 'RunSpecifiedTests' });
    expect(lost).toBe(2);
  });

  it('names whom a permission set could not be given', async () => {
    const org = orgWithConsole();
    org.refusedAssignments = [
      { set: 'AC_Agent_Group', code: 'LICENSE_LIMIT_EXCEEDED', message: 'License limit exceeded', until: '' },
    ];
    await expect(install(org)).rejects.toThrow(
      /AC_Agent_Group was not given: .*dana.*License limit exceeded/,
    );
  });
});

describe('the middleware’s user', () => {
  const USER = 'integration@northwind.example';
  const refused = (set: string, until: string) => ({
    set,
    code: 'FIELD_INTEGRITY_EXCEPTION',
    message: "The user license doesn't allow the permission: Read Accounts",
    until,
  });

  it('gets the permission set license first where its user license asks for it', async () => {
    const org = orgWithConsole();
    org.refusedAssignments = [refused('AC_Integration', USER)];
    const { lines } = await install(org);
    expect(org.licensed).toEqual([USER]);
    expect(org.assignments).toContainEqual({ user: USER, set: 'AC_Integration' });
    expect(lines.join('\n')).toMatch(
      /permission set license Salesforce API Integration given, AC_Integration given/,
    );
  });

  it('becomes a member of the queue where its license does not allow Transfer Record', async () => {
    const org = orgWithConsole();
    org.refusedAssignments = [refused('AC_Integration_Transfer', 'nobody')];
    const { lines } = await install(org);
    expect(org.licensed).toEqual([]);
    expect(lines.join('\n')).toMatch(/does not allow Transfer Record, so the user is a member of the queue/);
    expect(org.membersOf('AC_Unassigned')).toEqual(['005000000000009AAA']);
  });

  it('is told how to be shown the agents where its license does not allow View All Users', async () => {
    const org = orgWithConsole();
    org.refusedAssignments = [refused('AC_Integration_ViewUsers', 'nobody')];
    const { lines } = await install(org);
    expect(lines.join('\n')).toMatch(
      /does not allow View All Users: where users are private, share the agents/,
    );
  });

  it('is another one where even the permission set license does not allow enough', async () => {
    const org = orgWithConsole();
    org.refusedAssignments = [refused('AC_Integration', 'nobody')];
    await expect(install(org)).rejects.toThrow(/even with the permission set license[^]*Choose a user/);
  });
});

describe('the queue of calls whose agent no user matches', () => {
  const DANA = { id: '005000000000002AAA', name: 'dana.reyes@northwind.example' };
  const LEADS = { id: '00G000000000003AAA', name: 'Team_Leads' };

  it('gets the members who are named, and has each once however often that is', async () => {
    const org = orgWithConsole();
    const { lines, plan } = await install(org, { queueMembers: [DANA, LEADS] });
    expect(lines.join('\n')).toContain('queue: 2 members added');
    expect(plan.join('\n')).toContain('make dana.reyes@northwind.example, Team_Leads members of the queue');
    expect((await install(org, { queueMembers: [LEADS, LEADS] })).lines.join('\n')).toContain(
      'queue: unchanged',
    );
    expect(org.membersOf('AC_Unassigned')).toEqual([DANA.id, LEADS.id]);
  });

  it('keeps those whom an administrator added, even where a deployment empties it', async () => {
    const org = orgWithConsole();
    await install(org, { queueMembers: [LEADS] });
    org.deploymentsEmptyQueue = true;
    org.package = new OrgMetadata(
      new Map([...org.package.files].filter(([file]) => !file.startsWith('staticresources/'))),
    );
    await install(org, { queueMembers: [DANA] });
    expect(org.membersOf('AC_Unassigned').sort()).toEqual([DANA.id, LEADS.id]);
  });
});

describe('the way in which agents are recognized', () => {
  it('is written into the middleware’s settings, and what is to be done with it is said', async () => {
    const rule = { field: 'Email', part: 'local-part' } as const;
    const { plan, outcome } = await install(orgWithConsole(), { agentRule: { rule, isNew: true } });
    expect(readFileSync(path.join(folder, 'salesforce.env'), 'utf8')).toMatch(
      /^AGENT_USER_FIELD=Email\nAGENT_USER_PART=local-part$/m,
    );
    expect(plan.join('\n')).toContain('agents are recognized by Email, up to the @');
    expect(outcome.remaining.join('\n')).toMatch(/AGENT_USER_FIELD[^]*npm run assign-owners/);
  });

  it('is left to be found out where nothing was decided', async () => {
    const { outcome } = await install(orgWithConsole());
    expect(readFileSync(path.join(folder, 'salesforce.env'), 'utf8')).not.toContain('AGENT_USER');
    expect(outcome.remaining.join('\n')).toContain('--connect-users FILE');
  });
});

describe('groups of permission sets', () => {
  const waiting = [{ DeveloperName: 'AC_Agent_Group', Status: 'Updating' }];

  it('are waited for until the org has worked them out', async () => {
    const org = new FakeOrg();
    org.pendingGroups = [waiting, waiting];
    let time = 0;
    const clock = {
      now: () => time,
      pause: (milliseconds: number) => Promise.resolve((time += milliseconds)),
    };
    await groupsWorkedOut(org.sf, 'my-org', ['AC_Agent_Group'], clock);
    expect(time).toBe(6000);
  });

  it('are not waited for where the org says that it failed', async () => {
    const org = new FakeOrg();
    org.pendingGroups = [[{ DeveloperName: 'AC_Agent_Group', Status: 'Failed' }]];
    await expect(groupsWorkedOut(org.sf, 'my-org', ['AC_Agent_Group'])).rejects.toThrow(
      /AC_Agent_Group[^]*Recalculate/,
    );
  });
});
