import { QueryError } from '#platform';
import type { ApiValue } from '#platform';
import type { FieldSchema } from '../schema/model.ts';
import { comparable } from './compare.ts';

/** One ORDER BY term over things that have values. */
export interface SortKey<T> {
  field: FieldSchema;
  value: (item: T) => ApiValue;
  descending: boolean;
  nullsLast: boolean;
}

/** Sorts by the keys, keeping the given order among equals. Nulls come first unless asked otherwise. */
export function sorted<T>(items: T[], keys: SortKey<T>[]): T[] {
  return [...items].sort((a, b) => {
    for (const key of keys) {
      const order = compareBy(key, key.value(a), key.value(b));
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compareBy<T>(key: SortKey<T>, a: ApiValue, b: ApiValue): number {
  if (a === null || b === null) {
    if (a === b) return 0;
    return (a === null) === key.nullsLast ? 1 : -1;
  }
  const left = comparable(key.field, a);
  const right = comparable(key.field, b);
  const order = left < right ? -1 : left > right ? 1 : 0;
  return key.descending ? -order : order;
}

export function requireSortable(field: FieldSchema): void {
  if (!field.longText && field.type !== 'base64') return;
  throw new QueryError('INVALID_FIELD', `field '${field.name}' can not be sorted in a query call`);
}

export function requireGroupable(field: FieldSchema): void {
  const ungroupable =
    field.longText || ['base64', 'datetime', 'double', 'percent', 'currency'].includes(field.type);
  if (!ungroupable) return;
  throw new QueryError('INVALID_FIELD', `field '${field.name}' can not be grouped in a query call`);
}
