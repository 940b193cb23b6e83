import { contactDeleted } from '../ports/contact-deleted.ts';
import { Problem } from '../ports/problem.ts';
import { SalesforceRefusal } from './errors.ts';
import type { SalesforceSession } from './session.ts';
import { NAMES_PER_QUERY, soqlTexts } from './soql.ts';
import { chunksOf } from './upsert-batches.ts';

/** One record for each contact that was deleted and is not to come back. */
const OBJECT = 'AC_Deleted_Contact__c';

/** Which of these contacts were deleted, by their ids in lower case. */
export async function deletedContacts(
  session: SalesforceSession,
  contactIds: readonly string[],
): Promise<Set<string>> {
  const deleted = new Set<string>();
  for (const ids of chunksOf([...new Set(contactIds)], NAMES_PER_QUERY)) {
    const rows = await session.query(
      `SELECT ContactId__c FROM ${OBJECT} WHERE ContactId__c IN ${soqlTexts(ids)}`,
    );
    for (const row of rows) deleted.add(String(row.ContactId__c).toLowerCase());
  }
  return deleted;
}

/**
 * A write that Salesforce refused because the contact was deleted meanwhile, as that. With what code it refuses to
 * attach something to a record in the recycle bin depends on the object, so the contact itself is asked about.
 */
export async function unlessDeleted<T>(
  session: SalesforceSession,
  contactId: string,
  work: Promise<T>,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const deleted = await deletedContacts(session, [contactId]);
    throw deleted.has(contactId.toLowerCase()) ? contactDeleted() : error;
  }
}

const isRefusal = (error: unknown) =>
  error instanceof SalesforceRefusal || (error instanceof Problem && error.kind === 'salesforce-refused');
