import { type FieldSchema, type FieldType, type ObjectSchema, readObjects } from '#org';
import type { PackageSource } from '#package-metadata';

/** A field, relationship or list of children as the compiler shall know it. */
export type CompilerField = {
  name: string;
  /** Apex's type of a value; relationships have `leadsTo` instead. */
  type?: string;
  leadsTo?: string;
  isList?: boolean;
  /** Where Apex may not always assign it: `new` in a constructor only, `never` nowhere. */
  writable?: 'new' | 'never';
};

export type CompilerObject = { name: string; fields: CompilerField[] };

const APEX_TYPES: Record<FieldType, string> = {
  base64: 'Blob',
  boolean: 'Boolean',
  currency: 'Decimal',
  date: 'Date',
  datetime: 'Datetime',
  double: 'Decimal',
  email: 'String',
  id: 'Id',
  int: 'Integer',
  multipicklist: 'String',
  percent: 'Decimal',
  phone: 'String',
  picklist: 'String',
  reference: 'Id',
  string: 'String',
  textarea: 'String',
  url: 'String',
};

/**
 * The package's objects, and what it adds to standard ones, by their names in lower case. The standard fields of
 * standard objects are left to the type library, which has all of them.
 */
export function packageObjects(
  source: Pick<PackageSource, 'files' | 'read'>,
): Record<string, CompilerObject> {
  const objects = readObjects({ paths: () => source.files, read: source.read });
  return Object.fromEntries(
    [...objects].map(([key, object]) => [key, { name: object.name, fields: fieldsOf(object) }]),
  );
}

function fieldsOf(object: ObjectSchema): CompilerField[] {
  const own = [...object.fields.values()].filter((field) => object.custom || field.custom);
  const children = object.children.filter(({ relationshipName }) => relationshipName.endsWith('__r'));
  return [
    ...own.flatMap(withRelationship),
    ...children.map(({ relationshipName, childObject }) => ({
      name: relationshipName,
      leadsTo: childObject,
      isList: true,
    })),
  ];
}

function withRelationship(field: FieldSchema): CompilerField[] {
  const value = { name: field.name, type: APEX_TYPES[field.type], ...writability(field) };
  const [target] = field.referenceTo;
  if (!field.relationshipName || target === undefined) return [value];
  // What can lead to several objects has the fields that all of them have.
  return [value, { name: field.relationshipName, leadsTo: field.referenceTo.length > 1 ? 'Name' : target }];
}

/** Apex may assign an Id since API version 27, so that a record can be updated without being read. */
function writability({ name, readOnly, createOnly }: FieldSchema): Pick<CompilerField, 'writable'> {
  if (readOnly && name !== 'Id') return { writable: 'never' };
  return createOnly ? { writable: 'new' } : {};
}
