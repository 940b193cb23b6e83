import type { Pipeline } from '../pipeline.ts';
import { readStored, STORED_FIELDS, type StoredRecord } from './stored-record.ts';

/** A contact's record as it is now; `undefined` where there is none. */
export async function findRecord(
  contactId: string,
  { records }: Pick<Pipeline, 'records'>,
): Promise<StoredRecord | undefined> {
  const found = (await records.findMany([contactId], STORED_FIELDS)).get(contactId.toLowerCase());
  return found && readStored(found);
}
