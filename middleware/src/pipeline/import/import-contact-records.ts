import {
  readContactRecords,
  UnreadableBodyError,
  type ReadItem,
} from '../../contacts/read-contact-records.ts';
import { importContacts, type ReadContact } from './import-contacts.ts';
import type { ItemResult, Pipeline } from '../pipeline.ts';
import { Problem } from '../../ports/problem.ts';

/**
 * Takes in contact records: one, an array, or a Kinesis event. Answers for each in the order they came; one
 * that cannot be read or worked on does not harm the others. Throws `body-unreadable` for any other body.
 */
export async function importContactRecords(body: unknown, pipeline: Pipeline): Promise<ItemResult[]> {
  const items = readItems(body);
  const readable = items.filter((item): item is ReadContact => 'record' in item);
  const results = new Map((await importContacts(readable, pipeline)).map((result) => [result.index, result]));
  return items.map((item) => ('record' in item ? results.get(item.index) : undefined) ?? invalid(item));
}

function readItems(body: unknown): ReadItem[] {
  try {
    return readContactRecords(body);
  } catch (error) {
    if (error instanceof UnreadableBodyError) throw new Problem('body-unreadable', error.message);
    throw error;
  }
}

function invalid(item: ReadItem): ItemResult {
  const errors = 'errors' in item ? item.errors : [];
  const contactId = 'contactId' in item ? item.contactId : null;
  const detail = `The contact record cannot be read: ${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}.`;
  return {
    index: item.index,
    contactId,
    outcome: 'failed',
    problem: new Problem('contact-record-invalid', detail, { errors }),
  };
}
