import type { Element } from '@xmldom/xmldom';
import { childElements } from '#package-metadata';

/** How far the order of elements is part of what they say. */
export type Order = 'as written' | 'none';

/**
 * An element in the one form that all texts of the same meaning share. White space and the order among elements of
 * different names never count; that among elements of one name counts `as written`. An empty element, and `false`, are
 * what is left out: the Metadata API writes the defaults that a file may leave away.
 */
export function canonical(element: Element, order: Order): string {
  const content = contentOf(element, order);
  return `<${element.nodeName}>${content}</${element.nodeName}>`;
}

function contentOf(element: Element, order: Order): string {
  const children = childElements(element);
  if (children.length === 0) return (element.textContent ?? '').trim();
  return children
    .filter((child) => !isDefault(child))
    .map((child) => ({ name: child.nodeName, text: canonical(child, order) }))
    .sort((a, b) => compare(a.name, b.name) || (order === 'none' ? compare(a.text, b.text) : 0))
    .map(({ text }) => text)
    .join('');
}

/** Whether leaving the element out says the same. */
export function isDefault(element: Element): boolean {
  return childElements(element).length === 0 && ['', 'false'].includes((element.textContent ?? '').trim());
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
