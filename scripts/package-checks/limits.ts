import type { Problem } from './problem.ts';
import { lineOf, type MetadataFile } from './source.ts';
import { longTexts } from './text-limits.ts';

/** Texts and names that a deployment would refuse as too long. */
export function limitProblems({ file, name, root }: MetadataFile): Problem[] {
  return longTexts(root, name).map(({ element, name: held, length, longest }) => ({
    file,
    line: lineOf(element),
    message: `<${held}> has ${String(length)} characters, at most ${String(longest)} are allowed`,
  }));
}
