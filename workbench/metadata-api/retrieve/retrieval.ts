import { recordId } from '#org';
import {
  typeOfName,
  names,
  unknownTypes,
  writeManifest,
  type Manifest,
  type OrgMetadata,
  type Component,
  composedObject,
  partPath,
} from '#package-metadata';
import { writeZip } from '../zip/write-zip.ts';

const FOLDER = 'unpackaged';
/** Holds an app's key and secret, which today's orgs do not give to the Metadata API. */
const NEVER_GIVEN = 'ExtlClntAppGlobalOauthSettings';

export interface RetrievalOptions {
  metadata: () => OrgMetadata;
  now: () => number;
  user: { id: string; name: string };
}

/** Gives metadata back as packages in metadata format. */
export class Retrieval {
  private readonly results = new Map<string, ReturnType<Retrieval['retrieve']>>();
  private readonly options: RetrievalOptions;

  constructor(options: RetrievalOptions) {
    this.options = options;
  }

  /** Retrieves what a manifest names; the id leads to the result. */
  start(manifest: Manifest): string {
    const id = recordId('09S', this.results.size + 1);
    this.results.set(id, this.retrieve(id, manifest));
    return id;
  }

  /** `RetrieveResult` of the Metadata API; `undefined` for an unknown id. */
  result(id: string) {
    return this.results.get(id);
  }

  /** `FileProperties` of all components of a type. */
  list(typeName: string) {
    const found = typeOfName(typeName);
    if (!found) return [];
    const manifest = { version: '', members: new Map([[typeName, new Set(['*'])]]) };
    return this.entries(manifest)
      .filter(({ type }) => type === typeName)
      .map(({ type, fullName, fileName }) => this.properties(type, fullName, fileName));
  }

  private retrieve(id: string, manifest: Manifest) {
    const entries = this.entries(manifest);
    const files = new Map<string, Buffer>();
    for (const { component } of entries) {
      for (const [file, content] of component?.files ?? []) files.set(`${FOLDER}/${file}`, content);
    }
    files.set(`${FOLDER}/package.xml`, Buffer.from(writeManifest(manifest)));
    const messages = [
      ...unknownTypes(manifest).map((name) => `Unknown type name '${name}' specified in package.xml`),
      ...missingOf(manifest, entries),
    ];
    return {
      done: true,
      success: true,
      status: 'Succeeded',
      id,
      fileProperties: entries.map(({ type, fullName, fileName }) =>
        this.properties(type, fullName, `${FOLDER}/${fileName}`),
      ),
      messages: messages.map((problem) => ({ fileName: `${FOLDER}/package.xml`, problem })),
      zipFile: writeZip(files).toString('base64'),
    };
  }

  private entries(manifest: Manifest): Entry[] {
    const metadata = this.options.metadata();
    const plain = metadata
      .components()
      .filter(({ type, fullName }) => type.name !== NEVER_GIVEN && names(manifest, type.name, fullName))
      .map((component) => ({
        type: component.type.name,
        fullName: component.fullName,
        fileName: component.fileName,
        component,
      }));
    return [...plain, ...metadata.objectNames().flatMap((name) => objectEntries(name, metadata, manifest))];
  }

  private properties(type: string, fullName: string, fileName: string) {
    const { id, name } = this.options.user;
    const date = new Date(this.options.now()).toISOString();
    return {
      createdById: id,
      createdByName: name,
      createdDate: date,
      fileName,
      fullName,
      id: '',
      lastModifiedById: id,
      lastModifiedByName: name,
      lastModifiedDate: date,
      manageableState: 'unmanaged',
      type,
    };
  }
}

interface Entry {
  type: string;
  fullName: string;
  fileName: string;
  component?: Component;
}

/** All components, objects included, in metadata format. */
export function allComponents(metadata: OrgMetadata): Component[] {
  const manifest = { version: '', members: new Map([['CustomObject', new Set(['*'])]]) };
  const objects = metadata.objectNames().flatMap((name) => objectEntries(name, metadata, manifest));
  return [...metadata.components(), ...objects.flatMap(({ component }) => component ?? [])];
}

/** An object whole where it is named, else those of its parts that are. */
function objectEntries(objectName: string, metadata: OrgMetadata, manifest: Manifest): Entry[] {
  const type = typeOfName('CustomObject')?.type;
  if (!type) return [];
  const whole = names(manifest, type.name, objectName);
  const own = metadata.files.has(`objects/${objectName}/${objectName}.object-meta.xml`);
  const parts = (type.children ?? []).flatMap((child) =>
    metadata
      .paths()
      .filter((path) => path.startsWith(`objects/${objectName}/${child.folder ?? ''}/`))
      .map(
        (path) =>
          path
            .split('/')
            .at(-1)
            ?.replace(/\.[^.]+-meta\.xml$/, '') ?? '',
      )
      .filter((name) => metadata.files.has(partPath(objectName, child, name)))
      .map((name) => ({ type: child.name, fullName: `${objectName}.${name}` })),
  );
  const wanted = parts.filter((part) => whole || names(manifest, part.type, part.fullName));
  const files = new Map([...metadata.files].filter(([path]) => whole || !path.endsWith('.object-meta.xml')));
  const isWanted = (typeName: string, fullName: string): boolean =>
    wanted.some((part) => part.type === typeName && part.fullName === fullName);
  const content =
    wanted.length > 0 || (whole && own) ? composedObject(type, objectName, files, isWanted) : undefined;
  if (!content) return [];
  const fileName = `objects/${objectName}.object`;
  const component = { type, fullName: objectName, fileName, files: new Map([[fileName, content]]) };
  const object = { type: type.name, fullName: objectName, fileName, component };
  return [
    whole ? object : { ...object, type: '', fullName: '' },
    ...wanted.map((part) => ({ ...part, fileName })),
  ].filter((entry) => entry.type !== '' || 'component' in entry);
}

function missingOf(manifest: Manifest, entries: readonly Entry[]): string[] {
  return [...manifest.members].flatMap(([type, members]) =>
    [...members]
      .filter((name) => name !== '*' && typeOfName(type))
      .filter((name) => !entries.some((entry) => entry.type === type && entry.fullName === name))
      .map((name) => `Entity of type '${type}' named '${name}' cannot be found`),
  );
}
