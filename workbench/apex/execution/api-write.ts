import { fromApiValue } from '../data/api-values.ts';
import { writeRecords } from '../data/write-records.ts';
import type { RunningUser, WriteRequest, WriteResult } from '#platform';
import { SObjectDeclaration } from '../types/sobject-declaration.ts';
import { typeOf } from '../types/type.ts';
import { toId } from '../values/conversion.ts';
import { SObjectValue } from '../values/sobject.ts';
import { entryFrame, type CallSurroundings } from './component-call.ts';
import { Execution } from './execution.ts';

/** A write that comes over the API and not from Apex. Values are those that the fields hold. */
export type ApiWrite = Pick<WriteRequest, 'type' | 'records' | 'operation'> & { user: RunningUser };

/**
 * Writes records past the triggers of their object, each wholly or not at all. Results are in the order of the
 * records.
 */
export async function writeForApi(write: ApiWrite, surroundings: CallSurroundings): Promise<WriteResult[]> {
  const { platform, library, debug } = surroundings;
  const transaction = platform.begin(write.user);
  const options = { platform, library, transaction, user: write.user };
  const execution = new Execution(debug ? { ...options, debug } : options);
  const object = library.findObject(write.type);
  if (!(object instanceof SObjectDeclaration)) throw new Error(`There is no object ${write.type}.`);
  try {
    const records = write.records.map((record) => recordOf(object, record));
    const results = await writeRecords(entryFrame(execution, true), records, {
      operation: write.operation,
      access: 'user',
      allOrNone: false,
    });
    transaction.commit();
    return results;
  } catch (error) {
    transaction.rollback();
    throw error;
  }
}

function recordOf(object: SObjectDeclaration, { id, fields }: ApiWrite['records'][number]): SObjectValue {
  const record = new SObjectValue(typeOf(object));
  if (id !== undefined) record.fields.set('id', toId(id));
  for (const [name, value] of Object.entries(fields)) {
    const type = object.ownField(name)?.type;
    if (type) record.assign(name, fromApiValue(value, type));
  }
  return record;
}
