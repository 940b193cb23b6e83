import { ApexLoadError, printReport } from '#apex';
import { runApexTests } from './apex-in-org.ts';

try {
  const isGood = printReport(await runApexTests(), (line) => {
    process.stdout.write(`${line}\n`);
  });
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  if (!(error instanceof ApexLoadError)) throw error;
  process.stderr.write(`The Apex classes cannot be loaded:\n${error.message}\n`);
  process.exitCode = 1;
}
