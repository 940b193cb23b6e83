import type { Element } from '@xmldom/xmldom';
import {
  childrenOf,
  documentOfComponent,
  type ChildComponent,
  type Component,
  XmlError,
} from '#package-metadata';
import type { DeployProblem } from './deploy-problem.ts';

/** A component's document as the checks see it: what goes wrong is told by the component that it is inside. */
export interface ComponentDocument {
  component: Component;
  fileName: string;
  root: Element;
  children: ChildComponent[];
}

/** Reads a component's document; a problem where it is missing or no XML. */
export function readDocument(component: Component): ComponentDocument | DeployProblem {
  const place = { componentType: component.type.name, fullName: component.fullName };
  try {
    const found = documentOfComponent(component);
    if (found) {
      return { component, ...found, children: childrenOf(component.type, component.fullName, found.root) };
    }
    return {
      ...place,
      fileName: component.fileName,
      problem: `${component.fileName.split('/').at(-1) ?? ''}-meta.xml is missing`,
      problemType: 'Error',
    };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return {
      ...place,
      fileName: component.fileName,
      problem: `Error parsing file: ${error.message}`,
      problemType: 'Error',
      lineNumber: error.line,
      columnNumber: error.column,
    };
  }
}

/** A problem at an element, attributed to the child component around it or else to the document's own. */
export function problemAt(document: ComponentDocument, element: Element, problem: string): DeployProblem {
  const child = document.children.find((each) => isWithin(element, each.element));
  return {
    componentType: child?.typeName ?? document.component.type.name,
    fullName: child?.fullName ?? document.component.fullName,
    fileName: document.fileName,
    problem,
    problemType: 'Error',
    ...(element.lineNumber ? { lineNumber: element.lineNumber } : {}),
    ...(element.columnNumber ? { columnNumber: element.columnNumber } : {}),
  };
}

function isWithin(element: Element, outer: Element): boolean {
  for (let node: Element | null = element; node; node = node.parentNode as Element | null) {
    if (node === outer) return true;
  }
  return false;
}
