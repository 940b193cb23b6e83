import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a stage found; a check counts as one. */
export type Outcome = { passed: number; failed: number };

export type Stage = { title: string; run: () => Promise<Outcome> };

/** A command that passes or fails as a whole. */
export function check(title: string, command: string, ...args: string[]): Stage {
  return {
    title,
    run: async () =>
      (await execute(command, args)).status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 },
  };
}

/** A command that ends with a line `N passed, N failed`. */
export function counted(title: string, command: string, ...args: string[]): Stage {
  return {
    title,
    run: async () => {
      const { status, output } = await execute(command, args);
      const counts = /^(\d+) passed, (\d+) failed/m.exec(output.split('\n').slice(-6).join('\n'));
      const [passed, failed] = [Number(counts?.[1] ?? 0), Number(counts?.[2] ?? 0)];
      return { passed, failed: status === 0 && passed > 0 ? failed : Math.max(1, failed) };
    },
  };
}

/** Jest projects, counted test by test; a test file that cannot be loaded counts as a failure. */
export function jest(title: string, ...args: string[]): Stage {
  return {
    title,
    run: async () => {
      const report = path.join(tmpdir(), `jest-${String(process.pid)}-${title.replaceAll(/\W+/g, '-')}.json`);
      const { status } = await execute('jest', ['--json', `--outputFile=${report}`, ...args]);
      const result = readReport(report);
      rmSync(report, { force: true });
      const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
      return { passed: result.numPassedTests, failed: status === 0 ? failed : Math.max(1, failed) };
    },
  };
}

type JestReport = { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number };

function readReport(file: string): JestReport {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
  }
}

/** Runs the stages one after the other, says how each went, and returns the sum. */
export async function runStages(stages: readonly Stage[]): Promise<Outcome> {
  const sum = { passed: 0, failed: 0 };
  for (const { title, run } of stages) {
    console.log(`\n── ${title}`);
    const started = Date.now();
    const { passed, failed } = await run();
    sum.passed += passed;
    sum.failed += failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(
      `   ${failed ? '✗' : '✓'} ${title}: ${String(passed)} passed, ${String(failed)} failed (${seconds} s)`,
    );
  }
  return sum;
}

async function execute(command: string, args: string[]): Promise<{ status: number; output: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!text.startsWith('{"numFailedTestSuites"')) process.stdout.write(text);
    });
  }
  const status = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
  return { status, output };
}
