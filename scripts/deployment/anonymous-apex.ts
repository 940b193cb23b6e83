import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { inTemporaryFolder } from './metadata-files.ts';
import type { Sf } from './sf.ts';

const result = z.looseObject({ logs: z.string() });

/** Runs Apex as the user of the CLI, and resolves with the rest of the line that it printed after the marker. */
export async function runApex(
  sf: Sf,
  org: string,
  { apex, marker }: { apex: string; marker: string },
): Promise<{ printed: string } | { problem: string }> {
  const answer = await inTemporaryFolder((folder) => {
    const file = path.join(folder, 'block.apex');
    writeFileSync(file, apex);
    return sf(['apex', 'run', '--file', file, '--target-org', org]);
  });
  const { data } = result.safeParse(answer.result);
  const [, printed] = new RegExp(`\\|DEBUG\\|${marker} (.*)`).exec(data?.logs ?? '') ?? [];
  if (printed === undefined)
    return { problem: answer.message ?? 'The Apex ran and left no result in its log.' };
  return { printed: printed.trim() };
}
