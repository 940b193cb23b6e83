import type { Element } from '@xmldom/xmldom';
import { childElements, parseXml } from './xml.ts';

export type XmlNode = Record<string, unknown>;

/** The content of a metadata file's root element. Throws a sentence that names the file when it is not metadata. */
export function readMetadata(path: string, text: string): XmlNode {
  let root: Element;
  try {
    root = parseXml(text);
  } catch (error) {
    throw new Error(
      `${path} is not well-formed XML: ${error instanceof Error ? error.message : 'unreadable'}`,
      { cause: error },
    );
  }
  const content = contentOf(root);
  return isNode(content) ? content : {};
}

/** Attributes are left aside: metadata keeps what it says in elements. */
function contentOf(element: Element): unknown {
  const children = childElements(element);
  if (children.length === 0) return (element.textContent ?? '').trim();
  const content: XmlNode = {};
  for (const child of children) {
    const value = contentOf(child);
    const former = content[child.nodeName];
    if (former === undefined) content[child.nodeName] = value;
    else if (Array.isArray(former)) former.push(value);
    else content[child.nodeName] = [former, value];
  }
  return content;
}

export function isNode(value: unknown): value is XmlNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Child elements of a name; one element and many look the same. */
export function nodes(parent: XmlNode, name: string): XmlNode[] {
  return listOf(parent[name]).filter(isNode);
}

/** The texts of all child elements of a name. */
export function texts(parent: XmlNode, name: string): string[] {
  return listOf(parent[name]).map((value) => (typeof value === 'string' ? value : ''));
}

export function text(parent: XmlNode, name: string): string | undefined {
  const value = parent[name];
  return typeof value === 'string' ? value : undefined;
}

export function flag(parent: XmlNode, name: string): boolean {
  return text(parent, name) === 'true';
}

export function count(parent: XmlNode, name: string): number {
  return Number(text(parent, name) ?? 0);
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}
