import { createHash } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import {
  typeOfFolder,
  type ChildType,
  OrgMetadata,
  componentsOf as componentsOfArchive,
  childElements,
  childText,
  parseXml,
} from '#package-metadata';
import { PACKAGE_FOLDERS } from '../package-deployment.ts';
import type { MetadataFiles, Members } from '../metadata-files.ts';
import { canonical, isDefault, type Order } from './canonical-metadata.ts';

/** One setting of a component, such as a field permission: what it is called, and what it says. */
export type Part = { name: string; text: string };

/** A component of the package as the project or an org has it. */
export type Component = {
  /** `Type:Name`. */
  id: string;
  type: string;
  name: string;
  /** Of components that are documents; code has none. */
  parts: Part[] | undefined;
  /** The same for what means the same. */
  digest: string;
  /** Below the folder of the types, such as `permissionsets/A.permissionset-meta.xml`. */
  files: string[];
};
export type Components = ReadonlyMap<string, Component>;

/** In these the order of the settings says nothing. */
const UNORDERED = new Set([
  'PermissionSet',
  'PermissionSetGroup',
  'SharingCriteriaRule',
  'SharingOwnerRule',
  'Queue',
  'Group',
]);
/** What names an element among those of its kind. */
const KEYS = [
  ...[
    'fullName',
    'field',
    'object',
    'apexClass',
    'apexPage',
    'name',
    'tab',
    'application',
    'recordType',
    'flow',
  ],
  ...[
    'externalCredentialPrincipal',
    'actionName',
    'customTabName',
    'identifier',
    'label',
    'masterLabel',
    'sobjectType',
  ],
];

/** The components of the package's folders in a project, or of some of them. */
export const projectComponents = (
  project: string,
  folders: readonly string[] = PACKAGE_FOLDERS,
): Components => componentsOf(OrgMetadata.ofProject(project, folders));

/** The components among files that an org gave back. */
export function retrievedComponents(files: MetadataFiles): Components {
  const archive = new Map([...files].map(([file, text]) => [file, Buffer.from(text)]));
  return componentsOf(new OrgMetadata().with(componentsOfArchive(archive).components));
}

/** What a manifest names to get all of these back. */
export function membersOf(components: Components): Members {
  const members: Record<string, string[]> = {};
  const add = (type: string, name: string): void => {
    const names = (members[type] ??= []);
    if (!names.includes(name)) names.push(name);
  };
  for (const { type, name, files } of components.values()) {
    if (type === 'CustomLabel') add('CustomLabels', 'CustomLabels');
    else if (type.startsWith('Sharing')) add('SharingRules', name.split('.')[0] ?? '');
    // An object of the package is asked for whole; of Salesforce's objects, the package's own parts alone.
    else if (!files.some((file) => isPartOfOwnObject(file, components))) add(type, name);
  }
  return members;
}

function isPartOfOwnObject(file: string, components: Components): boolean {
  const [folder, object = '', part] = file.split('/');
  return (
    folder === 'objects' &&
    part?.endsWith('.object-meta.xml') === false &&
    components.has(`CustomObject:${object}`)
  );
}

function componentsOf(metadata: OrgMetadata): Components {
  const found = new Map<string, Component>();
  const groups = Map.groupBy(metadata.paths(), keyOf);
  for (const [key, files] of groups) {
    for (const component of key === '' ? [] : read(metadata, key, files)) found.set(component.id, component);
  }
  return found;
}

/** Files of one component share a key: its type and name; the empty text for files of none. */
function keyOf(file: string): string {
  const [folder = '', second = '', third, fourth] = file.split('/');
  const type = typeOfFolder(folder);
  if (!type) return '';
  if (type.name === 'CustomObject' && fourth !== undefined) {
    const child = type.children?.find((each) => each.folder === third);
    return child ? `${child.name}:${second}.${bare(fourth, child.suffix)}` : '';
  }
  if (type.name === 'CustomObject' || type.form === 'bundle')
    return third === undefined ? '' : `${type.name}:${second}`;
  return `${type.name}:${bare(second, type.suffix)}`;
}

const bare = (file: string, suffix = ''): string =>
  decodeURIComponent(file.replace(/-meta\.xml$/, '').replace(new RegExp(`\\.${suffix}$`), ''));

function read(metadata: OrgMetadata, key: string, files: string[]): Component[] {
  const [type = '', name = ''] = split(key);
  const [folder = ''] = files[0]?.split('/') ?? [];
  const { form, children = [] } = typeOfFolder(folder) ?? {};
  if (form !== 'xml') return [codeComponent(metadata, { type, name, files })];
  const root = parseXml(metadata.read(files[0] ?? ''));
  const inside = children.filter((child) => child.folder === undefined);
  if (inside.length > 0) return inside.flatMap((child) => partsInside({ child, name, root, files }));
  return [documentComponent({ type, name, files, elements: childElements(root) })];
}

/** Labels and sharing rules: components that share a file. */
function partsInside(from: { child: ChildType; name: string; root: Element; files: string[] }): Component[] {
  const { child, name: parent, root, files } = from;
  return childElements(root, child.element).map((element) => {
    const own = childText(element, 'fullName') ?? '';
    const name = child.name === 'CustomLabel' ? own : `${parent}.${own}`;
    return documentComponent({ type: child.name, name, files, elements: childElements(element) });
  });
}

function documentComponent(
  from: Pick<Component, 'type' | 'name' | 'files'> & { elements: Element[] },
): Component {
  const { type, name, files, elements } = from;
  const order: Order = UNORDERED.has(type) ? 'none' : 'as written';
  const parts = elements
    .filter((element) => element.nodeName !== 'fullName' && !isDefault(element))
    .map((element) => ({ name: nameOfPart(element), text: canonical(element, order) }));
  const elementOf = ({ text }: Part): string => text.slice(1, text.indexOf('>'));
  parts.sort((a, b) => {
    const [first, second] = order === 'none' ? [a.text, b.text] : [elementOf(a), elementOf(b)];
    return first < second ? -1 : first > second ? 1 : 0;
  });
  return { id: `${type}:${name}`, type, name, parts, files, digest: digestOf(parts.map(({ text }) => text)) };
}

function nameOfPart(element: Element): string {
  const key = KEYS.map((each) => childText(element, each)).find((text) => text !== undefined);
  return key === undefined ? element.nodeName : `${element.nodeName} ${key}`;
}

function codeComponent(
  metadata: OrgMetadata,
  { type, name, files }: Pick<Component, 'type' | 'name' | 'files'>,
): Component {
  const contents = files.toSorted().flatMap((file) => {
    const text = metadata.read(file);
    return [file, file.endsWith('.xml') ? canonical(parseXml(text), 'none') : text];
  });
  return { id: `${type}:${name}`, type, name, files, parts: undefined, digest: digestOf(contents) };
}

const digestOf = (texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 22);

const split = (key: string): [string, string] => [
  key.slice(0, key.indexOf(':')),
  key.slice(key.indexOf(':') + 1),
];
