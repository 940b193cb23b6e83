import { composeConversation } from '../conversation/compose-conversation.ts';
import { connectFileLocation } from '../sources/connect-files.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import { planOf, type StoredRecord } from '../record/stored-record.ts';
import { importExistingContactLens } from './handle-connect-file.ts';
import { failedWork } from '../record/deleted-contacts.ts';

/**
 * Takes what Amazon Connect wrote of a contact before its contact record came: the files of Contact Lens, and the
 * transcript of a chat. `undefined` where there was nothing to take. Never rejects.
 */
export async function importExistingFiles(
  record: StoredRecord,
  pipeline: Pipeline,
): Promise<WorkResult | undefined> {
  try {
    return (
      (await importExistingContactLens(record, pipeline)) ?? (await importExistingChat(record, pipeline))
    );
  } catch (error) {
    return failedWork(error, pipeline);
  }
}

/** A transcript that is not there yet tells by its own event when it is. */
async function importExistingChat(record: StoredRecord, pipeline: Pipeline): Promise<WorkResult | undefined> {
  const chat = planOf(record).chatTranscript;
  if (!chat?.wanted || !chat.path || record.dataSource !== undefined) return undefined;
  const location = connectFileLocation(record.contactId, chat.path, pipeline.settings);
  if (!(await pipeline.objects.head(location))) return { outcome: 'waiting' };
  return await composeConversation(record, pipeline);
}
