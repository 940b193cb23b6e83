import { DOMImplementation, DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';

/** The namespace of all metadata. */
export const METADATA_NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A text that is no XML, with the place where reading it stopped. */
export class XmlError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** The root element of an XML text; elements know their line and column. Throws an XmlError. */
export function parseXml(text: string): Element {
  let root: Element | null;
  try {
    const onError = (level: string, message: string): void => {
      if (level !== 'warning') throw new Error(message);
    };
    root = new DOMParser({ onError }).parseFromString(
      text.replace(/^\uFEFF/, ''),
      'text/xml',
    ).documentElement;
  } catch (error) {
    const [, line = '1', column = '1'] = /@#\[line:(\d+),col:(\d+)\]/.exec((error as Error).message) ?? [];
    throw new XmlError((error as Error).message.split('\n')[0] ?? '', Number(line), Number(column));
  }
  if (!root) throw new XmlError('Premature end of file.', 1, 1);
  return root;
}

/** A document with the children in the given order, as text. */
export function documentOf(rootName: string, children: readonly Element[]): string {
  const document: Document = new DOMImplementation().createDocument(METADATA_NAMESPACE, rootName);
  const root = document.documentElement;
  if (!root) throw new Error('A document has a root element.');
  for (const child of children) {
    root.appendChild(document.createTextNode('\n    '));
    root.appendChild(document.importNode(child, true));
  }
  root.appendChild(document.createTextNode('\n'));
  return `${DECLARATION}${new XMLSerializer().serializeToString(document)}\n`;
}

/** The same content under another name. */
export function renamed(element: Element, name: string): Element {
  const document: Document = new DOMImplementation().createDocument(METADATA_NAMESPACE, name);
  const root = document.documentElement;
  if (!root) throw new Error('A document has a root element.');
  for (const child of [...element.childNodes]) root.appendChild(document.importNode(child, true));
  return root;
}

/** An element as the text of a document of its own. */
export function textOf(element: Element): string {
  return `${DECLARATION}${new XMLSerializer().serializeToString(element)}\n`;
}

/** Child elements, all or those of one name. */
export function childElements(element: Element, name?: string): Element[] {
  return [...element.childNodes].filter(
    (node): node is Element => node.nodeType === 1 && (name === undefined || node.nodeName === name),
  );
}

/** Trimmed text of the first child of that name. */
export function childText(element: Element, name: string): string | undefined {
  return childElements(element, name)[0]?.textContent?.trim();
}

/** The line on which an element begins, counted from 1. */
export function lineOf(element: Element): number {
  return element.lineNumber ?? 1;
}
