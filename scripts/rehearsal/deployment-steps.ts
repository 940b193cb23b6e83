import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RECOMMENDED_INTEGRATION_USER } from '#org';
import type { EmptyOrg } from '#metadata-api';
import { parseXml } from '#package-metadata';
import { canonical } from '../deployment/installation/canonical-metadata.ts';
import { PACKAGE_SOURCES } from '../deployment/package-deployment.ts';
import { exampleSteps } from './example-steps.ts';
import { refusesWith, shows, succeeds } from './expectations.ts';
import type { CliAnswer, LocalCli } from './local-cli.ts';
import { sharingVisits } from './sharing-visits.ts';

/** Who deploys. */
export const ADMINISTRATOR = 'alex.morgan@northwind.example';
const INTEGRATION = 'integration@northwind.example';
const OBJECT = 'AC_Contact_Channel_Analytics__c';
/** What needs the hosts of an org, and the hosts of one. */
export const ORG_SETTINGS = {
  args: ['--source-dir', 'org-settings'],
  environment: {
    AC_MIDDLEWARE_URL: 'https://middleware.northwind.example',
    AC_RECORDINGS_URL: 'https://northwind-recordings.s3.us-east-1.amazonaws.com',
  },
};
/** What is held against the project's own files. */
const RETRIEVED = [
  `objects/${OBJECT}/fields/ContactId__c.field-meta.xml`,
  `objects/${OBJECT}/${OBJECT}.object-meta.xml`,
  'classes/AC_PlaybackController.cls',
  'lwc/acCard/acCard.js',
];

interface Login {
  org: EmptyOrg;
  clientId: string;
  privateKey: string;
}

/** Login, dry run, deployment, validation, permission sets, Apex tests, retrieval, queries and sharing. */
export async function deploymentSteps(cli: LocalCli, login: Login): Promise<void> {
  await logIn(cli, login);
  await deploy(cli, login.org);
  await deployHosts(cli, login.org);
  await assignPermissionSets(cli);
  await licenseIntegrationUser(cli);
  await cli.run({
    title: 'runs every Apex test with coverage',
    args: ['apex', 'run', 'test', '--code-coverage', '--wait', '10'],
    expect: shows('summary.outcome', (outcome) => outcome === 'Passed', 'all tests should pass'),
  });
  await retrieve(cli);
  await logInIntegration(cli, login.org);
  await query(cli);
  await visit(cli, login.org);
  await exampleSteps(cli, INTEGRATION);
}

const LOGIN = ['org', 'login', 'access-token', '--no-prompt'];

async function logIn(cli: LocalCli, { org, clientId, privateKey }: Login): Promise<void> {
  const keyFile = path.join(cli.folder, 'client.key');
  writeFileSync(keyFile, privateKey, { mode: 0o600 });
  await cli.run({
    title: 'signs the administrator in with a signed token',
    args: [
      ...['org', 'login', 'jwt', '--client-id', clientId, '--jwt-key-file', keyFile],
      ...['--username', ADMINISTRATOR, '--instance-url', org.url, '--alias', 'by-token'],
    ],
    expect: shows('username', (username) => username === ADMINISTRATOR, 'the administrator'),
  });
  await cli.run({
    title: 'signs the administrator in with an access token',
    args: [...LOGIN, '--instance-url', org.url, '--alias', 'administrator'],
    environment: { SF_ACCESS_TOKEN: org.org.accessTokenOf(ADMINISTRATOR) },
    expect: shows('username', (username) => username === ADMINISTRATOR, 'the administrator'),
  });
}

/** Records are the middleware's to write: not even the administrator may edit their fields. */
async function logInIntegration(cli: LocalCli, org: EmptyOrg): Promise<void> {
  await cli.run({
    title: "signs the middleware's user in",
    args: [...LOGIN, '--instance-url', org.url, '--alias', 'integration'],
    environment: { SF_ACCESS_TOKEN: org.org.accessTokenOf(INTEGRATION) },
    expect: shows('username', (username) => username === INTEGRATION, "the middleware's user"),
  });
}

async function deploy(cli: LocalCli, org: EmptyOrg): Promise<void> {
  await cli.run({
    title: 'tries the package without changing anything',
    args: ['project', 'deploy', 'start', '--dry-run'],
    expect: shows('status', (status) => status === 'Succeeded', 'a dry run that succeeds'),
  });
  await cli.run({
    title: 'after the dry run the org is as empty as before',
    args: ['data', 'query', '--query', `SELECT Id FROM ${OBJECT}`],
    expect: ({ status, text }: CliAnswer) =>
      status !== 0 && text.includes('INVALID_TYPE') ? undefined : 'the object should not be there yet',
  });
  await cli.run({
    title:
      'deploys a fresh clone into the empty org without any option, and no placeholder of a host with it',
    args: ['project', 'deploy', 'start'],
    expect: (answer) =>
      shows('status', (status) => status === 'Succeeded', 'a deployment that succeeds')(answer) ??
      placeholdersIn(org),
  });
  const validated = await cli.run({
    title: 'validates the package with all its tests',
    args: ['project', 'deploy', 'validate', ...PACKAGE_SOURCES, '--test-level', 'RunLocalTests'],
    expect: shows('numberTestsTotal', (count) => Number(count) > 0, 'tests that ran'),
  });
  await cli.run({
    title: 'deploys what was validated, without running the tests again',
    args: ['project', 'deploy', 'quick', '--job-id', String((validated.result as { id?: string }).id)],
    expect: shows('status', (status) => status === 'Succeeded', 'a deployment that succeeds'),
  });
  await cli.run({
    title: 'deploys the package once more over REST, which changes nothing',
    args: ['project', 'deploy', 'start'],
    environment: { SF_ORG_METADATA_REST_DEPLOY: 'true' },
    expect: shows(
      'files',
      (files) =>
        Array.isArray(files) && files.every((file) => (file as { state: string }).state === 'Unchanged'),
      'only unchanged files',
    ),
  });
}

/** An org's own hosts come on demand, and never as placeholders. */
async function deployHosts(cli: LocalCli, org: EmptyOrg): Promise<void> {
  await cli.run({
    title: 'refuses the settings of an org while its hosts are not given',
    args: ['project', 'deploy', 'start', ...ORG_SETTINGS.args],
    expect: refusesWith('replaceWithEnv'),
  });
  await cli.run({
    title: 'deploys the settings with the hosts of the org',
    args: ['project', 'deploy', 'start', ...ORG_SETTINGS.args],
    environment: ORG_SETTINGS.environment,
    expect: (answer) =>
      succeeds(answer) ??
      placeholdersIn(org) ??
      (metadataWith(org, ORG_SETTINGS.environment.AC_MIDDLEWARE_URL).length === 1
        ? undefined
        : 'the named credential should lead to the host that was given'),
  });
}

function placeholdersIn(org: EmptyOrg): string | undefined {
  const files = metadataWith(org, /\.invalid\b/);
  return files.length === 0 ? undefined : `placeholders of hosts came into the org: ${files.join(', ')}`;
}

function metadataWith({ api }: EmptyOrg, words: string | RegExp): string[] {
  const metadata = api.metadata();
  return metadata
    .paths()
    .filter((file) => file.endsWith('-meta.xml') && new RegExp(words).test(metadata.read(file)));
}

async function assignPermissionSets(cli: LocalCli): Promise<void> {
  await cli.run({
    title: 'assigns the administrator the permission sets',
    args: ['org', 'assign', 'permset', '--name', 'AC_CallRecording', '--name', 'AC_Administrator'],
    expect: succeeds,
  });
  await cli.run({
    title: "assigns the middleware's user its permission set",
    args: [
      ...['org', 'assign', 'permset', '--on-behalf-of', INTEGRATION],
      ...['--name', 'AC_Integration', '--name', 'AC_Integration_Transfer'],
    ],
    expect: succeeds,
  });
  await cli.run({
    title: 'has the assignment in the org',
    args: [
      ...['data', 'query', '--query'],
      `SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = '${INTEGRATION}' AND PermissionSet.Name = 'AC_Integration'`,
    ],
    expect: shows('totalSize', (size) => size === 1, 'one assignment'),
  });
}

/** The user that the guide recommends: its license allows little before the permission set license is there. */
async function licenseIntegrationUser(cli: LocalCli): Promise<void> {
  const { username } = RECOMMENDED_INTEGRATION_USER;
  const assign = (kind: string, name: string) => [
    'org',
    'assign',
    kind,
    '--name',
    name,
    '--on-behalf-of',
    username,
  ];
  await cli.run({
    title: 'refuses a permission set that the license of Salesforce Integration does not allow',
    args: assign('permset', 'AC_Integration'),
    expect: refusesWith("Can't assign permission set AC Integration to user Connect Middleware"),
  });
  await cli.run({
    title: 'assigns the permission set license Salesforce API Integration',
    args: assign('permsetlicense', 'SalesforceAPIIntegrationPsl'),
    expect: succeeds,
  });
  await cli.run({
    title: 'takes the permission set now',
    args: assign('permset', 'AC_Integration'),
    expect: succeeds,
  });
  await cli.run({
    title: 'still refuses Transfer Record to that license',
    args: assign('permset', 'AC_Integration_Transfer'),
    expect: refusesWith("The user license doesn't allow the permission: Transfer Record"),
  });
  await cli.run({
    title: 'allows View All Users to it',
    args: assign('permset', 'AC_Integration_ViewUsers'),
    expect: succeeds,
  });
}

async function retrieve(cli: LocalCli): Promise<void> {
  const folder = cli.makeProject('retrieved', []);
  const metadata = [`CustomObject:${OBJECT}`, 'ApexClass', 'LightningComponentBundle:acCard'];
  await cli.run({
    title: 'gives back the metadata as it was deployed',
    folder,
    args: ['project', 'retrieve', 'start', ...metadata.flatMap((name) => ['--metadata', name])],
    expect: (answer) => succeeds(answer) ?? firstDifference(cli, folder),
  });
}

/** A file that means something else than it did: order and white space of XML do not count. */
function firstDifference(cli: LocalCli, folder: string): string | undefined {
  const read = (root: string, file: string): string => {
    // The package sorts its components by domain; a retrieval into an empty project puts all in one folder.
    const [found = file] = globSync(`force-app/main/*/${file}`, { cwd: root });
    const content = readFileSync(path.join(root, found), 'utf8');
    return file.endsWith('.xml') ? canonical(parseXml(content), 'none') : content;
  };
  const different = RETRIEVED.find(
    (file) => read(folder, file) !== read(path.join(cli.folder, 'package'), file),
  );
  return different && `${different} came back different`;
}

async function query(cli: LocalCli): Promise<void> {
  await cli.run({
    title: 'creates a record of the deployed object',
    args: [
      ...['data', 'create', 'record', '--target-org', 'integration', '--sobject', OBJECT, '--values'],
      "ContactId__c='11111111-2222-4333-8444-555555555555' Channel__c=VOICE",
    ],
    expect: succeeds,
  });
  await cli.run({
    title: 'finds the record again',
    args: ['data', 'query', '--query', `SELECT Name, Channel__c FROM ${OBJECT}`],
    expect: shows('totalSize', (size) => size === 1, 'one record'),
  });
}

/** The deployed sharing rules, as users meet them whom an administrator has let in. */
async function visit(cli: LocalCli, org: EmptyOrg): Promise<void> {
  for (const { title, work } of sharingVisits(org)) {
    await cli.attempt({ title, what: 'requests to the REST API', work, expect: (problem) => problem });
  }
}
