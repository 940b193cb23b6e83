import type { Element } from '@xmldom/xmldom';
import type { ElementType, MetadataTypes } from './metadata-types.ts';
import type { Problem } from './problem.ts';
import { childElements, lineOf, type MetadataFile } from './source.ts';

/** In source format the file's name says it. */
const NAMED_BY_FILE = 'fullName';
/** Published as text, though they hold elements. */
const LOOSELY_TYPED = new Set(['targetConfigs']);

/** Elements, values and their number, against the types of the Metadata API. */
export function shapeProblems({ file, root }: MetadataFile, types: MetadataTypes): Problem[] {
  const problems: Problem[] = [];
  const report = (element: Element, message: string): void => {
    problems.push({ file, line: lineOf(element), message });
  };
  if (types.has(root.nodeName)) checkRecord(root, root.nodeName, types, report);
  else report(root, `<${root.nodeName}> is no metadata type`);
  return problems;
}

type Report = (element: Element, message: string) => void;

function checkRecord(element: Element, typeName: string, types: MetadataTypes, report: Report): void {
  const elements = types.get(typeName)?.elements ?? new Map<string, ElementType>();
  for (const child of childElements(element)) {
    const type = elements.get(child.nodeName);
    if (type) checkValue(child, type, types, report);
    else report(child, `<${child.nodeName}> is no element of ${typeName}`);
  }
  checkNumbers(element, typeName, elements, report);
}

function checkValue(element: Element, { type }: ElementType, types: MetadataTypes, report: Report): void {
  if (LOOSELY_TYPED.has(element.nodeName)) return;
  const declared = types.get(type);
  if (declared && declared.elements.size > 0) {
    checkRecord(element, type, types, report);
    return;
  }
  const name = `<${element.nodeName}>`;
  const text = (element.textContent ?? '').trim();
  if (childElements(element).length > 0) report(element, `${name} holds text, no elements`);
  else if (type === 'boolean' && !/^(true|false)$/.test(text)) {
    report(element, `${name} is true or false, not '${text}'`);
  } else if (type === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) {
    report(element, `${name} is a number, not '${text}'`);
  } else if (declared?.values && !declared.values.has(text)) {
    report(element, `${name} cannot be '${text}': it is one of ${listOf(declared.values)}`);
  }
}

function checkNumbers(
  element: Element,
  typeName: string,
  elements: Map<string, ElementType>,
  report: Report,
): void {
  const names = childElements(element).map((child) => child.nodeName);
  for (const [name, { optional, repeatable }] of elements) {
    const count = names.filter((other) => other === name).length;
    const apart = names.lastIndexOf(name) - names.indexOf(name) >= count;
    if (count > 1 && !repeatable) report(element, `${typeName} has <${name}> ${String(count)} times`);
    else if (count > 1 && apart) report(element, `${typeName} has <${name}> in several places`);
    else if (count === 0 && !optional && !repeatable && name !== NAMED_BY_FILE) {
      report(element, `${typeName} lacks <${name}>`);
    }
  }
}

function listOf(values: Set<string>): string {
  const shown = [...values].slice(0, 8).join(', ');
  return values.size > 8 ? `${shown}, …` : shown;
}
