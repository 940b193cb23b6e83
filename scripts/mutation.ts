/**
 * Changes the pure rooms of the middleware one expression at a time, and reports the share of changes that the
 * room's own tests notice. `npm run mutation` changes every room, `npm run mutation -- insights` one of them,
 * `npm run mutation -- insights/terms.ts` one file. Reports with every change are put into `.cache/mutation`.
 */
import { availableParallelism } from 'node:os';
import { Stryker } from '@stryker-mutator/core';

const ROOMS = ['conversation', 'insights', 'contacts', 'privacy', 'waveform', 'recordings'];
/** The share that every room has to reach, in percent. */
const REQUIRED = 85;
const REPORTS = '.cache/mutation';

type Options = ConstructorParameters<typeof Stryker>[0];
type Score = { changed: string; noticed: number; of: number; score: number };

function optionsFor(changed: string): Options {
  const [room = changed] = changed.split('/');
  const report = `${REPORTS}/${changed.replaceAll(/\W/g, '-')}`;
  return {
    mutate: [`middleware/src/${changed.endsWith('.ts') ? changed : `${changed}/**/*.ts`}`],
    plugins: [import.meta.resolve('./mutation/test-runner.ts')],
    testRunner: 'loaded-tests',
    testsOfRoom: `middleware/test/${room}/**/*.test.ts`,
    coverageAnalysis: 'perTest',
    concurrency: Math.min(2, availableParallelism()),
    // A machine that has much else to do must not pass for a test that noticed.
    timeoutMS: 60_000,
    tempDirName: `${REPORTS}/sandboxes`,
    ignorePatterns: ['*', '!middleware', '!middleware/**'],
    reporters: ['clear-text', 'json', 'html'],
    clearTextReporter: { logTests: false, reportTests: false, reportScoreTable: false },
    jsonReporter: { fileName: `${report}.json` },
    htmlReporter: { fileName: `${report}.html` },
    warnings: false,
  };
}

async function scoreOf(changed: string): Promise<Score> {
  const mutants = await new Stryker(optionsFor(changed)).runMutationTest();
  const count = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const of = noticed + count('Survived', 'NoCoverage');
  return { changed, noticed, of, score: Math.floor((1000 * noticed) / of) / 10 };
}

const asked = process.argv.slice(2);
const scores: Score[] = [];
for (const changed of asked.length > 0 ? asked : ROOMS) scores.push(await scoreOf(changed));
console.table(scores);
if (scores.some(({ score }) => score < REQUIRED)) {
  console.error(`Tests have to notice ${String(REQUIRED)} % of the changes at least.`);
  process.exitCode = 1;
}
