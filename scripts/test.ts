import { packageChecks, sourceChecks } from './checks.ts';
import { counted, jest, runStages } from './stages.ts';

const { passed, failed } = await runStages([
  ...sourceChecks,
  ...packageChecks,
  counted('Apex tests', 'node', 'workbench/apex/run-tests.ts'),
  jest('components', '--selectProjects', 'components'),
  jest('middleware', '--selectProjects', 'middleware'),
  jest('workbench', '--selectProjects', 'workbench'),
  counted('scenarios', 'node', 'workbench/scenarios/run.ts'),
  jest('browser', '--selectProjects', 'browser', '--runInBand'),
]);
console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed ? 1 : 0;
