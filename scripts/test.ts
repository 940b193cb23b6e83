import { availableParallelism } from 'node:os';
import { packageChecks, sourceChecks } from './checks/every-check.ts';
import { counted, jest, runStages, type Stage } from './stages.ts';

/** A stage keeps a processor busy at most, and waits much. */
const AT_ONCE = Math.min(2, availableParallelism());
/** The longest of the browser tests that run here. */
const STATES = 'browser/states\\.test';
/** What the page looks like takes minutes, and has a command of its own. */
const LOOKS = 'browser/looks/';

/** Browser tests share what they see of a workbench, so those that run at once have one each. */
const browser = (title: string, ...files: string[]): Stage =>
  jest(`browser, ${title}`, '--selectProjects', 'browser', '--runInBand', ...files);
const others = (shard: string) =>
  browser(`others ${shard}`, '--testPathIgnorePatterns', STATES, LOOKS, `--shard=${shard}`);

const { passed, failed } = await runStages(
  [
    // First, since it builds the page's bundle, which the browser tests need as well.
    counted('scenarios', 'node', 'workbench/scenarios/run.ts'),
    ...sourceChecks,
    ...packageChecks,
    counted('Apex tests', 'node', 'scripts/test-apex.ts'),
    jest('components', '--selectProjects', 'components'),
    jest('middleware', '--selectProjects', 'middleware'),
    jest('workbench', '--selectProjects', 'workbench'),
    jest('scripts', '--selectProjects', 'scripts'),
    browser('states', '--testPathPattern', STATES),
    others('1/2'),
    others('2/2'),
  ],
  AT_ONCE,
);
console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed ? 1 : 0;
