/** Installs the package in an org, or brings it up to date; `scripts/deploy --help` says how. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { decide } from './decisions.ts';
import { deploy, type Outcome } from './deployment.ts';
import { findCli } from './find-cli.ts';
import { readOptions, UsageError, type DeployOptions } from './options.ts';
import { deployPackage } from './package-deployment.ts';
import { planOf, readPresent } from './plan.ts';
import { terminalQuestions } from './questions.ts';
import { sfRunner } from './sf.ts';
import { readTargetOrg } from './target-org.ts';
import { USAGE } from './usage.ts';

const project = path.resolve(import.meta.dirname, '../..');
const say = (line: string): void => {
  console.log(line);
};
const bullets = (lines: readonly string[]): string => lines.map((line) => `  • ${line}`).join('\n');

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    say(USAGE);
    return 0;
  }
  const cli = findCli(project, say);
  if (options.signIn) signIn(cli, options);
  const sf = sfRunner(cli, project);
  const questions = terminalQuestions();
  const org = await readTargetOrg(sf, options.targetOrg);
  say(
    `Org: ${org.organizationName} (${org.instanceUrl}${org.isSandbox ? ', a sandbox' : ''}), as ${org.username}`,
  );
  if (options.dryRun) return await dryRun();

  say('Reading what it has …');
  const present = await readPresent(sf, org.name, project, options.package);
  const decisions = await decide(sf, {
    project,
    org,
    options,
    present,
    questions,
    environment: process.env,
    say,
  });
  say(`\nThis will:\n${bullets(planOf(decisions, present))}\n`);
  if (!options.yes) {
    if (!questions.canAsk) throw new Error('Nobody can be asked here: give --yes to go on without asking.');
    if (!(await questions.confirm('Go on?'))) {
      say('Nothing was changed.');
      return 0;
    }
  }
  return report(await deploy(sf, decisions, present, say));

  async function dryRun(): Promise<number> {
    const { testLevel } = options;
    await deployPackage(sf, org.name, project, { testLevel, dryRun: true });
    const tests = testLevel === 'NoTestRun' ? 'no Apex test ran' : 'its Apex tests pass there';
    say(`The org takes the package, and ${tests}. Nothing was changed.`);
    return 0;
  }
}

function signIn(cli: string, { targetOrg, loginUrl }: DeployOptions): void {
  const alias = targetOrg === undefined ? ['--set-default'] : ['--alias', targetOrg];
  const { status } = spawnSync(cli, ['org', 'login', 'web', '--instance-url', loginUrl, ...alias], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('Signing in did not succeed; see above.');
}

function report({ links, remaining }: Outcome): number {
  const signs = { works: '✓', broken: '✗', 'not tried': '–' };
  say('\nThe connection:');
  for (const { link, state, detail } of links) say(`  ${signs[state]} ${link}: ${state}. ${detail}`);
  say(
    `\nWhat remains to do:\n${remaining.map((line, index) => `  ${String(index + 1)}. ${line}`).join('\n')}`,
  );
  const broken = links.filter(({ state }) => state === 'broken').length;
  say(
    broken === 0
      ? '\nInstalled.'
      : `\nInstalled, with ${String(broken)} broken link(s) of the connection, above.`,
  );
  return broken === 0 ? 0 : 2;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof UsageError ? error.message : `\n${(error as Error).message}`);
    process.exitCode = 1;
  },
);
