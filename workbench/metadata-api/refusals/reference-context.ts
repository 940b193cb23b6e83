import type { Element } from '@xmldom/xmldom';
import { childElements } from '#package-metadata';
import type { Inventory } from './inventory.ts';

/** What a check of one document works with. */
export interface ReferenceContext {
  root: Element;
  fullName: string;
  inventory: Inventory;
  report: (element: Element, problem: string) => void;
}

/** Each element of that name must hold the name of a component. */
export function need(
  { root, inventory, report }: ReferenceContext,
  element: string,
  typeName: string,
  parent: Element = root,
  nameOf: (text: string) => string = (text) => text,
): void {
  for (const child of childElements(parent, element)) {
    const fullName = nameOf((child.textContent ?? '').trim());
    if (!inventory.has(typeName, fullName)) report(child, missing(element, typeName, fullName));
  }
}

/** In Salesforce's words. */
export function missing(element: string, typeName: string, fullName: string): string {
  return `In field: ${element} - no ${typeName} named ${fullName} found`;
}
