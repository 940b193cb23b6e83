import type { ApiValue } from '#platform';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { StoredRow } from './database.ts';
import { Refusal } from './refusal.ts';
import type { WriteContext } from './write-context.ts';

/** Refuses a value of a unique field that another record has. What is in the recycle bin has none. */
export function checkUnique(
  context: WriteContext,
  object: ObjectSchema,
  row: StoredRow,
  changed: Readonly<Record<string, ApiValue>>,
): void {
  const uniqueFields = [...object.fields.values()].filter((field: FieldSchema) => field.unique);
  for (const field of uniqueFields) {
    const value = changed[field.name] ?? null;
    const holder =
      value === null ? undefined : context.transaction.database.holderOf(object.name, field, value);
    if (holder === undefined || holder === row.Id) continue;
    throw new Refusal(
      'DUPLICATE_VALUE',
      `duplicate value found: ${field.name} duplicates value on record with id: ${holder.slice(0, 15)}`,
    );
  }
}
