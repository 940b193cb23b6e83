import type { Element } from '@xmldom/xmldom';
import {
  metadataTypes,
  type ElementType,
  type MetadataTypes,
} from '../../../scripts/package-checks/metadata-types.ts';
import { METADATA_NAMESPACE, childElements } from '../package/xml-document.ts';
import { problemAt, type ComponentDocument } from './component-document.ts';
import type { DeployProblem } from './deploy-problem.ts';

/** Elements that are published as text, though they hold elements. */
const LOOSELY_TYPED = new Set(['targetConfigs']);
/** A document is named by its file; its parts carry their names. */
const NAMED_BY_FILE = 'fullName';

type Report = (element: Element, problem: string) => void;

/** Elements, enumerations and required elements, against the types of the Metadata API. */
export function shapeProblems(document: ComponentDocument): DeployProblem[] {
  const types = metadataTypes();
  const problems: DeployProblem[] = [];
  const report: Report = (element, problem) => {
    problems.push(problemAt(document, element, problem));
  };
  const { name } = document.component.type;
  if (document.root.nodeName === name) checkRecord(document.root, name, types, report);
  else report(document.root, misplaced(document.root, name));
  return problems;
}

function misplaced({ nodeName }: Element, typeName: string): string {
  return `Error parsing file: Element {${METADATA_NAMESPACE}}${nodeName} invalid at this location in type ${typeName}`;
}

function checkRecord(element: Element, typeName: string, types: MetadataTypes, report: Report): void {
  const elements = types.get(typeName)?.elements ?? new Map<string, ElementType>();
  const children = childElements(element);
  for (const child of children) {
    const type = elements.get(child.nodeName);
    if (type) checkValue(child, type, types, report);
    else report(child, misplaced(child, typeName));
  }
  for (const [name, { repeatable }] of elements)
    refuseRepetition(children, name, repeatable, typeName, report);
  const isPartOfObject = typeName === 'CustomObject' && children.every((child) => isPart(child));
  for (const [name, { optional, repeatable }] of elements) {
    if (optional || repeatable || name === NAMED_BY_FILE || isPartOfObject) continue;
    if (!children.some(({ nodeName }) => nodeName === name)) {
      report(element, `Required field is missing: ${name}`);
    }
  }
}

const isPart = ({ nodeName }: Element): boolean => /^(fields|listViews|compactLayouts)$/.test(nodeName);

/** An element that may come once came twice, or a list of them is interrupted by others. */
function refuseRepetition(
  children: Element[],
  name: string,
  repeatable: boolean,
  typeName: string,
  report: Report,
): void {
  const places = children.flatMap((child, index) => (child.nodeName === name ? [index] : []));
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  const interrupted = last - first >= places.length;
  const again = children[last];
  if (places.length > 1 && again && (!repeatable || interrupted)) {
    report(again, `Error parsing file: Element ${name} is duplicated at this location in type ${typeName}`);
  }
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
  if (inside) report(inside, misplaced(inside, type));
  else if (type === 'boolean' && !/^(true|false)$/.test(text)) {
    report(element, `Error parsing file: '${text}' is not a valid value for the type xsd:boolean`);
  } else if (type === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) {
    report(element, `Error parsing file: For input string: "${text}"`);
  } else if (declared?.values && !declared.values.has(text)) {
    report(element, `Error parsing file: '${text}' is not a valid value for the enum '${type}'`);
  }
}
