import { parseArgs } from 'node:util';
import type { ChangesPolicy } from './installation/package-plan.ts';
import { isVersionId } from './installation/package-version.ts';
import { isInstance } from './owners/ask-connect.ts';
import { isTestLevel, TEST_LEVELS, type TestLevel } from './test-level.ts';
import { USAGE } from './usage.ts';

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
  /** User names, and developer names of public groups and roles. */
  queueMembers: string[];
  /** A file with the user names of Amazon Connect. */
  connectUsers: string | undefined;
  /** ID or ARN of the instance that is asked for them instead. */
  connectInstance: string | undefined;
  credentialsFolder: string | undefined;
  newCertificate: boolean;
  consoleTab: boolean;
  testLevel: TestLevel;
  /** Id of a version of the unlocked package, in place of a deployment from source. */
  package: string | undefined;
  /** What becomes of what an administrator has changed of the package. */
  changes: ChangesPolicy;
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
    agents: readList(values.agents),
    supervisors: readList(values.supervisors),
    downloaders: readList(values.downloaders),
    administrators: readList(values.administrators),
    queueMembers: readList(values['unassigned-queue-members']),
    ...connectOf(values),
    credentialsFolder: values['credentials-folder'],
    newCertificate: values['new-certificate'],
    consoleTab: !values['no-console-tab'],
    testLevel: testLevel(values['test-level']),
    package: packageOf(values),
    changes: changesOf(values),
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
        'unassigned-queue-members': text,
        'connect-users': text,
        'connect-instance': text,
        'credentials-folder': text,
        'new-certificate': flag,
        'no-console-tab': flag,
        'test-level': text,
        package: text,
        'keep-changes': flag,
        'replace-changes': flag,
        'dry-run': flag,
        yes: { ...flag, short: 'y' },
        help: { ...flag, short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** Nothing of an administrator's is replaced without an answer or a word on the command line. */
function changesOf(values: ReturnType<typeof parse>): ChangesPolicy {
  const { 'keep-changes': keep, 'replace-changes': replace, yes } = values;
  if (keep && replace) throw new UsageError('--keep-changes and --replace-changes exclude each other.');
  return replace ? 'replace' : keep || yes ? 'keep' : 'ask';
}

/** What a package version installs was tested when it was built; the org checks nothing beforehand. */
function packageOf(values: ReturnType<typeof parse>): string | undefined {
  const { package: id, 'test-level': level, 'dry-run': dryRun } = values;
  if (id === undefined) return undefined;
  if (!isVersionId(id)) throw new UsageError(`--package is the id of a package version (04t…), not ${id}.`);
  if (level !== undefined || dryRun)
    throw new UsageError('--test-level and --dry-run are for source deployments, and exclude --package.');
  return id;
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

/** The users of Amazon Connect are in a file, or Amazon Connect is asked. */
function connectOf(
  values: ReturnType<typeof parse>,
): Pick<DeployOptions, 'connectUsers' | 'connectInstance'> {
  const { 'connect-users': connectUsers, 'connect-instance': connectInstance } = values;
  if (connectUsers !== undefined && connectInstance !== undefined)
    throw new UsageError('Give --connect-users or --connect-instance, and not both.');
  if (connectInstance !== undefined && !isInstance(connectInstance))
    throw new UsageError(`--connect-instance is the ID or ARN of an instance, not ${connectInstance}.`);
  return { connectUsers, connectInstance };
}

function testLevel(value = 'RunSpecifiedTests'): TestLevel {
  if (isTestLevel(value)) return value;
  throw new UsageError(
    `--test-level is one of ${Object.keys(TEST_LEVELS).join(', ')}, not ${value}.\n\n${USAGE}`,
  );
}

/** What is separated by commas. */
export const readList = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
