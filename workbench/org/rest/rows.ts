import type { ApiValue, Row } from '#platform';
import type { UserRights } from '../access/rights.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { isRow, recordRow } from '../soql/select.ts';
import type { RecordRow } from '../soql/select.ts';
import type { StoredRow } from '../store/database.ts';

export const API_VERSION = '65.0';
export const DATA_PATH = `/services/data/v${API_VERSION}`;

export function recordUrl(type: string, id: string): string {
  return `${DATA_PATH}/sobjects/${type}/${id}`;
}

/** A queried row as REST shows it: with attributes, lists of children as results of their own. */
export function restRow(row: Row): Record<string, unknown> {
  const id = idOf(row);
  const attributes = id === undefined ? { type: row.type } : { type: row.type, url: recordUrl(row.type, id) };
  const fields = Object.entries(row.fields).map(([name, value]) => [name, restValue(row, name, value)]);
  return { attributes, ...Object.fromEntries(fields) };
}

function idOf(row: Row | RecordRow): string | undefined {
  return 'id' in row ? row.id : undefined;
}

function restValue(row: Row, name: string, value: ApiValue | Row | Row[]): unknown {
  if (Array.isArray(value)) {
    return value.length === 0
      ? null
      : { totalSize: value.length, done: true, records: value.map((each) => restRow(each)) };
  }
  if (isRow(value)) return restRow(value);
  // Bytes are not answered in a row but by a link to them.
  if (value instanceof Uint8Array) return `${recordUrl(row.type, idOf(row) ?? '')}/${name}`;
  return value;
}

/** The fields of a stored record that the user may read, all or the named ones. */
export function readableRow(
  rights: UserRights,
  object: ObjectSchema,
  row: StoredRow,
  names?: string[],
): RecordRow {
  const wanted = names?.map((name) => name.toLowerCase());
  const fields = [...object.fields.values()]
    .filter((field) => wanted?.includes(field.name.toLowerCase()) ?? true)
    .filter((field) => rights.field(object, field).read);
  return {
    ...recordRow(object, row),
    fields: Object.fromEntries(fields.map((field) => [field.name, row[field.name] ?? null])),
  };
}
