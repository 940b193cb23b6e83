import { findField, findObject, type FieldSchema, type OrgSchema } from '#org';
import { type OrgMetadata, childElements, childText, parseXml } from '#package-metadata';

/** What other metadata may refer to, once a deployment is in. */
export interface Inventory {
  schema: OrgSchema;
  has(typeName: string, fullName: string): boolean;
  field(fullName: string): FieldSchema | undefined;
  /** Languages that are on, besides English. */
  languages: ReadonlySet<string>;
}

const STANDARD_TAB = /^standard-/;

export function inventoryOf(
  metadata: OrgMetadata,
  schema: OrgSchema,
  languages: ReadonlySet<string>,
): Inventory {
  const names = new Map<string, Set<string>>();
  for (const component of metadata.components()) add(names, component.type.name, component.fullName);
  for (const label of schema.labels.keys()) add(names, 'CustomLabel', label);
  for (const principal of principalsOf(metadata)) add(names, 'ExternalCredentialPrincipal', principal);
  for (const object of schema.objects.values()) {
    add(names, 'CustomObject', object.name);
    for (const layout of object.compactLayouts) add(names, 'CompactLayout', `${object.name}.${layout.name}`);
  }
  const field = (fullName: string): FieldSchema | undefined => {
    const [objectName = '', fieldName = ''] = fullName.split('.');
    const object = findObject(schema, objectName);
    return object && findField(object, fieldName);
  };
  return {
    schema,
    languages,
    field,
    has: (typeName, fullName) => {
      if (typeName === 'CustomField') return field(fullName) !== undefined;
      if (typeName === 'CustomTab' && STANDARD_TAB.test(fullName)) return true;
      return names.get(typeName)?.has(fullName.toLowerCase()) ?? false;
    },
  };
}

function add(names: Map<string, Set<string>>, typeName: string, fullName: string): void {
  const known = names.get(typeName) ?? new Set();
  known.add(fullName.toLowerCase());
  names.set(typeName, known);
}

/** `Credential-Principal`, as permission sets name them. */
function principalsOf(metadata: OrgMetadata): string[] {
  return metadata
    .paths()
    .filter((path) => path.endsWith('.externalCredential-meta.xml'))
    .flatMap((path) => {
      const credential = path.replace(/^.*\/|\.externalCredential-meta\.xml$/g, '');
      return childElements(parseXml(metadata.read(path)), 'externalCredentialParameters')
        .filter((parameter) => childText(parameter, 'parameterType')?.endsWith('Principal'))
        .map((parameter) => `${credential}-${childText(parameter, 'parameterName') ?? ''}`);
    });
}
