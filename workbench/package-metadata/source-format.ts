import type { Element } from '@xmldom/xmldom';
import type { ChildType, ComponentType } from './component-types.ts';
import { documentOfComponent, encodeName, type Component } from './components.ts';
import { elementsThatCount } from './element-order.ts';
import { childElements, childText, documentOf, parseXml, renamed, textOf } from './xml.ts';

/**
 * The files of a component in source format: what an object holds is a file each. `former` gives the text of a
 * file that the org already has, for documents to which a deployment only adds.
 */
export function toSourceFormat(
  component: Component,
  former: (path: string) => string | undefined,
): Map<string, Buffer> {
  const { type, fullName, files } = component;
  if (type.form !== 'xml') return new Map(files);
  const root = documentOfComponent(component)?.root;
  if (!root) return new Map();
  if (type.name === 'CustomObject') return decomposed(type, fullName, root);
  const path = sourcePath(type, fullName);
  const merged = type.children?.length ? withFormerChildren(type, root, former(path)) : undefined;
  const counted = elementsThatCount(type.name, root);
  const isWhole = counted.length === childElements(root).length;
  const read = isWhole ? files.get(component.fileName) : documentOf(type.name, counted);
  const text = merged ?? read ?? Buffer.alloc(0);
  return new Map([[path, Buffer.from(text)]]);
}

/** Where a component that is one document, or an object itself, lies in source format. */
export function sourcePath({ name, folder, suffix = '' }: ComponentType, fullName: string): string {
  const file = `${encodeName(fullName)}.${suffix}-meta.xml`;
  return name === 'CustomObject' ? `${folder}/${fullName}/${file}` : `${folder}/${file}`;
}

/** Where an object's part lies in source format. */
export function partPath(objectName: string, { folder = '', suffix = '' }: ChildType, name: string): string {
  return `objects/${objectName}/${folder}/${encodeName(name)}.${suffix}-meta.xml`;
}

function decomposed(type: ComponentType, objectName: string, root: Element): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const children = type.children ?? [];
  const own = childElements(root).filter(({ nodeName }) =>
    children.every(({ element }) => element !== nodeName),
  );
  // Parts alone, as for fields on a standard object, leave the object's own settings as they are.
  if (own.length > 0) files.set(sourcePath(type, objectName), Buffer.from(documentOf(type.name, own)));
  for (const child of children) {
    for (const element of childElements(root, child.element)) {
      const path = partPath(objectName, child, childText(element, 'fullName') ?? '');
      files.set(path, Buffer.from(textOf(renamed(element, child.name))));
    }
  }
  return files;
}

function withFormerChildren(
  type: ComponentType,
  root: Element,
  formerText: string | undefined,
): string | undefined {
  if (formerText === undefined) return undefined;
  const key = (element: Element): string => `${element.nodeName}#${childText(element, 'fullName') ?? ''}`;
  const elements = new Map(childElements(parseXml(formerText)).map((element) => [key(element), element]));
  for (const element of childElements(root)) elements.set(key(element), element);
  const sorted = [...elements.values()].sort((a, b) => (a.nodeName < b.nodeName ? -1 : 1));
  return documentOf(type.name, sorted);
}

/** An object's document in metadata format from its files; `wanted` chooses among its parts. */
export function composedObject(
  type: ComponentType,
  objectName: string,
  files: ReadonlyMap<string, Buffer>,
  wanted: (childType: string, fullName: string) => boolean,
): Buffer | undefined {
  const own = files.get(sourcePath(type, objectName));
  const elements = own ? childElements(parseXml(own.toString('utf8'))) : [];
  for (const child of type.children ?? []) {
    const folder = `objects/${objectName}/${child.folder ?? ''}/`;
    for (const [path, content] of files) {
      if (!path.startsWith(folder)) continue;
      const element = renamed(parseXml(content.toString('utf8')), child.element);
      if (wanted(child.name, `${objectName}.${childText(element, 'fullName') ?? ''}`)) elements.push(element);
    }
  }
  if (elements.length === 0) return undefined;
  const sorted = elements.sort((a, b) => a.nodeName.localeCompare(b.nodeName));
  return Buffer.from(documentOf(type.name, sorted));
}
