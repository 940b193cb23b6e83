import type { Element } from '@xmldom/xmldom';
import { metadataTypes, type ElementType, type MetadataTypes } from './metadata-types.ts';
import { childElements } from './xml.ts';

/** Where a document departs from the types of the Metadata API. */
export type ShapeFault =
  | { kind: 'unknown-type'; element: Element }
  /** `typeName` has no such element. */
  | { kind: 'misplaced'; element: Element; typeName: string }
  /** Text belongs here, and `inside` is an element. */
  | { kind: 'not-text'; element: Element; inside: Element; typeName: string }
  | { kind: 'not-boolean' | 'not-number'; element: Element; text: string }
  | { kind: 'not-a-value'; element: Element; text: string; typeName: string; values: ReadonlySet<string> }
  /** An element that may come once came several times; `again` is the last. */
  | { kind: 'repeated'; element: Element; typeName: string; name: string; count: number; again: Element }
  /** The elements of a list are interrupted by others. */
  | { kind: 'interrupted'; element: Element; typeName: string; name: string; again: Element }
  | { kind: 'missing'; element: Element; typeName: string; name: string };

/** A document is named by its file; its parts carry their names. */
const NAMED_BY_FILE = 'fullName';
/** Published as text, though they hold elements. */
const LOOSELY_TYPED = new Set(['targetConfigs']);

type Report = (fault: ShapeFault) => void;

/** Elements, values and their number, against the types of the Metadata API. */
export function shapeFaults(root: Element): ShapeFault[] {
  const types = metadataTypes();
  const faults: ShapeFault[] = [];
  const report: Report = (fault) => faults.push(fault);
  if (types.has(root.nodeName)) checkRecord(root, root.nodeName, types, report);
  else report({ kind: 'unknown-type', element: root });
  return faults;
}

function checkRecord(element: Element, typeName: string, types: MetadataTypes, report: Report): void {
  const elements = types.get(typeName)?.elements ?? new Map<string, ElementType>();
  for (const child of childElements(element)) {
    const type = elements.get(child.nodeName);
    if (type) checkValue(child, type, types, report);
    else report({ kind: 'misplaced', element: child, typeName });
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
  const text = (element.textContent ?? '').trim();
  const [inside] = childElements(element);
  if (inside) report({ kind: 'not-text', element, inside, typeName: type });
  else if (type === 'boolean' && !/^(true|false)$/.test(text)) report({ kind: 'not-boolean', element, text });
  else if (type === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) report({ kind: 'not-number', element, text });
  else if (declared?.values && !declared.values.has(text)) {
    report({ kind: 'not-a-value', element, text, typeName: type, values: declared.values });
  }
}

function checkNumbers(
  element: Element,
  typeName: string,
  elements: ReadonlyMap<string, ElementType>,
  report: Report,
): void {
  const children = childElements(element);
  for (const [name, { optional, repeatable }] of elements) {
    const places = children.flatMap((child, index) => (child.nodeName === name ? [index] : []));
    const [first = 0, last = 0] = [places[0], places.at(-1)];
    const again = places.length > 1 ? children[last] : undefined;
    if (again && !repeatable) {
      report({ kind: 'repeated', element, typeName, name, count: places.length, again });
    } else if (again && last - first >= places.length) {
      report({ kind: 'interrupted', element, typeName, name, again });
    } else if (places.length === 0 && !optional && !repeatable && name !== NAMED_BY_FILE) {
      report({ kind: 'missing', element, typeName, name });
    }
  }
}
