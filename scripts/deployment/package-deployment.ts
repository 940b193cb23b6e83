import { explainTestFailures } from './customer-rules.ts';
import { DeploymentRefused, runDeployment } from './metadata-files.ts';
import { SfError, type Sf } from './sf.ts';
import { testArguments, type TestLevel } from './test-level.ts';

export type PackageDeployment = {
  testLevel: TestLevel;
  /** Have the org check everything and change nothing. */
  dryRun?: boolean;
  folders?: readonly string[];
};

/** The package, and the sharing rules that a package cannot hold. */
export const PACKAGE_FOLDERS = ['force-app', 'sharing'] as const;
/** What is deployed beside the unlocked package. */
export const BESIDE_PACKAGE: readonly string[] = ['sharing'];
const sourcesOf = (folders: readonly string[]): string[] =>
  folders.flatMap((folder) => ['--source-dir', folder]);
export const PACKAGE_SOURCES = sourcesOf(PACKAGE_FOLDERS);

/**
 * Deploys the package and its sharing rules, or some of their folders. Unless told otherwise only the package's own Apex tests run: a test of the org's that
 * fails is no reason to refuse the package. Throws an SfError with every refusal, and with an explanation where rules
 * of the org's own made tests fail.
 */
export async function deployPackage(
  sf: Sf,
  org: string,
  project: string,
  { testLevel, dryRun = false, folders = PACKAGE_FOLDERS }: PackageDeployment,
): Promise<void> {
  const args = ['project', 'deploy', 'start', ...sourcesOf(folders), '--target-org', org, '--wait', '60'];
  const hasCode = folders.includes('force-app');
  const options = ['--ignore-conflicts', ...(hasCode ? testArguments(testLevel, project) : [])];
  try {
    await runDeployment(sf, [...args, ...options, ...(dryRun ? ['--dry-run'] : [])]);
  } catch (error) {
    if (!(error instanceof DeploymentRefused)) throw error;
    const explanation = await explainTestFailures(sf, org, error.testFailures);
    throw explanation === undefined ? error : new SfError(`${error.message}\n\n${explanation}`);
  }
}
