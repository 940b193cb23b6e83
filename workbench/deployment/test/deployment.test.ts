import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deploy } from '../../../scripts/deployment/deployment.ts';
import { deployPackage } from '../../../scripts/deployment/package-deployment.ts';
import { planOf, readPresent, type Decisions } from '../../../scripts/deployment/plan.ts';
import { readTargetOrg } from '../../../scripts/deployment/target-org.ts';
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
    expect(lines).toHaveLength(7);
    expect(org.files.get('namedCredentials/AC_Middleware.namedCredential')).toContain('>http://127.0.0.1:9<');
    expect(org.files.get('cspTrustedSites/AC_Recordings.cspTrustedSite')).toContain(
      '>https://calls.s3.us-east-1.amazonaws.com<',
    );
    expect(org.files.get(CONSOLE_FILE)).toContain('<tabs>AC_Contact_Channel_Analytics__c</tabs>');
    expect(org.credential).toMatchObject({ ApiKey: { value: KEY } });
    expect(org.members).toEqual(['005000000000009AAA']);
    expect(org.assignments).toEqual([
      { user: 'dana.reyes@northwind.example', set: 'AC_CallRecording' },
      { user: 'alex.morgan@northwind.example', set: 'AC_CallRecording' },
      { user: 'integration@northwind.example', set: 'AC_Integration' },
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
    const before = { files: [...org.files], assignments: [...org.assignments], members: [...org.members] };
    const { lines } = await install(org);
    expect({ files: [...org.files], assignments: org.assignments, members: org.members }).toEqual(before);
    expect(lines.join('\n')).toMatch(
      /0 given, 3 there already[^]*External Client App: unchanged[^]*Console: unchanged/,
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
    const failures = [{ name: 'dana.reyes@northwind.example', message: 'License limit exceeded' }];
    org.refusals['org assign permset'] = { status: 1, result: { successes: [], failures } };
    await expect(install(org)).rejects.toThrow(
      /AC_CallRecording was not given: dana.*License limit exceeded/,
    );
  });
});
