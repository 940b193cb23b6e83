import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runDeployment } from './metadata-files.ts';
import type { Sf } from './sf.ts';

/** Names of the package's Apex test classes. */
export function testClasses(project: string): string[] {
  return globSync('force-app/**/*.cls', { cwd: project })
    .filter((file) => /@isTest\s+(?:private|public)/i.test(readFileSync(path.join(project, file), 'utf8')))
    .map((file) => path.basename(file, '.cls'))
    .filter((name) => name.endsWith('Test'))
    .sort();
}

/** The package, and the sharing rules that a package cannot hold. */
export const PACKAGE_SOURCES = ['--source-dir', 'force-app', '--source-dir', 'sharing'] as const;

/**
 * Deploys the package and its sharing rules whole, with the package's own Apex tests and no others: a test of the org's that fails is
 * no reason to refuse the package. Throws an SfError with every refusal.
 */
export async function deployPackage(sf: Sf, org: string, project: string, dryRun = false): Promise<void> {
  const tests = testClasses(project).flatMap((name) => ['--tests', name]);
  const args = ['project', 'deploy', 'start', ...PACKAGE_SOURCES, '--target-org', org, '--wait', '60'];
  const options = ['--ignore-conflicts', '--test-level', 'RunSpecifiedTests', ...tests];
  await runDeployment(sf, [...args, ...options, ...(dryRun ? ['--dry-run'] : [])]);
}
