import { availableParallelism } from 'node:os';
import { packageChecks, sourceChecks } from './checks.ts';
import { counted, jest, runStages, type Stage } from './stages.ts';

/** Browser tests share what they see of a workbench, so those that run at once have one each. */
const SHARDS = 4;
/** A stage keeps a processor busy at most, and waits much. */
const AT_ONCE = Math.min(2, availableParallelism());

const browser = Array.from({ length: SHARDS }, (_, index): Stage => {
  const shard = `${String(index + 1)}/${String(SHARDS)}`;
  return jest(`browser ${shard}`, '--selectProjects', 'browser', '--runInBand', `--shard=${shard}`);
});

const { passed, failed } = await runStages(
  [
    // First, since it builds the page's bundle, which the browser tests need as well.
    counted('scenarios', 'node', 'workbench/scenarios/run.ts'),
    ...sourceChecks,
    ...packageChecks,
    counted('Apex tests', 'node', 'workbench/apex/run-tests.ts'),
    jest('components', '--selectProjects', 'components'),
    jest('middleware', '--selectProjects', 'middleware'),
    jest('workbench', '--selectProjects', 'workbench'),
    ...browser,
  ],
  AT_ONCE,
);
console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed ? 1 : 0;
