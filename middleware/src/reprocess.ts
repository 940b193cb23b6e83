import { parseArgs } from 'node:util';
import { ConfigError, loadConfig, type Environment } from './config.ts';
import { RECORD_PROBLEMS, type RecordProblem } from './contracts/states.ts';
import { createPipeline } from './create-pipeline.ts';
import { describeReprocessed, reprocessProblem } from './pipeline/reprocess/reprocess-problem.ts';

const USAGE = `Does the work of all records with one problem again, once its cause was set right.

  npm run reprocess -- ACCESS_DENIED          counts the records
  npm run reprocess -- ACCESS_DENIED --run    reprocesses them

Problems:
${Object.entries(RECORD_PROBLEMS)
  .map(([name, meaning]) => `  ${name.padEnd(23)}${meaning}`)
  .join('\n')}
`;

const isProblem = (name: string | undefined): name is RecordProblem =>
  name !== undefined && Object.hasOwn(RECORD_PROBLEMS, name);

/**
 * Reprocesses the records with a problem, in the middleware's own environment. Prints what became of them, and
 * answers the exit code: 0, 1 where something failed, 2 where it could not run.
 */
export async function runReprocessing(
  args: readonly string[],
  env: Environment = process.env,
  print: (text: string) => void = (text) => process.stdout.write(`${text}\n`),
  now: () => Date = () => new Date(),
): Promise<number> {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { run: flag, help: flag },
      allowPositionals: true,
    });
    const name = positionals[0]?.toUpperCase();
    if (!isProblem(name)) {
      print(USAGE);
      return values.help ? 0 : 2;
    }
    const config = loadConfig(env);
    const how = { problem: name, dryRun: !values.run };
    const done = await reprocessProblem(how, createPipeline(config, now));
    print(describeReprocessed(done, how));
    return done.failures.length > 0 ? 1 : 0;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    print(error instanceof ConfigError ? words : `The records could not be reprocessed: ${words}`);
    return 2;
  }
}

async function main(): Promise<void> {
  process.exitCode = await runReprocessing(process.argv.slice(2));
}

if (import.meta.main) void main();
