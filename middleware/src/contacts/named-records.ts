import type { ContactAttributes } from '../contracts/contact-record.ts';
import type { RelatedNote } from './related-notes.ts';
import { salesforceId } from './salesforce-id.ts';
import { attributeReader } from './switches.ts';

/** A lookup of the record, and the contact attributes that may name its target; the first that does counts. */
export type Lookup = { field: string; object: string; attributes: readonly string[] };
export type NamedRecord = { lookup: Lookup; attribute: string; id: string };
export type NamedRecords = { named: NamedRecord[]; wrong: { lookup: Lookup; note: RelatedNote }[] };

export const CASE_FIELD = 'Case__c';
export const CONTACT_FIELD = 'Contact__c';
export const ACCOUNT_FIELD = 'Account__c';

/** Ids of the standard objects begin with these in every org; those of custom objects differ. */
const KEY_PREFIXES: Readonly<Record<string, string>> = { Case: '500', Contact: '003', Account: '001' };

/** Reads the Salesforce ids that a contact's attributes name. Letter case and space in names do not matter. */
export function readNamedRecords(
  attributes: ContactAttributes | null | undefined,
  lookups: readonly Lookup[],
): NamedRecords {
  const valueOf = attributeReader(attributes ?? {});
  const result: NamedRecords = { named: [], wrong: [] };
  for (const lookup of lookups) {
    const attribute = lookup.attributes.find((name) => valueOf(name) !== '');
    if (attribute === undefined) continue;
    const id = salesforceId(valueOf(attribute));
    const prefix = KEY_PREFIXES[lookup.object];
    const isOfKind = prefix === undefined || id?.startsWith(prefix);
    if (id !== undefined && isOfKind) result.named.push({ lookup, attribute, id });
    else {
      const why = id === undefined ? 'no-id' : 'other-kind';
      result.wrong.push({ lookup, note: { about: 'wrong-id', field: lookup.field, attribute, why } });
    }
  }
  return result;
}
