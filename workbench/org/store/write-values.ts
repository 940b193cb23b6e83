import type { ApiValue } from '#platform';
import { findField, findObject, findReference } from '../schema/model.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { Refusal } from './refusal.ts';
import { convertValue } from './values.ts';
import { rightsOf } from './write-context.ts';
import type { WriteContext } from './write-context.ts';

type Values = Record<string, ApiValue>;

/** The given values under the fields' own names, converted; refuses what the user may not set or the field not hold. */
export function acceptValues(
  context: WriteContext,
  object: ObjectSchema,
  given: Record<string, unknown>,
  creating: boolean,
): Values {
  const accepted: Values = {};
  const unwritable: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const field = findField(object, name) ?? foreignKey(object, name, value);
    if (!field || !isVisible(context, object, field)) {
      throw new Refusal('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
    }
    if (!isWritable(context, object, field, creating)) unwritable.push(field.name);
    else accepted[field.name] = convertValue(field, lookUp(context, object, field, name, value));
  }
  if (unwritable.length > 0) {
    throw new Refusal(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${unwritable.join(', ')}. Please check the security settings of this ` +
        'field and verify that it is read/write for your profile or permission set.',
      unwritable,
    );
  }
  return accepted;
}

function isVisible(context: WriteContext, object: ObjectSchema, field: FieldSchema): boolean {
  return context.access === 'system' || rightsOf(context).field(object, field).read;
}

function isWritable(
  context: WriteContext,
  object: ObjectSchema,
  field: FieldSchema,
  creating: boolean,
): boolean {
  if (field.readOnly || (field.createOnly && !creating)) return false;
  return context.access === 'system' || rightsOf(context).field(object, field).edit;
}

/** A parent given by its external id: `"Owner": {"Username": "…"}` instead of `"OwnerId": "…"`. */
function foreignKey(object: ObjectSchema, name: string, value: unknown): FieldSchema | undefined {
  return typeof value === 'object' && value !== null ? findReference(object, name) : undefined;
}

function lookUp(
  context: WriteContext,
  object: ObjectSchema,
  field: FieldSchema,
  name: string,
  value: unknown,
): unknown {
  if (name.toLowerCase() === field.name.toLowerCase() || value === null || typeof value !== 'object')
    return value;
  const [key, wanted] = Object.entries(value).find(([each]) => each !== 'attributes') ?? ['', null];
  for (const parent of field.referenceTo.flatMap((type) => findObject(context.schema, type) ?? [])) {
    const keyField = findField(parent, key);
    if (!keyField || !(keyField.externalId || keyField.unique)) continue;
    const holder = [...context.transaction.rows(parent.name)].find(
      (row) => String(row[keyField.name]).toLowerCase() === String(wanted).toLowerCase(),
    );
    if (holder) return holder.Id;
  }
  throw new Refusal(
    'INVALID_FIELD',
    `Foreign key external ID: ${String(wanted)} not found for field ${key} in entity ${object.name}`,
  );
}

/** Default values of the fields that were not given. */
export function withDefaults(object: ObjectSchema, values: Values): Values {
  const complete: Values = {};
  for (const field of object.fields.values()) {
    complete[field.name] = field.name in values ? (values[field.name] ?? null) : (field.defaultValue ?? null);
  }
  return complete;
}

/** Refuses a record without a value in a required field; on updates only what is set to nothing counts. */
export function requireValues(object: ObjectSchema, values: Values): void {
  const missing = [...object.fields.values()]
    .filter(
      (field) => field.required && !field.readOnly && field.name in values && values[field.name] === null,
    )
    .map((field) => field.name);
  if (missing.length === 0) return;
  throw new Refusal(
    'REQUIRED_FIELD_MISSING',
    `Required fields are missing: [${missing.join(', ')}]`,
    missing,
  );
}

/** Fills unset checkboxes: they are never null. */
export function normaliseBooleans(object: ObjectSchema, values: Values): void {
  for (const field of object.fields.values()) {
    if (field.type === 'boolean' && values[field.name] === null)
      values[field.name] = field.defaultValue ?? false;
  }
}
