import type { Problem } from './problem.ts';
import { childElements, lineOf, type MetadataFile } from './source.ts';

/** Characters that Salesforce takes, by metadata type and element; `*` is every other type. */
const LONGEST: Record<string, Record<string, number>> = {
  CustomField: { label: 40, inlineHelpText: 255, description: 1000 },
  CustomObject: { label: 40, pluralLabel: 40, description: 1000 },
  ValidationRule: { errorMessage: 255, description: 255 },
  '*': { label: 80, masterLabel: 80, description: 255 },
};

/** Texts that a deployment would refuse as too long. */
export function limitProblems({ file, root }: MetadataFile): Problem[] {
  const longest = LONGEST[root.nodeName] ?? LONGEST['*'] ?? {};
  return childElements(root).flatMap((element) => {
    const limit = longest[element.nodeName];
    const length = (element.textContent ?? '').trim().length;
    if (limit === undefined || length <= limit) return [];
    const message = `<${element.nodeName}> has ${String(length)} characters, at most ${String(limit)} are taken`;
    return [{ file, line: lineOf(element), message }];
  });
}
