import type { Element } from '@xmldom/xmldom';
import { shapeFaults, type ShapeFault, METADATA_NAMESPACE, childElements } from '#package-metadata';
import { problemAt, type ComponentDocument } from './component-document.ts';
import type { DeployProblem } from './deploy-problem.ts';

/** Elements, enumerations and required elements, against the types of the Metadata API, in Salesforce's words. */
export function shapeProblems(document: ComponentDocument): DeployProblem[] {
  const { root, component } = document;
  if (root.nodeName !== component.type.name) {
    return [problemAt(document, root, misplaced(root, component.type.name))];
  }
  return shapeFaults(root).flatMap((fault) => {
    // A deployment of parts alone leaves the object's own settings as they are.
    if (fault.kind === 'missing' && fault.element === root && isPartsOfObject(root)) return [];
    const { element, words } = refusal(fault);
    return [problemAt(document, element, words)];
  });
}

function refusal(fault: ShapeFault): { element: Element; words: string } {
  const { element } = fault;
  switch (fault.kind) {
    case 'unknown-type':
      return { element, words: misplaced(element, element.nodeName) };
    case 'misplaced':
      return { element, words: misplaced(element, fault.typeName) };
    case 'not-text':
      return { element: fault.inside, words: misplaced(fault.inside, fault.typeName) };
    case 'not-boolean':
      return {
        element,
        words: `Error parsing file: '${fault.text}' is not a valid value for the type xsd:boolean`,
      };
    case 'not-number':
      return { element, words: `Error parsing file: For input string: "${fault.text}"` };
    case 'not-a-value':
      return {
        element,
        words: `Error parsing file: '${fault.text}' is not a valid value for the enum '${fault.typeName}'`,
      };
    case 'repeated':
    case 'interrupted':
      return {
        element: fault.again,
        words: `Error parsing file: Element ${fault.name} is duplicated at this location in type ${fault.typeName}`,
      };
    case 'missing':
      return { element, words: `Required field is missing: ${fault.name}` };
  }
}

function misplaced({ nodeName }: Element, typeName: string): string {
  return `Error parsing file: Element {${METADATA_NAMESPACE}}${nodeName} invalid at this location in type ${typeName}`;
}

function isPartsOfObject(root: Element): boolean {
  if (root.nodeName !== 'CustomObject') return false;
  return childElements(root).every(({ nodeName }) => /^(fields|listViews|compactLayouts)$/.test(nodeName));
}
