import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createApexRuntime, type ApexTestReport } from '#apex';
import { createLocalOrg, LOCAL_USERS } from '#org';
import { INSTALLATION_FOLDERS, projectSourceFiles } from '#package-metadata';

const PROJECT = path.join(import.meta.dirname, '..');

/** What a class is loaded as, instead of what its file has. */
export type SourceChange = (file: string, source: string) => string;

/**
 * Builds an org from the package and runs Apex tests of the package in it, as its administrator: all, or those of
 * some classes. Throws an ApexLoadError where the classes cannot be loaded.
 */
export async function runApexTests(
  classNames?: readonly string[],
  change: SourceChange = (_file, source) => source,
): Promise<ApexTestReport> {
  const org = createLocalOrg({
    source: projectSourceFiles(PROJECT, INSTALLATION_FOLDERS),
    users: LOCAL_USERS,
    client: { id: 'apex-tests', publicKeyPem: '' },
    namedCredentials: {},
  });
  const administrator = org.users.find(({ profile }) => profile === 'System Administrator');
  if (!administrator) throw new Error('The local org has no administrator to run the tests as.');
  const classes = globSync('force-app/**/*.{cls,trigger}', { cwd: PROJECT })
    .sort()
    .map((file) => ({ path: file, source: change(file, readFileSync(path.join(PROJECT, file), 'utf8')) }));
  const runtime = createApexRuntime({ classes, platform: org.platform });
  const user = org.runningUser(administrator.username);
  return runtime.runTests(classNames ? { user, classNames } : { user });
}
