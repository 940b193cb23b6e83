import { ConfigError, loadConfig, type Environment } from './config.ts';
import { createPipeline } from './create-pipeline.ts';
import { describeReconciliation, failuresOf, reconcile } from './pipeline/reconcile/reconcile.ts';

/**
 * One run of the reconciliation, in the middleware's own environment. Prints what it found and did, and answers
 * the exit code: 0, 1 where something failed, 2 where it could not run.
 */
export async function runReconciliation(
  env: Environment = process.env,
  print: (text: string) => void = (text) => process.stdout.write(`${text}\n`),
  now: () => Date = () => new Date(),
): Promise<number> {
  try {
    const config = loadConfig(env);
    const done = await reconcile(config.reconcile, createPipeline(config, now));
    print(describeReconciliation(done));
    return failuresOf(done).length > 0 ? 1 : 0;
  } catch (error) {
    print(
      error instanceof ConfigError ? error.message : `The reconciliation could not run: ${wordsOf(error)}`,
    );
    return 2;
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function main(): Promise<void> {
  process.exitCode = await runReconciliation();
}

if (import.meta.main) void main();
