import { z } from 'zod';
import type { FoundTarget } from '../contacts/related-records.ts';
import type { PhoneOwner } from '../ports/record-store.ts';
import type { SalesforceSession } from './session.ts';
import { soqlTexts } from './soql.ts';
import { chunksOf } from './upsert-batches.ts';

/** Keep the address of a call well below the 16,000 characters that Salesforce takes. */
const IDS_PER_QUERY = 200;
/** A search of more than 4,000 characters loses its operators; a number with its prefix, quotes and OR has up to 26. */
const NUMBERS_PER_SEARCH = 150;

/** What a record leads on to, by its object. Other objects lead nowhere that is used here. */
const LEADS_TO: Readonly<Record<string, readonly string[]>> = {
  Case: ['ContactId', 'AccountId'],
  Contact: ['AccountId'],
};

/** The records of one object that exist and that the session's user may read, by id. */
export async function findTargets(
  session: SalesforceSession,
  object: string,
  ids: readonly string[],
): Promise<Map<string, FoundTarget>> {
  const targets = new Map<string, FoundTarget>();
  const columns = ['Id', ...(LEADS_TO[object] ?? [])].join(', ');
  for (const some of chunksOf(ids, IDS_PER_QUERY)) {
    const rows = await session.query(`SELECT ${columns} FROM ${object} WHERE Id IN ${soqlTexts(some)}`);
    for (const { Id, ContactId, AccountId } of rows) {
      targets.set(String(Id), {
        ...(typeof ContactId === 'string' ? { contactId: ContactId } : {}),
        ...(typeof AccountId === 'string' ? { accountId: AccountId } : {}),
      });
    }
  }
  return targets;
}

const searchResults = z.object({
  searchRecords: z.array(
    z.object({
      attributes: z.object({ type: z.enum(['Contact', 'Account']) }),
      Id: z.string(),
      Name: z.string().nullish(),
      AccountId: z.string().nullish(),
      Phone: z.string().nullish(),
      MobilePhone: z.string().nullish(),
    }),
  ),
});

/**
 * Contacts and accounts with one of these numbers. A search in Salesforce's index knows a number in whatever
 * way it is written, which a filter of a query does not; new records are in it after some minutes.
 */
export async function searchPhones(
  session: SalesforceSession,
  digits: readonly string[],
): Promise<PhoneOwner[]> {
  const owners = new Map<string, PhoneOwner>();
  for (const some of chunksOf([...new Set(digits)], NUMBERS_PER_SEARCH)) {
    const sosl =
      `FIND {${some.map((number) => `"${number}"`).join(' OR ')}} IN PHONE FIELDS ` +
      'RETURNING Contact(Id, Name, AccountId, Phone, MobilePhone), Account(Id, Name, Phone)';
    const answer = await session.call({ method: 'GET', path: `/search?q=${encodeURIComponent(sosl)}` });
    for (const owner of searchResults.parse(answer).searchRecords) {
      owners.set(owner.Id, {
        object: owner.attributes.type,
        id: owner.Id,
        name: owner.Name ?? '',
        ...(owner.AccountId ? { accountId: owner.AccountId } : {}),
        phones: [owner.Phone, owner.MobilePhone].filter((phone) => typeof phone === 'string'),
      });
    }
  }
  return [...owners.values()];
}
