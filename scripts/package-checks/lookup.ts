import type { Element } from '@xmldom/xmldom';
import type { Inventory } from './inventory.ts';
import { childElements, type MetadataFile } from './source.ts';

/** What a check of one metadata file works with. */
export interface Context {
  metadata: MetadataFile;
  inventory: Inventory;
  report: (element: Element, message: string) => void;
}

/** Runs a check on each child element of that name. */
export function each(element: Element, name: string, run: (child: Element) => void): void {
  childElements(element, name).forEach(run);
}

/** The element's text must be among the names. */
export function need(
  report: Context['report'],
  element: Element,
  names: { has(name: string): boolean },
  kind: string,
): void {
  const name = element.textContent?.trim() ?? '';
  if (!names.has(name)) report(element, `there is no ${kind} ${name}`);
}
