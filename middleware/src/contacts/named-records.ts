import type { ContactAttributes } from '../contracts/contact-record.ts';
import { salesforceId } from './salesforce-id.ts';
import { attributeReader } from './switches.ts';

/** A lookup of the record, and the contact attributes that may name its target; the first that does counts. */
export type Lookup = { field: string; object: string; attributes: readonly string[] };
export type NamedRecord = { lookup: Lookup; attribute: string; id: string };
export type NamedRecords = { named: NamedRecord[]; wrong: { lookup: Lookup; note: string }[] };

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
      const why = id === undefined ? 'no Salesforce id' : 'the id of a record of another kind';
      result.wrong.push({
        lookup,
        note: `${labelOf(lookup)}: empty, because the contact attribute ${attribute} holds ${why}.`,
      });
    }
  }
  return result;
}

/** `Case__c` → `Case` */
export function labelOf({ field }: Lookup): string {
  return field.replace(/__c$/i, '').replaceAll('_', ' ');
}
