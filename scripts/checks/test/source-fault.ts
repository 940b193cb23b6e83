import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from './package-copy.ts';

const run = promisify(execFile);

/** A change to a source file that tests must notice. */
export type SourceFault = {
  /** What it makes wrong, as the end of a sentence. */
  what: string;
  /** File of tests, and words of the names of those that are run; without them all are. */
  tests: string;
  words?: string;
  source: string;
  before: string;
  after: string;
};

/** Runs the tests with the fault: how many ran, and the names of those that failed. */
export async function runWithFault(fault: SourceFault): Promise<{ ran: number; failed: string[] }> {
  const program = path.join(import.meta.dirname, 'seeded-source.ts');
  const { tests, source, before, after, words = '' } = fault;
  const args = [program, tests, source, before, after, words];
  const { stdout } = await run(process.execPath, args, { cwd: PROJECT });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { ran: number; failed: string[] };
}

/** The same tests without the fault. */
export const withoutFault = (fault: SourceFault): SourceFault => ({ ...fault, after: fault.before });
