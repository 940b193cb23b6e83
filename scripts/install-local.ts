/**
 * Installs the package in an empty local org as a user would in theirs: `scripts/deploy` before and after the
 * middleware is given its settings, then `scripts/verify-org`; and another org by the unlocked package. All through the real Salesforce CLI and with the
 * real middleware. Prints what each did and ends with `N passed, N failed`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findCli } from './deployment/find-cli.ts';
import { startAws } from '#aws';
import { RECOMMENDED_INTEGRATION_USER } from '#org';
import { startCompanyOrg } from '#company-org';
import { packageSteps } from './rehearsal/package-steps.ts';

const ADMINISTRATOR = 'alex.morgan@northwind.example';
const CONSOLE_FILE = 'applications/standard__LightningService.app-meta.xml';
const MIDDLEWARE_START_MS = 60_000;

const project = path.resolve(import.meta.dirname, '..');
const home = mkdtempSync(path.join(tmpdir(), 'installation-'));
const folder = path.join(home, 'credentials');
const environment = {
  PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
  HOME: home,
  SF_DISABLE_TELEMETRY: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
};
const BUCKETS = ['northwind-connect-recordings', 'northwind-contact-analytics'];
const AWS_CREDENTIALS = { accessKeyId: 'AKIALOCALINSTALLATION', secretAccessKey: 'for-the-local-s3-alone' };
const results: boolean[] = [];

function expectThat(what: string, holds: boolean): void {
  results.push(holds);
  console.log(`${holds ? '✓' : '✗'} ${what}`);
}

async function run(
  command: string,
  args: readonly string[],
  extra: Record<string, string> = {},
  cwd = project,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(command, args, {
    cwd,
    env: { ...environment, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      process.stdout.write(text.replace(/^(?=.)/gm, '    '));
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

const scriptFor = (org: string, name: string, ...args: string[]) =>
  run(process.execPath, [path.join('scripts', 'deployment', `${name}.ts`), '--target-org', org, ...args]);
const script = (name: string, ...args: string[]) => scriptFor('local', name, ...args);

/** A project of an administrator's own, with some files in source format. */
function projectOf(files: Record<string, string>): string {
  const own = mkdtempSync(path.join(home, 'project-'));
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(own, 'force-app', 'main', 'default', file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  const packageDirectories = [{ path: 'force-app', default: true }];
  writeFileSync(
    path.join(own, 'sfdx-project.json'),
    JSON.stringify({ packageDirectories, sourceApiVersion: '65.0' }),
  );
  return own;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

/** The middleware with the settings that the installation wrote, in front of a local S3. */
async function startMiddleware(port: number, s3: string): Promise<ChildProcess> {
  const settings = path.join(folder, 'salesforce.env');
  const child = spawn(process.execPath, [`--env-file=${settings}`, 'middleware/src/server.ts'], {
    cwd: project,
    env: {
      PATH: environment.PATH,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: AWS_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: AWS_CREDENTIALS.secretAccessKey,
      AWS_ENDPOINT_URL_S3: s3,
      S3_FORCE_PATH_STYLE: 'true',
      CONNECT_RECORDINGS_BUCKETS: 'northwind-connect-recordings',
      RESULTS_BUCKET: 'northwind-contact-analytics',
      PIPELINE_API_KEYS: 'a-key-for-the-pipeline-alone',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const until = Date.now() + MIDDLEWARE_START_MS;
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/healthz`).catch(() => undefined);
    if (answer?.ok) return child;
    await pause(100);
  }
  throw new Error('The middleware did not start with the settings that were written.');
}

const local = await startCompanyOrg();
const aws = await startAws({
  dataFolder: path.join(home, 'aws'),
  buckets: BUCKETS.map((name) => ({ name })),
  credentials: AWS_CREDENTIALS,
  region: 'us-east-1',
  knownRecordings: new Map(),
});
let middleware: ChildProcess | undefined;
try {
  const cli = findCli(project, console.log);
  const login = [
    'org',
    'login',
    'access-token',
    '--instance-url',
    local.url,
    '--alias',
    'local',
    '--no-prompt',
  ];
  await run(cli, login, { SF_ACCESS_TOKEN: local.org.accessTokenOf(ADMINISTRATOR) });
  const port = await freePort();
  const tabs = (): string[] =>
    [
      ...local.api
        .metadata()
        .read(CONSOLE_FILE)
        .matchAll(/<tabs>(.*?)<\/tabs>/g),
    ].map((match) => match[1] ?? '');
  const own = tabs();

  console.log('\nscripts/deploy, the first time');
  const settings = ['--yes', '--credentials-folder', folder];
  const connectUsers = path.join(home, 'connect-users.csv');
  writeFileSync(connectUsers, 'Username,First name\ndana.reyes,Dana\nomar.haddad,Omar\nno.longer.here,Sam\n');
  const first = await script(
    'deploy',
    ...settings,
    ...['--integration-user', RECOMMENDED_INTEGRATION_USER.username],
    ...['--middleware-url', `http://127.0.0.1:${String(port)}`],
    ...['--recordings-bucket-host', 'northwind-connect-recordings.s3.us-east-1.amazonaws.com'],
    ...['--agents', 'dana.reyes@northwind.example', '--supervisors', 'priya.nair@northwind.example'],
    ...['--unassigned-queue-members', 'priya.nair@northwind.example', '--connect-users', connectUsers],
  );
  expectThat('installs, and says that the middleware is not reached yet', first.code === 2);
  expectThat(
    'gives the recommended user the permission set license before its permission set',
    /license Salesforce API Integration given, AC_Integration given/.test(first.output),
  );
  expectThat(
    'makes it a member of the queue, since its license does not allow Transfer Record',
    first.output.includes('does not allow Transfer Record, so the user is a member of the queue'),
  );
  expectThat(
    'lets it see every user, which its license allows',
    first.output.includes('AC_Integration_ViewUsers given'),
  );
  expectThat(
    'counts by field which agents it would recognize',
    /Of 3 users of Amazon Connect[^]*Username +up to the @ +2 +0 +1/.test(first.output),
  );
  expectThat('gives the queue the member who is named', first.output.includes('queue: 1 member added'));
  expectThat('signs in through the app that it made', first.output.includes('It can sign in.'));

  console.log('\nscripts/deploy, again, once the middleware has its settings');
  middleware = await startMiddleware(port, aws.s3.endpoint);
  const second = await script('deploy', ...settings);
  expectThat('finds every link of the connection working', second.code === 0);
  expectThat(
    'leaves alone what is right already',
    [
      'package: unchanged',
      'External Client App: unchanged',
      'permission sets: 0 given',
      'public group: unchanged',
      'queue: unchanged',
      'Service Console: unchanged',
    ].every((line) => second.output.includes(line)),
  );
  expectThat(
    'adds its tab once, behind the company’s own',
    JSON.stringify(tabs()) === JSON.stringify([...own, 'AC_Contact_Channel_Analytics__c']),
  );
  const written = readFileSync(path.join(folder, 'salesforce.env'), 'utf8');
  expectThat(
    'keeps the way in which agents are recognized',
    written.includes('AGENT_USER_FIELD=Username\nAGENT_USER_PART=local-part\n'),
  );
  const key = /^SALESFORCE_API_KEYS=(.+)$/m.exec(written)?.[1] ?? '';
  expectThat('prints no secret', key.length >= 20 && !(first.output + second.output).includes(key));
  const modes = ['salesforce.env', 'middleware-login.key'].map(
    (name) => statSync(path.join(folder, name)).mode & 0o777,
  );
  expectThat(
    'keeps its secrets from other users',
    modes.every((mode) => mode === 0o600),
  );

  console.log('\nscripts/deploy, after an administrator has edited a permission set, and somebody a class');
  const set = 'permissionsets/AC_Supervisor.permissionset-meta.xml';
  const edited = 'classes/AC_CallFinder.cls';
  const present = (file: string): string => local.api.metadata().read(file);
  const grant = '<userPermissions><enabled>true</enabled><name>RunReports</name></userPermissions>';
  const changes = {
    [set]: present(set).replace('</PermissionSet>', `${grant}</PermissionSet>`),
    [edited]: `${present(edited)}// edited by hand\n`,
    [`${edited}-meta.xml`]: present(`${edited}-meta.xml`),
  };
  await run(
    cli,
    ['project', 'deploy', 'start', '--source-dir', 'force-app', '--target-org', 'local'],
    {},
    projectOf(changes),
  );
  const third = await script('deploy', ...settings);
  expectThat(
    'says what was changed',
    third.output.includes('permission set AC_Supervisor: userPermissions RunReports added'),
  );
  expectThat('keeps the administrator’s permission set', present(set).includes('RunReports'));
  expectThat('puts the class back', third.code === 0 && !present(edited).includes('edited by hand'));
  await script('deploy', ...settings, '--replace-changes');
  expectThat('replaces the permission set where it is told to', !present(set).includes('RunReports'));

  console.log('\nscripts/deploy, with a new certificate');
  const keyFile = path.join(folder, 'middleware-login.key');
  const formerKey = readFileSync(keyFile, 'utf8');
  const renewed = await script('deploy', ...settings, '--new-certificate');
  expectThat(
    'says that the certificate is replaced after a login with it',
    renewed.output.includes('certificate replaced, and the middleware’s user signed in with the new one'),
  );
  expectThat('has another key then', readFileSync(keyFile, 'utf8') !== formerKey);

  console.log('\nscripts/verify-org');
  const table = path.join(home, 'org-verification.md');
  const verified = await script('verify-org', '--credentials-folder', folder, '--output', table);
  const counts = / (\d+) different, (\d+) failed, (\d+) same, (\d+) not asked/.exec(
    readFileSync(table, 'utf8'),
  );
  const [different, wrong, same] = (counts ?? []).slice(1).map(Number);
  expectThat(
    'finds every answer of this org to be what it assumes',
    verified.code === 0 && different === 0 && wrong === 0 && Number(same) > 0,
  );
  expectThat(
    'writes a table that names nobody and no host',
    !/@|localhost|127\.0\.0\.1|northwind/.test(readFileSync(table, 'utf8')),
  );
  expectThat(
    'says first that no real org has seen it',
    /^This has not been run against a real org/.test(verified.output),
  );
  expectThat(
    'leaves no record behind',
    ['AC_Contact_Channel_Analytics__c', 'AC_Deleted_Contact__c', 'ContentDocument'].every(
      (type) => local.org.tableSize(type) === 0,
    ),
  );
  await packageSteps({
    project,
    home,
    administrator: ADMINISTRATOR,
    cli: (args, extra) => run(cli, args, extra),
    deploy: (org, ...args) => scriptFor(org, 'deploy', ...args),
    expectThat,
  });
} finally {
  middleware?.kill('SIGTERM');
  await aws.close();
  await local.close();
  rmSync(home, { recursive: true, force: true });
}
const failed = results.filter((holds) => !holds).length;
console.log(`\n${String(results.length - failed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;
