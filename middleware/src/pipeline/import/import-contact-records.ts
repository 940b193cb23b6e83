import {
  readContactRecord,
  type ReadContactRecord,
  type ReadItem,
} from '../../contacts/read-contact-record.ts';
import { importContacts } from './import-contacts.ts';
import type { ItemResult, Pipeline } from '../pipeline.ts';
import { Problem } from '../../ports/problem.ts';

/**
 * Imports contact records. Answers for each in the order they came; one that cannot be read or worked on does not
 * harm the others.
 */
export async function importContactRecords(
  contents: readonly unknown[],
  pipeline: Pipeline,
): Promise<ItemResult[]> {
  const items = contents.map((content, index) => ({ index, ...readContactRecord(content) }));
  const readable = items.filter((item): item is { index: number } & ReadContactRecord => 'record' in item);
  const results = new Map((await importContacts(readable, pipeline)).map((result) => [result.index, result]));
  return items.map((item) => results.get(item.index) ?? { index: item.index, ...invalid(item) });
}

function invalid(item: ReadItem): Omit<ItemResult, 'index'> {
  const errors = 'errors' in item ? item.errors : [];
  const contactId = 'contactId' in item ? item.contactId : null;
  const detail = `The contact record cannot be read: ${errors.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')}.`;
  return { contactId, outcome: 'failed', problem: new Problem('contact-record-invalid', detail, { errors }) };
}
