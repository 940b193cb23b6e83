import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLocalOrg, LOCAL_USERS } from '#org';
import { INSTALLATION_FOLDERS, projectSourceFiles } from '#package-metadata';
import { ApexLoadError, createApexRuntime, printReport } from '#apex';

const PROJECT = path.join(import.meta.dirname, '..');

/** Builds an org from the package and runs the package's Apex tests in it, as its administrator. */
async function main(): Promise<boolean> {
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
    .map((file) => ({ path: file, source: readFileSync(path.join(PROJECT, file), 'utf8') }));
  const runtime = createApexRuntime({ classes, platform: org.platform });
  const report = await runtime.runTests({ user: org.runningUser(administrator.username) });
  return printReport(report, (line) => {
    process.stdout.write(`${line}\n`);
  });
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  if (!(error instanceof ApexLoadError)) throw error;
  process.stderr.write(`The Apex classes cannot be loaded:\n${error.message}\n`);
  process.exitCode = 1;
}
