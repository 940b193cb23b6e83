import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startEmptyOrg } from '#metadata-api';
import { deployPackage } from '../deployment/package-deployment.ts';
import type { TestLevel } from '../deployment/test-level.ts';
import { ADMINISTRATOR } from './deployment-steps.ts';
import { shows } from './expectations.ts';
import type { LocalCli } from './local-cli.ts';

const RULES = path.resolve(import.meta.dirname, '../../workbench/northwind-rules');
const ORG = 'german';

/**
 * An org whose administrator is German: the package deploys with its tests. Then the customer makes rules of its own,
 * which refuse rows that the tests need: the deployment says which, and goes through without those tests.
 */
export async function customerRuleSteps(cli: LocalCli): Promise<void> {
  const served = await startEmptyOrg(undefined, 'de');
  try {
    await cli.run({
      title: 'signs in an administrator whose language is German',
      args: [
        ...['org', 'login', 'access-token', '--instance-url', served.url],
        ...['--no-prompt', '--alias', ORG],
      ],
      environment: { SF_ACCESS_TOKEN: served.org.accessTokenOf(ADMINISTRATOR) },
      expect: shows('username', (username) => username === ADMINISTRATOR, 'the administrator'),
    });
    await deployAt(
      cli,
      'RunSpecifiedTests',
      'deploys the package for this administrator, with all its tests',
    );
    await deployRules(cli);
    const ofCases = ['the validation rule Northwind_Region_Needed', 'the trigger NorthwindTaskTrigger'];
    const ofUsers = 'the field NorthwindCostCenter__c is required';
    await refusedAt(cli, 'RunSpecifiedTests', [...ofCases, ofUsers, '--test-level OwnObjects']);
    await refusedAt(cli, 'WithoutStandardObjects', [ofUsers, '--test-level OwnObjects'], ofCases);
    await deployAt(cli, 'OwnObjects', 'deploys the package without the tests that need such rows');
  } finally {
    await served.close();
  }
}

/** What an org had already decided for cases, tasks and users. */
async function deployRules(cli: LocalCli): Promise<void> {
  const files = globSync('**/*.*', { cwd: RULES }).map(
    (file) => [file, readFileSync(path.join(RULES, file), 'utf8')] as const,
  );
  await cli.run({
    title: "deploys the customer's own rules for cases, tasks and users",
    folder: cli.makeProject('northwind-rules', [], Object.fromEntries(files)),
    args: [
      ...['project', 'deploy', 'start', '--source-dir', 'force-app', '--target-org', ORG],
      ...['--test-level', 'RunSpecifiedTests', '--tests', 'NorthwindTaskTriggerTest'],
    ],
    expect: shows('status', (status) => status === 'Succeeded', 'a deployment that succeeds'),
  });
}

async function deployAt(cli: LocalCli, testLevel: TestLevel, title: string): Promise<void> {
  await cli.attempt({
    title,
    what: `scripts/deploy --test-level ${testLevel}`,
    work: () => deployPackage(cli.sf(), ORG, cli.packageFolder, { testLevel }),
    expect: (refusal) => refusal && `it was refused: ${refusal}`,
  });
}

async function refusedAt(
  cli: LocalCli,
  testLevel: TestLevel,
  words: readonly string[],
  absent: readonly string[] = [],
): Promise<void> {
  await cli.attempt({
    title: `says which of the customer's rules refused a test at the level ${testLevel}`,
    what: `scripts/deploy --test-level ${testLevel}`,
    work: () => deployPackage(cli.sf(), ORG, cli.packageFolder, { testLevel }),
    expect: (refusal) => {
      if (refusal === undefined) return 'it was not refused';
      const missing = words.filter((each) => !refusal.includes(each));
      const wrong = absent.filter((each) => refusal.includes(each));
      if (missing.length + wrong.length === 0) return undefined;
      return `it lacks “${missing.join('”, “')}”, or should not say “${wrong.join('”, “')}”: ${refusal}`;
    },
  });
}
