import { completeFromSources } from './complete-from-sources.ts';
import { contactLensLocation } from './contact-lens-locations.ts';
import { failedWork } from './deleted-contacts.ts';
import type { Pipeline, WorkResult } from './pipeline.ts';
import { planOf, type StoredRecord } from './stored-record.ts';
import { lookForContactLens } from './take-contact-lens.ts';

/**
 * Takes what Amazon Connect wrote of a contact before its contact record came: the files of Contact Lens, and the
 * transcript of a chat. `undefined` where there was nothing to take. Never rejects.
 */
export async function takeWhatIsThere(
  record: StoredRecord,
  pipeline: Pipeline,
): Promise<WorkResult | undefined> {
  try {
    return (await lookForContactLens(record, pipeline)) ?? (await takeChat(record, pipeline));
  } catch (error) {
    return failedWork(error, pipeline);
  }
}

/** A transcript that is not there yet tells by its own event when it is. */
async function takeChat(record: StoredRecord, pipeline: Pipeline): Promise<WorkResult | undefined> {
  const chat = planOf(record).chatTranscript;
  if (!chat?.wanted || !chat.path || record.dataSource !== undefined) return undefined;
  const location = contactLensLocation(record.contactId, chat.path, pipeline.settings);
  if (!(await pipeline.objects.head(location))) return { outcome: 'waiting' };
  return await completeFromSources(record, pipeline);
}
