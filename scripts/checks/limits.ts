import type { Problem } from './problem.ts';
import { type MetadataFile, lineOf, longTexts } from '#package-metadata';

/** Texts and names that a deployment would refuse as too long. */
export function limitProblems({ file, name, root }: MetadataFile): Problem[] {
  return longTexts(root, name).map(({ element, name: held, length, longest }) => ({
    file,
    line: lineOf(element),
    message: `<${held}> has ${String(length)} characters, at most ${String(longest)} are allowed`,
  }));
}
