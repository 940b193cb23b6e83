import type { WriteRequest, WriteResult } from '#platform';
import { findField, findObject } from '../schema/model.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { allows } from '../access/sharing.ts';
import { toLongId } from './ids.ts';
import { Refusal } from './refusal.ts';
import { convertValue } from './values.ts';
import { accessTo, requireObjectRight, rightsOf } from './write-context.ts';
import type { WriteContext } from './write-context.ts';
import { deleteRecord, undeleteRecord } from './recycle-bin.ts';
import { insertRecord, updateRecord } from './writer.ts';

export type BatchRequest = Pick<WriteRequest, 'operation' | 'type' | 'externalIdField' | 'allOrNone'> & {
  records: { id?: string; fields: Record<string, unknown> }[];
  /** Whether a record that cannot even be read (unknown field, wrong JSON type) refuses the whole request. */
  refuseUnreadable?: boolean;
};

const UNREADABLE = new Set(['INVALID_FIELD', 'JSON_PARSER_ERROR']);

const ROLLED_BACK =
  'Record rolled back because not all records were valid and the request was using AllOrNone header';

/**
 * Writes records one after the other, each wholly or not at all; with `allOrNone` either all or none.
 * Results are in the order of the records. Throws a `Refusal` only where the request as a whole makes no sense.
 */
export function writeBatch(context: WriteContext, request: BatchRequest): WriteResult[] {
  const object = findObject(context.schema, request.type);
  if (!object || !mayRead(context, object)) {
    throw new Refusal('INVALID_TYPE', `sObject type '${request.type}' is not supported.`);
  }
  const twice = repeatedKeys(object, request);
  const start = context.transaction.savepoint();
  const results = request.records.map((record) =>
    attempt(context, request, () => writeOne(context, object, request, record, twice)),
  );
  if (!request.allOrNone || results.every((result) => result.success)) return results;
  context.transaction.rollback(start);
  return results.map((result) => (result.success ? rolledBack() : result));
}

function mayRead(context: WriteContext, object: ObjectSchema): boolean {
  return context.access === 'system' || rightsOf(context).object(object).read;
}

/** Runs one record's write; a refusal takes back what it did and becomes its result. */
function attempt(context: WriteContext, request: BatchRequest, write: () => WriteResult): WriteResult {
  const savepoint = context.transaction.savepoint();
  try {
    return write();
  } catch (error) {
    context.transaction.rollback(savepoint);
    if (!(error instanceof Refusal)) throw error;
    if (request.refuseUnreadable && UNREADABLE.has(error.statusCode)) throw error;
    return failure(error.statusCode, error.message, error.fields);
  }
}

export function failure(statusCode: string, message: string, fields: string[] = []): WriteResult {
  return { success: false, errors: [{ statusCode, message, fields }] };
}

/** The result of a record that was right where others were not. */
export function rolledBack(): WriteResult {
  return failure('ALL_OR_NONE_OPERATION_ROLLED_BACK', ROLLED_BACK);
}

function writeOne(
  context: WriteContext,
  object: ObjectSchema,
  request: BatchRequest,
  record: BatchRequest['records'][number],
  twice: ReadonlySet<string>,
): WriteResult {
  switch (request.operation) {
    case 'insert':
      return created(insertRecord(context, object, record.fields).Id);
    case 'update': {
      const id = requireId(object, record.id);
      if (twice.has(id)) throw new Refusal('DUPLICATE_VALUE', `Duplicate id specified: ${id}`, ['Id']);
      return done(updateRecord(context, object, id, record.fields).Id);
    }
    case 'delete': {
      const id = requireId(object, record.id);
      deleteRecord(context, object, id);
      return done(id);
    }
    case 'undelete': {
      const id = requireId(object, record.id);
      undeleteRecord(context, object, id);
      return done(id);
    }
    case 'upsert':
      return upsertOne(context, object, request.externalIdField, record, twice);
  }
}

const created = (id: string): WriteResult => ({ id, created: true, success: true, errors: [] });
const done = (id: string): WriteResult => ({ id, created: false, success: true, errors: [] });

/** The 18-character id, or the refusal of a text that is no id of this object. */
export function requireId(object: ObjectSchema, id: string | undefined): string {
  if (id === undefined) throw new Refusal('MISSING_ARGUMENT', 'Id not specified in an update call');
  const longForm = toLongId(id);
  if (longForm?.startsWith(object.keyPrefix)) return longForm;
  throw new Refusal('MALFORMED_ID', `${object.label} ID: id value of incorrect type: ${id}`, ['Id']);
}

/** What an upsert comes to for one record: a new record, or changes of the one that has its key. */
export type UpsertStep = { operation: 'insert' | 'update'; id?: string; fields: Record<string, unknown> };

function upsertOne(
  context: WriteContext,
  object: ObjectSchema,
  externalIdField: string | undefined,
  record: BatchRequest['records'][number],
  twice: ReadonlySet<string>,
): WriteResult {
  const { id, fields } = upsertStep(context, object, externalIdField, record, twice);
  return id === undefined
    ? created(insertRecord(context, object, fields).Id)
    : done(updateRecord(context, object, id, fields).Id);
}

function upsertStep(
  context: WriteContext,
  object: ObjectSchema,
  externalIdField: string | undefined,
  record: BatchRequest['records'][number],
  twice: ReadonlySet<string>,
): UpsertStep {
  if (externalIdField === undefined || externalIdField.toLowerCase() === 'id') {
    return record.id === undefined
      ? { operation: 'insert', fields: record.fields }
      : { operation: 'update', id: requireId(object, record.id), fields: record.fields };
  }
  const key = requireExternalIdField(object, externalIdField);
  const value = keyValue(key, record.fields);
  if (twice.has(value)) {
    throw new Refusal('DUPLICATE_VALUE', `Duplicate external id specified: ${value}`, [key.name]);
  }
  const matches = matching(context, object, key, value);
  const [match] = matches;
  if (matches.length > 1) {
    throw new Refusal(
      'DUPLICATE_EXTERNAL_ID',
      `more than one record found for external id field: [${matches.join(', ')}]`,
    );
  }
  if (match === undefined) return { operation: 'insert', fields: record.fields };
  requireObjectRight(context, object, 'edit');
  const rest = Object.entries(record.fields).filter(
    ([name]) => name.toLowerCase() !== key.name.toLowerCase(),
  );
  return { operation: 'update', id: match, fields: Object.fromEntries(rest) };
}

/** The steps of an upsert in the order of its records, without writing any; a refusal stays with its record. */
export function planUpsert(
  context: WriteContext,
  object: ObjectSchema,
  request: BatchRequest,
): (UpsertStep | Refusal)[] {
  const twice = repeatedKeys(object, request);
  return request.records.map((record) => {
    try {
      return upsertStep(context, object, request.externalIdField, record, twice);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (request.refuseUnreadable && UNREADABLE.has(error.statusCode)) throw error;
      return error;
    }
  });
}

/** The field named in an upsert must be an external id. */
export function requireExternalIdField(object: ObjectSchema, name: string): FieldSchema {
  const field = findField(object, name);
  if (field?.externalId) return field;
  throw new Refusal(
    field ? 'INVALID_FIELD' : 'NOT_FOUND',
    field
      ? `Field name provided, ${field.name} is not an External ID or indexed field for ${object.name}`
      : 'Provided external ID field does not exist or is not accessible: ' + name,
  );
}

function keyValue(key: FieldSchema, fields: Record<string, unknown>): string {
  const given = Object.entries(fields).find(([name]) => name.toLowerCase() === key.name.toLowerCase())?.[1];
  const value = convertValue(key, given);
  if (value !== null) return key.caseSensitive ? String(value) : String(value).toLowerCase();
  throw new Refusal('MISSING_ARGUMENT', `${key.name} not specified`, [key.name]);
}

/** All records with the key where it is unique, else those that the user sees. */
function matching(context: WriteContext, object: ObjectSchema, key: FieldSchema, value: string): string[] {
  if (key.unique) {
    const holder = context.transaction.database.holderOf(object.name, key, value);
    return holder === undefined ? [] : [holder];
  }
  return [...context.transaction.rows(object.name)]
    .filter((row) => String(row[key.name] ?? '').toLowerCase() === value.toLowerCase())
    .filter((row) => allows(accessTo(context, object, row), 'read'))
    .map((row) => row.Id);
}

/** Ids or external ids that one request names more than once: none of these records is written. */
function repeatedKeys(object: ObjectSchema, request: BatchRequest): Set<string> {
  const repeated = new Set<string>();
  const seen = new Set<string>();
  for (const record of request.records) {
    const key = keyOf(object, request, record);
    if (key === undefined) continue;
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return repeated;
}

function keyOf(
  object: ObjectSchema,
  { operation, externalIdField }: BatchRequest,
  { id, fields }: BatchRequest['records'][number],
): string | undefined {
  if (operation === 'update') return id === undefined ? undefined : toLongId(id);
  const key = operation === 'upsert' && externalIdField ? findField(object, externalIdField) : undefined;
  const given =
    key && Object.entries(fields).find(([name]) => name.toLowerCase() === key.name.toLowerCase())?.[1];
  if (typeof given !== 'string') return undefined;
  return key?.caseSensitive ? given.trim() : given.trim().toLowerCase();
}
