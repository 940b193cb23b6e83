import { executionOf } from '../execution/execution.ts';
import type { Frame } from '../execution/frame.ts';
import type { WriteResult } from '#platform';
import { throwApex } from '../values/exceptions.ts';
import { SObjectValue } from '../values/sobject.ts';
import { IdValue } from '../values/value.ts';
import { ListValue } from '../values/collections.ts';
import type { WriteOptions } from './write-options.ts';
import { writeRecords, type DmlFailure } from './write-records.ts';

const STATUS = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';

/**
 * A write of the program itself. In user mode Salesforce looks at the whole record before it writes anything: the
 * user needs the right to the object, and to every field that the record holds, also to one that was only read. So
 * an update with a master that cannot be changed is refused, even where it stays the same.
 */
export async function writeForProgram(
  frame: Frame,
  records: SObjectValue[],
  options: WriteOptions,
): Promise<WriteResult[]> {
  if (options.access !== 'user') return writeRecords(frame, records, options);
  for (const record of records) requireObject(frame, record, options);
  const refused = new Map(
    records.flatMap((record) => {
      const fields = inaccessibleFields(frame, record, options);
      return fields.length > 0 ? [[record, fields] as const] : [];
    }),
  );
  if (refused.size === 0) return writeRecords(frame, records, options);
  if (options.allOrNone) return throwFor(records, refused);
  const written = await writeRecords(
    frame,
    records.filter((record) => !refused.has(record)),
    options,
  );
  return records.map((record) => {
    const fields = refused.get(record);
    return fields ? rowRefused(record, fields) : (written.shift() ?? { success: false, errors: [] });
  });
}

/** What the operation does to a record: an upsert inserts what has no id. */
function rightFor(record: SObjectValue, { operation }: WriteOptions): 'create' | 'edit' | 'delete' {
  if (operation === 'insert') return 'create';
  if (operation === 'delete' || operation === 'undelete') return 'delete';
  return operation === 'update' || record.fields.get('id') instanceof IdValue ? 'edit' : 'create';
}

function requireObject(frame: Frame, record: SObjectValue, options: WriteOptions): void {
  const { platform, user } = executionOf(frame);
  const rights = platform.objectAccess(user, record.objectName);
  if (!rights[rightFor(record, options)])
    throwApex('SecurityException', `Access to entity '${record.objectName}' denied`);
}

function inaccessibleFields(frame: Frame, record: SObjectValue, options: WriteOptions): string[] {
  const { platform, user } = executionOf(frame);
  const right = rightFor(record, options);
  if (right === 'delete') return [];
  return [...record.fields].flatMap(([name, value]) => {
    // Parents and children that a query brought along are no fields of the record.
    if (name === 'id' || value instanceof SObjectValue || value instanceof ListValue) return [];
    const field = record.type.declaration.ownField(name)?.name ?? name;
    const rights = platform.fieldAccess(user, record.objectName, field);
    return rights[right] ? [] : [field];
  });
}

const messageFor = (objectName: string): string =>
  `Operation failed due to fields being inaccessible on Sobject ${objectName}, check errors on Exception or Result!`;

function throwFor(
  records: readonly SObjectValue[],
  refused: ReadonlyMap<SObjectValue, readonly string[]>,
): never {
  const failures = records.flatMap((record, index): DmlFailure[] => {
    const fields = refused.get(record);
    if (!fields) return [];
    const id = record.fields.get('id');
    const message = messageFor(record.objectName);
    return [
      { index, id: id instanceof IdValue ? id.text : null, statusCode: STATUS, message, fields: [...fields] },
    ];
  });
  return throwApex('DmlException', failures[0]?.message ?? '', failures);
}

function rowRefused(record: SObjectValue, fields: readonly string[]): WriteResult {
  return {
    success: false,
    errors: [{ statusCode: STATUS, message: messageFor(record.objectName), fields: [...fields] }],
  };
}
