import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';

/** What a stage found; a check counts as one. */
export type Outcome = { passed: number; failed: number };

/** Takes what a stage prints. */
type Write = (text: string) => void;

export type Stage = { title: string; run: (write: Write) => Promise<Outcome> };

/** A command that passes or fails as a whole. */
export function check(title: string, command: string, ...args: string[]): Stage {
  return {
    title,
    run: async (write) =>
      (await execute(command, args, write)).status === 0
        ? { passed: 1, failed: 0 }
        : { passed: 0, failed: 1 },
  };
}

/** A command that ends with a line `N passed, N failed`. */
export function counted(title: string, command: string, ...args: string[]): Stage {
  return {
    title,
    run: async (write) => {
      const { status, output } = await execute(command, args, write);
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
    run: async (write) => {
      const report = path.join(tmpdir(), `jest-${String(process.pid)}-${title.replaceAll(/\W+/g, '-')}.json`);
      const { status } = await execute('jest', ['--json', `--outputFile=${report}`, ...args], write);
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

/**
 * Runs the stages, says how each went, and returns the sum.
 * @param atOnce how many may run at a time; what each prints then stands together, once it is done
 */
export async function runStages(stages: readonly Stage[], atOnce = 1): Promise<Outcome> {
  const limit = pLimit(atOnce);
  const outcomes = await Promise.all(stages.map((stage) => limit(() => runStage(stage, atOnce > 1))));
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
  };
}

async function runStage({ title, run }: Stage, isOneOfSeveral: boolean): Promise<Outcome> {
  const print: Write = (text) => process.stdout.write(text);
  let kept = '';
  if (isOneOfSeveral) print(`· ${title} …\n`);
  else print(`\n── ${title}\n`);
  const started = Date.now();
  const outcome = await run(isOneOfSeveral ? (text) => (kept += text) : print);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const { passed, failed } = outcome;
  if (isOneOfSeveral) print(`\n── ${title}\n${kept}`);
  print(
    `   ${failed ? '✗' : '✓'} ${title}: ${String(passed)} passed, ${String(failed)} failed (${seconds} s)\n`,
  );
  return outcome;
}

async function execute(
  command: string,
  args: string[],
  write: Write,
): Promise<{ status: number; output: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!text.startsWith('{"numFailedTestSuites"')) write(text);
    });
  }
  const status = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      write(`${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
  return { status, output };
}
