import { parseArgs } from 'node:util';
import { isTestLevel, TEST_LEVELS, type TestLevel } from './test-level.ts';

const levels = Object.entries(TEST_LEVELS).map(([name, what]) => `      ${name.padEnd(24)} ${what}`);

export const USAGE = `Installs Contact Channel Analytics in a Salesforce org, or brings what is installed up to date.

  scripts/deploy --target-org ALIAS --integration-user USERNAME [options]

  --target-org ALIAS           the org, as the Salesforce CLI knows it; its default org without this
  --sign-in                    sign in to the org first, in the browser
  --login-url URL              where to sign in (https://test.salesforce.com for a sandbox)
  --integration-user USERNAME  the middleware's own user, which must exist
  --middleware-url URL         where Salesforce reaches the middleware
  --recordings-bucket-host HOST  the host that recordings are played from,
                               e.g. my-bucket.s3.eu-central-1.amazonaws.com
  --recordings-bucket NAME     the bucket instead of its host, with
  --region REGION              the AWS region that it is in
  --agents USERNAMES           see and play their own calls (several: separated by commas)
  --supervisors USERNAMES      see and play everyone's calls
  --downloaders USERNAMES      may also save recordings
  --administrators USERNAMES   see everyone's calls, and who listened
  --credentials-folder FOLDER  where key, certificate and environment file go
                               (~/.config/contact-channel-analytics/ORG without this)
  --new-certificate            make a new key and certificate for the middleware's login
  --no-console-tab             leave the Service Console's tabs alone
  --test-level LEVEL           which Apex tests the org runs (RunSpecifiedTests without this):
${levels.join('\n')}
  --dry-run                    have the org check the package, and change nothing
  --yes                        do not ask before changing the org

The key with which Salesforce proves itself to the middleware is read from the environment variable
MIDDLEWARE_API_KEY, or asked for, or made. It is never given on the command line.
`;

/** A command line that cannot be read. */
export class UsageError extends Error {}

export type DeployOptions = {
  targetOrg: string | undefined;
  signIn: boolean;
  loginUrl: string;
  integrationUser: string | undefined;
  middlewareUrl: string | undefined;
  recordingsBucketHost: string | undefined;
  recordingsBucket: { name: string; region: string } | undefined;
  agents: string[];
  supervisors: string[];
  downloaders: string[];
  administrators: string[];
  credentialsFolder: string | undefined;
  newCertificate: boolean;
  consoleTab: boolean;
  testLevel: TestLevel;
  dryRun: boolean;
  yes: boolean;
  help: boolean;
};

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

/** Reads the command line. Throws a UsageError that names what is wrong. */
export function readOptions(args: readonly string[]): DeployOptions {
  const values = parse(args);
  return {
    targetOrg: values['target-org'],
    signIn: values['sign-in'],
    loginUrl: values['login-url'] ?? 'https://login.salesforce.com',
    integrationUser: values['integration-user'],
    middlewareUrl: values['middleware-url'],
    recordingsBucketHost: values['recordings-bucket-host'],
    recordingsBucket: bucketOf(values),
    agents: list(values.agents),
    supervisors: list(values.supervisors),
    downloaders: list(values.downloaders),
    administrators: list(values.administrators),
    credentialsFolder: values['credentials-folder'],
    newCertificate: values['new-certificate'],
    consoleTab: !values['no-console-tab'],
    testLevel: testLevel(values['test-level']),
    dryRun: values['dry-run'],
    yes: values.yes,
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'target-org': { ...text, short: 'o' },
        'sign-in': flag,
        'login-url': text,
        'integration-user': text,
        'middleware-url': text,
        'recordings-bucket-host': text,
        'recordings-bucket': text,
        region: text,
        agents: text,
        supervisors: text,
        downloaders: text,
        administrators: text,
        'credentials-folder': text,
        'new-certificate': flag,
        'no-console-tab': flag,
        'test-level': text,
        'dry-run': flag,
        yes: { ...flag, short: 'y' },
        help: { ...flag, short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** A bucket is given by its name and region, or by its host, and never by half. */
function bucketOf(values: ReturnType<typeof parse>): DeployOptions['recordingsBucket'] {
  const { 'recordings-bucket': name, region, 'recordings-bucket-host': host } = values;
  if (name === undefined && region === undefined) return undefined;
  if (name === undefined || region === undefined)
    throw new UsageError('--recordings-bucket and --region belong together: give both.');
  if (host !== undefined)
    throw new UsageError(
      'Give the bucket by --recordings-bucket and --region, or by its host, and not by both.',
    );
  return { name, region };
}

function testLevel(value = 'RunSpecifiedTests'): TestLevel {
  if (isTestLevel(value)) return value;
  throw new UsageError(
    `--test-level is one of ${Object.keys(TEST_LEVELS).join(', ')}, not ${value}.\n\n${USAGE}`,
  );
}

const list = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
