import type { Element } from '@xmldom/xmldom';
import { typeOfFolder, type ComponentType } from './component-types.ts';
import { childElements, childText, parseXml } from './xml.ts';

/** One component of a package in metadata format, with its files as they lie in the archive. */
export interface Component {
  type: ComponentType;
  fullName: string;
  /** The file that stands for it in results. */
  fileName: string;
  files: Map<string, Buffer>;
}

/** A component inside another one's document: a field, a list view, a label. */
export interface ChildComponent {
  typeName: string;
  fullName: string;
  element: Element;
}

/** Groups the files of a package into components; files of folders that no type has are returned apart. */
export function componentsOf(files: ReadonlyMap<string, Buffer>): {
  components: Component[];
  unknownFiles: string[];
} {
  const components = new Map<string, Component>();
  const unknownFiles: string[] = [];
  for (const [fileName, content] of files) {
    const [folder = '', second = '', ...rest] = fileName.split('/');
    const type = typeOfFolder(folder);
    const fullName = type && nameOf(type, second, rest);
    if (!type || !fullName) {
      unknownFiles.push(fileName);
      continue;
    }
    const key = `${type.name}#${fullName}`;
    const component = components.get(key) ?? { type, fullName, fileName: '', files: new Map() };
    component.files.set(fileName, content);
    component.fileName = representative(type, fullName);
    components.set(key, component);
  }
  return { components: [...components.values()], unknownFiles };
}

function nameOf(type: ComponentType, second: string, rest: string[]): string | undefined {
  if (type.form === 'bundle') return rest.length > 0 ? second : undefined;
  const file = [second, ...rest].join('/').replace(/-meta\.xml$/, '');
  const ending = `.${type.suffix ?? ''}`;
  return file.endsWith(ending) ? decodeURIComponent(file.slice(0, -ending.length)) : undefined;
}

function representative(type: ComponentType, fullName: string): string {
  if (type.form === 'bundle') return `${type.folder}/${fullName}`;
  return `${type.folder}/${encodeName(fullName)}.${type.suffix ?? ''}`;
}

/** Names in files: what the Metadata API writes for characters that paths cannot have. */
export function encodeName(fullName: string): string {
  return fullName.replace(/[%()&#]/g, (character) => encodeURIComponent(character).replace(/[()]/g, percent));
}

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** The component's document. Throws an XmlError where it is no XML. Bundles have that of their configuration. */
export function documentOfComponent(component: Component): { fileName: string; root: Element } | undefined {
  const { type, fullName, fileName, files } = component;
  const file =
    type.form === 'xml'
      ? fileName
      : type.form === 'code'
        ? `${fileName}-meta.xml`
        : `${fileName}/${fullName}.js-meta.xml`;
  const content = files.get(file);
  return content && { fileName: file, root: parseXml(content.toString('utf8')) };
}

/** The children that a document brings: `Object.Field` for what objects hold, plain names for labels. */
export function childrenOf(type: ComponentType, fullName: string, root: Element): ChildComponent[] {
  return (type.children ?? []).flatMap((child) =>
    childElements(root, child.element).map((element) => {
      const own = childText(element, 'fullName') ?? '';
      return {
        typeName: child.name,
        fullName: type.name === 'CustomLabels' ? own : `${fullName}.${own}`,
        element,
      };
    }),
  );
}
