import { packageChecks, sourceChecks } from './checks/every-check.ts';
import { runStages } from './stages.ts';

const { passed, failed } = await runStages([...sourceChecks, ...packageChecks]);
console.log(`\n${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed ? 1 : 0;
