import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { deployMetadata, METADATA_NAMESPACE, type Members, type MetadataFiles } from './metadata-files.ts';
import type { Sf } from './sf.ts';

/** The Service Console that Salesforce ships. Its metadata is all of it, so it is never deployed from a package. */
const CONSOLE = 'standard__LightningService';
const TAB = 'AC_Contact_Channel_Analytics__c';
export const CONSOLE_MEMBERS: Members = { CustomApplication: [CONSOLE] };
const CONSOLE_FILE = `applications/${CONSOLE}.app`;

export type ConsoleTabOutcome = 'added' | 'unchanged' | 'no console';

/** The console's metadata among what was retrieved. */
export const consoleMetadata = (files: MetadataFiles): string | undefined => files.get(CONSOLE_FILE);

/** Whether the tab, or its mapping, is missing from the console. */
export const lacksTab = (app: string): boolean => withTab(app, TAB) !== undefined;

/** Adds the tab to the Service Console as it was retrieved a moment ago; all else of the app stays as it was. */
export async function ensureConsoleTab(
  sf: Sf,
  org: string,
  current: string | undefined,
): Promise<ConsoleTabOutcome> {
  if (current === undefined) return 'no console';
  const changed = withTab(current, TAB);
  if (changed === undefined) return 'unchanged';
  await deployMetadata(sf, org, CONSOLE_MEMBERS, new Map([[CONSOLE_FILE, changed]]));
  return 'added';
}

/**
 * An app's metadata with one more tab, the last; `undefined` where it has the tab already. In a console a tab's
 * records open as workspace tabs when the tab is mapped, so it is mapped too. Throws where the text is no app.
 */
export function withTab(app: string, tab: string): string | undefined {
  const document = parseApp(app);
  const root = document.documentElement as Element;
  const added = [addTab(document, root, tab), addMapping(document, root, tab)];
  return added.includes(true) ? `${new XMLSerializer().serializeToString(document).trimEnd()}\n` : undefined;
}

function parseApp(app: string): Document {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning')
      throw new Error(`The app's metadata cannot be read: ${message.split('\n')[0] ?? ''}`);
  };
  const document = new DOMParser({ onError }).parseFromString(app.replace(/^\uFEFF/, ''), 'text/xml');
  if (document.documentElement?.localName !== 'CustomApplication') {
    throw new Error('The metadata that was retrieved is not that of an app.');
  }
  return document;
}

function addTab(document: Document, root: Element, tab: string): boolean {
  const tabs = childrenOf(root, 'tabs');
  if (tabs.some((each) => each.textContent?.trim() === tab)) return false;
  const element = document.createElementNS(METADATA_NAMESPACE, 'tabs');
  element.appendChild(document.createTextNode(tab));
  const last = tabs.at(-1);
  if (last) insertAfter(document, last, element, 4);
  else append(document, root, element, 4);
  return true;
}

function addMapping(document: Document, root: Element, tab: string): boolean {
  const isConsole = childrenOf(root, 'navType')[0]?.textContent?.trim() === 'Console';
  let config = childrenOf(root, 'workspaceConfig')[0];
  if (!config && !isConsole) return false;
  if (!config) {
    config = document.createElementNS(METADATA_NAMESPACE, 'workspaceConfig');
    append(document, root, config, 4);
  }
  const mappings = childrenOf(config, 'mappings');
  if (mappings.some((each) => childrenOf(each, 'tab')[0]?.textContent?.trim() === tab)) return false;
  const mapping = document.createElementNS(METADATA_NAMESPACE, 'mappings');
  const mapped = document.createElementNS(METADATA_NAMESPACE, 'tab');
  mapped.appendChild(document.createTextNode(tab));
  append(document, mapping, mapped, 12);
  const last = mappings.at(-1);
  if (last) insertAfter(document, last, mapping, 8);
  else append(document, config, mapping, 8);
  return true;
}

const childrenOf = (element: Element, name: string): Element[] =>
  [...element.childNodes].filter((node): node is Element => node.nodeType === 1 && node.nodeName === name);

function insertAfter(document: Document, sibling: Element, element: Element, indent: number): void {
  const next = sibling.nextSibling;
  sibling.parentNode?.insertBefore(document.createTextNode(`\n${' '.repeat(indent)}`), next);
  sibling.parentNode?.insertBefore(element, next);
}

function append(document: Document, parent: Element, element: Element, indent: number): void {
  const lastNode = parent.lastChild;
  const isBlank = lastNode?.nodeType === 3 && lastNode.nodeValue?.trim() === '';
  if (isBlank && lastNode) parent.removeChild(lastNode);
  parent.appendChild(document.createTextNode(`\n${' '.repeat(indent)}`));
  parent.appendChild(element);
  parent.appendChild(document.createTextNode(`\n${' '.repeat(indent - 4)}`));
}
