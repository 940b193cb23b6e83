import { readFileSync } from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';
import { z } from 'zod';
import { sampleReporter, startWorkbench } from '#run';

/** `npm run demo`: the workbench with its samples; runs until it is interrupted. */
const port = z.coerce
  .number()
  .int()
  .min(0)
  .max(65_535)
  .safeParse(process.env.PORT ?? 0);
if (!port.success) {
  console.error('PORT must be a number from 0 to 65535.');
  process.exit(1);
}

console.log(`${pc.bold('Contact Channel Analytics workbench')}: a development tool, on this machine only\n`);

const workbench = await start();

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    workbench
      .close()
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        console.error(error);
        process.exit(1);
      });
  });
}

console.log(
  `${pc.dim('·')} The page is at ${workbench.url}/ while the sample calls travel to their records:\n`,
);
try {
  await workbench.feed();
  console.log(`\nworkbench ready at ${workbench.url}/`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await workbench.close();
  process.exit(1);
}

async function start() {
  try {
    return await startWorkbench({
      port: port.data ?? 0,
      logLevel: process.env.LOG_LEVEL ?? 'warn',
      terms: readFileSync(path.join(import.meta.dirname, 'northwind', 'terms.csv'), 'utf8'),
      onStage: (stage) => {
        console.log(`${pc.dim('·')} ${stage} …`);
      },
      onStep: sampleReporter((text) => process.stdout.write(text)),
    });
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    console.error(`\nPort ${String(port.data)} is in use. Give another in PORT, or none for a free one.`);
    process.exit(1);
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
