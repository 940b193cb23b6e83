import { executionOf } from '../execution/execution.ts';
import type { Frame } from '../execution/frame.ts';
import { QueryError, type WriteRequest, type WriteResult } from '#platform';
import { ListValue } from '../values/collections.ts';
import { throwApex } from '../values/exceptions.ts';
import { SObjectValue } from '../values/sobject.ts';
import { IdValue, type Value } from '../values/value.ts';
import { toApiValue } from './api-values.ts';
import { writeWithTriggers } from './triggered-write.ts';
import type { WriteOperation, WriteOptions } from './write-options.ts';

/** One row of a DmlException. */
export interface DmlFailure {
  index: number;
  id: string | null;
  statusCode: string;
  message: string;
  fields: string[];
}

const VERBS: Record<WriteOperation, string> = {
  insert: 'Insert',
  update: 'Update',
  upsert: 'Upsert',
  delete: 'Delete',
  undelete: 'Undelete',
};

/** The records of a DML statement's operand: one, or a list. */
export function recordsOf(value: Value): SObjectValue[] {
  const items = value instanceof ListValue ? value.items : [value];
  return items.map((item) =>
    item instanceof SObjectValue
      ? item
      : throwApex('NullPointerException', 'Attempt to de-reference a null object'),
  );
}

/**
 * Writes records and gives new ones their ids. With `allOrNone` a refused row throws a DmlException and nothing
 * is written.
 */
export async function writeRecords(
  frame: Frame,
  records: SObjectValue[],
  options: WriteOptions,
): Promise<WriteResult[]> {
  const execution = executionOf(frame);
  if (execution.readOnly) throwApex('LimitException', 'Too many DML statements: 1');
  if (records.length === 0) return [];
  execution.usage.add('dmlStatements');
  execution.usage.add('dmlRows', records.length);
  const start = execution.transaction.savepoint();
  const results: WriteResult[] = [];
  for (const group of groupsByType(records)) results.push(...(await writeGroup(frame, group, options)));
  const failures = results.flatMap((result, index) => failuresOf(result, index, records[index]));
  if (options.allOrNone && failures.length > 0) {
    execution.transaction.rollback(start);
    throwApex('DmlException', dmlMessage(options.operation, failures), failures);
  }
  records.forEach((record, index) => {
    const result = results[index];
    if (result?.success) noteWritten(record, result, options.operation);
  });
  return results;
}

function groupsByType(records: SObjectValue[]): SObjectValue[][] {
  const groups: SObjectValue[][] = [];
  for (const record of records) {
    const last = groups.at(-1);
    if (last?.[0]?.objectName === record.objectName) last.push(record);
    else groups.push([record]);
  }
  return groups;
}

async function writeGroup(
  frame: Frame,
  group: SObjectValue[],
  options: WriteOptions,
): Promise<WriteResult[]> {
  const { library } = executionOf(frame);
  if (library.triggersOn(group[0]?.objectName ?? '').length === 0) return storeGroup(frame, group, options);
  return writeWithTriggers(frame, group, options, storeGroup);
}

function storeGroup(frame: Frame, group: readonly SObjectValue[], options: WriteOptions): WriteResult[] {
  const { transaction, pending } = executionOf(frame);
  const type = group[0]?.objectName ?? '';
  pending.noteWrite(type);
  const request: WriteRequest = {
    operation: options.operation,
    type,
    records: group.map((record) => toWrite(record, options)),
    ...(options.externalIdField === undefined ? {} : { externalIdField: options.externalIdField }),
    allOrNone: options.allOrNone,
    access: options.access,
    sharing: options.access === 'user' || frame.sharing,
  };
  try {
    return transaction.write(request);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    // The org refused the request as a whole: every row failed for the same reason.
    const reason = { statusCode: error.errorCode, message: error.message, fields: [] };
    return group.map(() => ({ success: false, errors: [reason] }));
  }
}

function toWrite(record: SObjectValue, { operation }: WriteOptions): WriteRequest['records'][number] {
  const id = record.fields.get('id');
  const fields: WriteRequest['records'][number]['fields'] = {};
  for (const name of record.changed) {
    const value = record.fields.get(name) ?? null;
    if (name === 'id') continue;
    if (value instanceof SObjectValue || value instanceof ListValue) {
      throwApex('TypeException', `The runner does not write related records: ${record.objectName}.${name}`);
    }
    fields[fieldName(record, name)] = toApiValue(value);
  }
  if (operation === 'insert' && id instanceof IdValue) {
    throwApex('DmlException', 'Insert failed. cannot specify Id in an insert call', [
      failure(0, id.text, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']),
    ]);
  }
  return { ...(id instanceof IdValue ? { id: id.text } : {}), fields };
}

/** The field's API name as the object declares it. */
function fieldName(record: SObjectValue, name: string): string {
  return record.type.declaration.ownField(name)?.name ?? name;
}

function failure(
  index: number,
  id: string | null,
  statusCode: string,
  message: string,
  fields: string[],
): DmlFailure {
  return { index, id, statusCode, message, fields };
}

function failuresOf(result: WriteResult, index: number, record: SObjectValue | undefined): DmlFailure[] {
  if (result.success) return [];
  const id = record?.fields.get('id');
  const idText = id instanceof IdValue ? id.text : null;
  return result.errors.map((error) => failure(index, idText, error.statusCode, error.message, error.fields));
}

/** Worded as Salesforce words it. */
function dmlMessage(operation: WriteOperation, failures: DmlFailure[]): string {
  const [first] = failures;
  if (!first) return `${VERBS[operation]} failed.`;
  const id = first.id === null ? '' : ` with id ${first.id}`;
  const { statusCode, message, fields } = first;
  return (
    `${VERBS[operation]} failed. First exception on row ${String(first.index)}${id}; first error: ` +
    `${statusCode}, ${message}: [${fields.join(', ')}]`
  );
}

function noteWritten(record: SObjectValue, result: WriteResult, operation: WriteOperation): void {
  if (result.id !== undefined && operation !== 'delete') record.fields.set('id', new IdValue(result.id));
  record.changed.clear();
}
