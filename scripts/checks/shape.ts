import { shapeFaults, type ShapeFault, type MetadataFile, lineOf } from '#package-metadata';
import type { Problem } from './problem.ts';

/** Elements, values and their number, against the types of the Metadata API. */
export function shapeProblems({ file, root }: MetadataFile): Problem[] {
  return shapeFaults(root).map((fault) => ({ file, line: lineOf(fault.element), message: wordsOf(fault) }));
}

function wordsOf(fault: ShapeFault): string {
  const name = `<${fault.element.nodeName}>`;
  switch (fault.kind) {
    case 'unknown-type':
      return `${name} is no metadata type`;
    case 'misplaced':
      return `${name} is no element of ${fault.typeName}`;
    case 'not-text':
      return `${name} holds text, no elements`;
    case 'not-boolean':
      return `${name} is true or false, not '${fault.text}'`;
    case 'not-number':
      return `${name} is a number, not '${fault.text}'`;
    case 'not-a-value':
      return `${name} cannot be '${fault.text}': it is one of ${listOf(fault.values)}`;
    case 'repeated':
      return `${fault.typeName} has <${fault.name}> ${String(fault.count)} times`;
    case 'interrupted':
      return `${fault.typeName} has <${fault.name}> in several places`;
    case 'missing':
      return `${fault.typeName} lacks <${fault.name}>`;
  }
}

function listOf(values: ReadonlySet<string>): string {
  const shown = [...values].slice(0, 8).join(', ');
  return values.size > 8 ? `${shown}, …` : shown;
}
