import type { Problem } from './problem.ts';
import type { MetadataFile } from '../../workbench/package-metadata/package-source.ts';
import { lineOf } from '../../workbench/package-metadata/xml.ts';
import { longTexts } from '../../workbench/package-metadata/text-limits.ts';

/** Texts and names that a deployment would refuse as too long. */
export function limitProblems({ file, name, root }: MetadataFile): Problem[] {
  return longTexts(root, name).map(({ element, name: held, length, longest }) => ({
    file,
    line: lineOf(element),
    message: `<${held}> has ${String(length)} characters, at most ${String(longest)} are allowed`,
  }));
}
