import path from 'node:path';
import { readPackage, type MetadataFile, childElements, childText } from '#package-metadata';

/** What the package's metadata says of a field, as far as a writer must keep to it. */
export interface PackageField {
  type: string;
  length: number;
  precision: number;
  scale: number;
  required: boolean;
  /** Values of a restricted picklist; undefined where any value is taken. */
  values: string[] | undefined;
}

const { source } = readPackage(path.resolve(import.meta.dirname, '../..'));

/** The fields of an object by API name. */
export function fieldsOfObject(objectName: string): Map<string, PackageField> {
  const fields = source.metadata.filter(
    (metadata) => metadata.root.nodeName === 'CustomField' && metadata.objectName === objectName,
  );
  return new Map(fields.map((metadata) => [metadata.name, readField(metadata)]));
}

/** `Object.Field` of everything that a permission set lets its users edit. */
export function editableFields(permissionSet: string): Set<string> {
  const set = source.metadata.find(
    ({ name, root }) => root.nodeName === 'PermissionSet' && name === permissionSet,
  );
  const permissions = set ? childElements(set.root, 'fieldPermissions') : [];
  return new Set(
    permissions
      .filter((permission) => childText(permission, 'editable') === 'true')
      .map((permission) => childText(permission, 'field') ?? ''),
  );
}

function readField({ root }: MetadataFile): PackageField {
  const number = (name: string): number => Number(childText(root, name) ?? 0);
  return {
    type: childText(root, 'type') ?? '',
    length: number('length'),
    precision: number('precision'),
    scale: number('scale'),
    required: childText(root, 'required') === 'true',
    values: restrictedValues({ root }),
  };
}

function restrictedValues({ root }: Pick<MetadataFile, 'root'>): string[] | undefined {
  const [valueSet] = childElements(root, 'valueSet');
  if (!valueSet || childText(valueSet, 'restricted') !== 'true') return undefined;
  return childElements(valueSet, 'valueSetDefinition')
    .flatMap((definition) => childElements(definition, 'value'))
    .map((value) => childText(value, 'fullName') ?? '');
}

/** What Salesforce would say against a value of the field; undefined where it takes it. */
export function refusalOf(field: PackageField, value: unknown): string | undefined {
  if (value === null) return field.required ? 'it is required' : undefined;
  switch (field.type) {
    case 'Text':
    case 'LongTextArea':
      if (typeof value !== 'string') return `a text is wanted, not ${typeof value}`;
      return value.length > field.length ? `${String(value.length)} characters are too many` : undefined;
    case 'Picklist':
      if (typeof value !== 'string') return `a text is wanted, not ${typeof value}`;
      return field.values && !field.values.includes(value) ? `${value} is not in the picklist` : undefined;
    case 'Number':
    case 'Percent':
      return refusalOfNumber(field, value);
    case 'Lookup':
      return typeof value === 'string' && /^[0-9A-Za-z]{18}$/.test(value) ? undefined : 'no id of a record';
    case 'Checkbox':
      return typeof value === 'boolean' ? undefined : 'true or false is wanted';
    case 'DateTime':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value)
        ? undefined
        : 'a time in UTC is wanted';
    default:
      return `nothing is known of fields of type ${field.type}`;
  }
}

function refusalOfNumber({ precision, scale }: PackageField, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'a number is wanted';
  if (Math.abs(value) >= 10 ** (precision - scale)) return `${String(value)} has too many digits`;
  return undefined;
}
