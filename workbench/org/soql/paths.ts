import { QueryError } from '#platform';
import type { ApiValue } from '#platform';
import { findField, findObject, findReference, objectOfId } from '../schema/model.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { field } from '../schema/fields.ts';
import type { StoredRow } from '../store/database.ts';
import { isVisible } from './context.ts';
import type { QueryContext } from './context.ts';

/** A field as a query names it: through zero or more parents to the field itself. */
export interface FieldPath {
  parents: FieldSchema[];
  field: FieldSchema;
  /** The object that the field is on. */
  object: ObjectSchema;
}

/** Finds an object for a query; hidden and unknown ones are refused alike. */
export function requireObject(context: QueryContext, name: string): ObjectSchema {
  const object = findObject(context.schema, name);
  if (object && (context.fieldRights?.object(object).read ?? true)) return object;
  throw new QueryError(
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append ` +
      "the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.",
  );
}

/** Resolves `Name`, `Owner.Name` or `AC_Contact__r.Owner.Name`, as far as the user may read. */
export function resolvePath(context: QueryContext, object: ObjectSchema, names: string[]): FieldPath {
  let candidates = [object];
  const parents: FieldSchema[] = [];
  for (const name of names.slice(0, -1)) {
    const reference = candidates.map((each) => findReference(each, name)).find((each) => each !== undefined);
    if (!reference) {
      throw new QueryError(
        'INVALID_FIELD',
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, ` +
          "be sure to append the '__r' after the custom relationship name.",
      );
    }
    requireReadable(context, candidates, reference, name);
    parents.push(reference);
    candidates = targetsOf(context, reference);
  }
  const last = names.at(-1) ?? '';
  return { parents, ...finalField(context, candidates, last, parents.at(-1)) };
}

function targetsOf(context: QueryContext, reference: FieldSchema): ObjectSchema[] {
  if (reference.referenceTo.length === 0) return [...context.schema.objects.values()];
  // A polymorphic owner offers the fields of users first, then those of groups.
  return [...reference.referenceTo].reverse().flatMap((name) => findObject(context.schema, name) ?? []);
}

function finalField(
  context: QueryContext,
  candidates: ObjectSchema[],
  name: string,
  through: FieldSchema | undefined,
): { field: FieldSchema; object: ObjectSchema } {
  for (const object of candidates) {
    const found = findField(object, name);
    if (!found || !isReadable(context, object, found)) continue;
    return { field: found, object };
  }
  const [object] = candidates;
  // Polymorphic parents say of what kind they are.
  if (object && through && through.referenceTo.length !== 1 && name.toLowerCase() === 'type') {
    return { field: field('Type', 'string'), object };
  }
  throw noSuchColumn(name, object?.name ?? '');
}

function requireReadable(
  context: QueryContext,
  candidates: ObjectSchema[],
  reference: FieldSchema,
  name: string,
): void {
  if (!candidates.some((object) => isReadable(context, object, reference))) {
    throw noSuchColumn(name, candidates[0]?.name ?? '');
  }
}

function isReadable(context: QueryContext, object: ObjectSchema, candidate: FieldSchema): boolean {
  return context.fieldRights?.field(object, candidate).read ?? true;
}

export function noSuchColumn(name: string, objectName: string): QueryError {
  return new QueryError(
    'INVALID_FIELD',
    `No such column '${name}' on entity '${objectName}'. If you are attempting to use a custom field, be sure to ` +
      "append the '__c' after the custom field name. Please reference your WSDL or the describe call for the " +
      'appropriate names.',
  );
}

/**
 * The parent record a lookup leads to, of whatever object it is; none where sharing hides it from the user:
 * a relationship shows no record that its object alone would not show.
 */
export function parentOf(
  context: QueryContext,
  row: StoredRow,
  reference: FieldSchema,
): { object: ObjectSchema; row: StoredRow } | undefined {
  const id = row[reference.name];
  if (typeof id !== 'string') return undefined;
  const object = objectOfId(context.schema, id);
  const parent = object && context.reader.get(object.name, id);
  return parent && isVisible(context, object, parent) ? { object, row: parent } : undefined;
}

/** The value at the end of a path; null where a parent is missing or has no such field. */
export function valueAt(context: QueryContext, row: StoredRow, path: FieldPath): ApiValue {
  let current = row;
  let object: ObjectSchema | undefined;
  for (const reference of path.parents) {
    const parent = parentOf(context, current, reference);
    if (!parent) return null;
    current = parent.row;
    object = parent.object;
  }
  return current[path.field.name] ?? (object && path.field.name === 'Type' ? object.name : null);
}

/** Splits `a.Owner.Name` into names, without the alias or name of the queried object. */
export function splitPath(text: string, alias: string | undefined, objectName: string): string[] {
  const names = text.split('.');
  const [first = ''] = names;
  const own = [alias, objectName].some((name) => name?.toLowerCase() === first.toLowerCase());
  return names.length > 1 && own ? names.slice(1) : names;
}
