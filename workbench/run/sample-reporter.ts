import pc from 'picocolors';
import type { SampleProgress } from './progress.ts';

/** Writes each sample's way as one line that grows: title, then step after step. */
export function sampleReporter(write: (text: string) => unknown): (progress: SampleProgress) => void {
  let current: string | undefined;
  return ({ name, title, state, step }) => {
    if (current !== name) write(`  ${pc.bold(title)}\n    ${step}`);
    else write(` → ${state === 'done' ? pc.green(step) : state === 'failed' ? pc.red(step) : step}`);
    current = name;
    if (state === 'done' || state === 'failed') write('\n');
  };
}
