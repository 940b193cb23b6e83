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

/** Whether a path is that of the recording that a contact record named, or of its redacted copy. */
export async function isRecordingOf(
  contactId: string,
  path: string,
  pipeline: Pick<Pipeline, 'records'>,
): Promise<boolean> {
  const record = await findRecord(contactId, pipeline);
  if (record === undefined) return false;
  return [record.plan?.recording.path, record.recordingPath, record.redactedRecordingPath].includes(path);
}
