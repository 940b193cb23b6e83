import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectSourceFiles, type SourceFiles } from './source-files.ts';
import { COMPONENT_TYPES, typeOfName } from './component-types.ts';
import { componentsOf, type Component } from './components.ts';
import { partPath, sourcePath, toSourceFormat } from './source-format.ts';

const EXTENSIONS: Record<string, string> = {
  'application/javascript': 'js',
  'application/json': 'json',
  'text/css': 'css',
  'text/plain': 'txt',
  'image/png': 'png',
  'image/svg+xml': 'svg',
};

/** All metadata that an org has been given, in source format. It never changes: a deployment makes another one. */
export class OrgMetadata implements SourceFiles {
  readonly files: ReadonlyMap<string, Buffer>;

  constructor(files: ReadonlyMap<string, Buffer> = new Map()) {
    this.files = files;
  }

  /** The metadata of a project's folders, e.g. `force-app`. */
  static ofProject(root: string, folders: readonly string[]): OrgMetadata {
    const files = new Map<string, Buffer>();
    for (const file of projectSourceFiles(root, folders).paths()) {
      const inner = pathBelowTypeFolder(file);
      if (inner) files.set(inner, readFileSync(path.join(root, file)));
    }
    return new OrgMetadata(files);
  }

  /** This metadata and more of other files. */
  and(more: OrgMetadata): OrgMetadata {
    return new OrgMetadata(new Map([...this.files, ...more.files]));
  }

  paths(): string[] {
    return [...this.files.keys()];
  }

  read(file: string): string {
    const content = this.files.get(file);
    if (!content) throw new Error(`The org has no file ${file}.`);
    return content.toString('utf8');
  }

  /** Apex classes and triggers. Paths are those of the package, as error messages name them. */
  apexSources(): { path: string; source: string }[] {
    return this.paths()
      .filter((file) => /\.(cls|trigger)$/.test(file))
      .map((file) => ({ path: file, source: this.read(file) }));
  }

  /** The org's metadata once the components are there too. Bundles are replaced whole. */
  with(components: readonly Component[]): OrgMetadata {
    const files = new Map(this.files);
    for (const component of components) {
      if (component.type.form === 'bundle') removeBelow(files, `${component.fileName}/`);
      const former = (file: string): string | undefined => files.get(file)?.toString('utf8');
      for (const [file, content] of toSourceFormat(component, former)) files.set(file, content);
    }
    return new OrgMetadata(files);
  }

  /** The org's metadata without a component; `undefined` where it has no such component. */
  without(typeName: string, fullName: string): OrgMetadata | undefined {
    const found = typeOfName(typeName);
    if (!found) return undefined;
    const files = new Map(this.files);
    const { type, child } = found;
    if (child?.folder) {
      const [objectName = '', name = ''] = fullName.split('.');
      files.delete(partPath(objectName, child, name));
    } else if (type.form === 'bundle') removeBelow(files, `${type.folder}/${fullName}/`);
    else if (type.form === 'code') {
      files.delete(`${type.folder}/${fullName}.${type.suffix ?? ''}`);
      files.delete(`${type.folder}/${fullName}.${type.suffix ?? ''}-meta.xml`);
    } else if (type.name === 'CustomObject') removeBelow(files, `objects/${fullName}/`);
    else files.delete(sourcePath(type, fullName));
    return files.size === this.files.size ? undefined : new OrgMetadata(files);
  }

  /** Components other than objects, as a package in metadata format has them. */
  components(): Component[] {
    const files = new Map(
      [...this.files]
        .filter(([file]) => !file.startsWith('objects/'))
        .map(([file, content]) => [hasOwnDocument(file) ? file.replace(/-meta\.xml$/, '') : file, content]),
    );
    return componentsOf(files).components;
  }

  objectNames(): string[] {
    const names = this.paths().flatMap((file) => /^objects\/([^/]+)\//.exec(file)?.[1] ?? []);
    return [...new Set(names)].sort();
  }

  /** Writes a project folder in source format, with static resources named by what they hold. */
  writeTo(folder: string): void {
    for (const [file, content] of this.files) {
      const target = path.join(folder, this.nameInProject(file));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  }

  private nameInProject(file: string): string {
    if (!file.endsWith('.resource')) return file;
    const type = /<contentType>([^<]*)</.exec(
      this.files.get(`${file}-meta.xml`)?.toString('utf8') ?? '',
    )?.[1];
    return file.replace(/\.resource$/, `.${EXTENSIONS[type?.trim() ?? ''] ?? 'resource'}`);
  }
}

/** `force-app/main/default/classes/A.cls` → `classes/A.cls`; nothing for files that no type has. */
function pathBelowTypeFolder(file: string): string | undefined {
  const parts = file.split('/');
  const start = parts.findIndex((part) => COMPONENT_TYPES.some(({ folder }) => folder === part));
  if (start < 0 || parts.includes('__tests__')) return undefined;
  const inner = parts.slice(start).join('/');
  if (!inner.startsWith('staticresources/') || inner.endsWith('-meta.xml')) return inner;
  return inner.replace(/\.[^.]+$/, '.resource');
}

function hasOwnDocument(file: string): boolean {
  const [folder = ''] = file.split('/');
  return COMPONENT_TYPES.some((type) => type.folder === folder && type.form === 'xml');
}

function removeBelow(files: Map<string, Buffer>, prefix: string): void {
  for (const file of [...files.keys()]) if (file.startsWith(prefix)) files.delete(file);
}
