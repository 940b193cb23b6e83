import type { ContactRecord } from '../../contracts/contact-record.ts';
import { readNamedRecords, type NamedRecords } from '../../contacts/named-records.ts';
import { internationalDigits, searchedForms } from '../../contacts/phone-number.ts';
import {
  isNumberNeeded,
  keptLookups,
  relate,
  type FoundTarget,
  type RelatedRecords,
} from '../../contacts/related-records.ts';
import { isMatch, type MatchNote } from '../../contacts/record-notes.ts';
import { describeRelated, type RelatedNote } from '../../contacts/related-notes.ts';
import type { Pipeline } from '../pipeline.ts';
import type { RecordFields } from '../../fields/record-fields.ts';
import type { PhoneOwner } from '../../ports/record-store.ts';
import type { StoredRecord } from '../record/stored-record.ts';
import { Problem } from '../../ports/problem.ts';

export type ContactToRelate = {
  record: ContactRecord;
  /** The record's fields as they are stored; `undefined` where there is no record yet. */
  storedFields: RecordFields | undefined;
  stored: Pick<StoredRecord, 'plan'> | undefined;
};
type Asked = {
  named: NamedRecords;
  kept: Record<string, string>;
  guesses: MatchNote[];
  digits: string | undefined;
};

/** The lookups of a batch of contacts, in their order. All share one query an object and one search. */
export async function relateContacts(
  contacts: readonly ContactToRelate[],
  pipeline: Pipeline,
): Promise<RelatedRecords[]> {
  const asked = contacts.map((contact) => ask(contact, pipeline));
  const [found, search] = await Promise.all([findNamed(asked, pipeline), searchNumbers(asked, pipeline)]);
  const { lookups } = pipeline.settings.related;
  return asked.map(({ named, kept, guesses, digits }) => {
    const matches = digits === undefined ? undefined : search.ownersOf(digits);
    const related = relate({ lookups, named, found, kept, guesses, matches });
    const notes = [...related.notes, ...(digits === undefined ? [] : search.notes)];
    return { fields: related.fields, notes };
  });
}

/** The fields of the record's lookups that a contact may fill. */
export function relatedFieldNames({ settings }: Pipeline): string[] {
  return settings.related.lookups.map(({ field }) => field);
}

/** What is written of a contact's related records; nothing where there is nothing new to say. */
export function relatedFields({ fields, notes }: RelatedRecords): RecordFields {
  if (Object.keys(fields).length === 0 && notes.length === 0) return {};
  return { ...fields, RelatedRecordsNote__c: describeRelated(notes) };
}

/** For a record that Salesforce refuses because of its lookups: they cost only themselves. */
export function withoutLookups({ fields, notes }: RelatedRecords, { settings }: Pipeline): RelatedRecords {
  const refused = settings.related.lookups.filter(({ field }) => field in fields);
  const about = refused.map(({ field }) => ({ about: 'refused' as const, field }));
  const isStillTrue = (note: RelatedNote) =>
    !('field' in note) || !refused.some(({ field }) => field === note.field);
  return { fields: {}, notes: [...notes.filter(isStillTrue), ...about] };
}

function ask({ record, storedFields, stored }: ContactToRelate, { settings }: Pipeline): Asked {
  const { lookups, matchNumbers, countryCode } = settings.related;
  const named = readNamedRecords(record.Attributes, lookups);
  const guesses = stored?.plan?.notes?.filter(isMatch) ?? [];
  const filled = lookups.flatMap(({ field }) => {
    const id = storedFields?.[field];
    return typeof id === 'string' ? [[field, id] as const] : [];
  });
  const kept = keptLookups(Object.fromEntries(filled), guesses, named);
  const isSearched = matchNumbers && isNumberNeeded({ named, lookups, kept });
  const number = isSearched ? record.CustomerEndpoint?.Address : undefined;
  return { named, kept, guesses, digits: internationalDigits(number ?? '', countryCode) };
}

async function findNamed(asked: readonly Asked[], pipeline: Pipeline) {
  const idsByObject = new Map<string, Set<string>>();
  for (const { named, kept } of asked) {
    for (const { lookup, id } of named.named) {
      if (kept[lookup.field] !== undefined) continue;
      idsByObject.set(lookup.object, (idsByObject.get(lookup.object) ?? new Set()).add(id));
    }
  }
  const targets = new Map<string, FoundTarget>();
  for (const [object, ids] of idsByObject) {
    try {
      const found = await pipeline.observer.stage('find-related', () =>
        pipeline.records.findTargets(object, [...ids]),
      );
      for (const [id, target] of found) targets.set(id, target);
    } catch (error) {
      // An object that may not be read has, for the integration user, no records.
      if (!isRefusal(error)) throw error;
    }
  }
  return targets;
}

async function searchNumbers(asked: readonly Asked[], pipeline: Pipeline) {
  const { countryCode } = pipeline.settings.related;
  const numbers = new Set(asked.flatMap(({ digits }) => digits ?? []));
  const forms = [...numbers].flatMap((digits) => searchedForms(digits, countryCode));
  let owners: PhoneOwner[] = [];
  const notes: RelatedNote[] = [];
  if (forms.length > 0) {
    try {
      owners = await pipeline.observer.stage('search-phones', () => pipeline.records.searchPhones(forms));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      notes.push({ about: 'number-not-searched' });
    }
  }
  const isNumberOf = (digits: string) => (owner: PhoneOwner) =>
    owner.phones.some((phone) => internationalDigits(phone, countryCode) === digits);
  return { notes, ownersOf: (digits: string) => owners.filter(isNumberOf(digits)) };
}

const isRefusal = (error: unknown) => error instanceof Problem && error.kind === 'salesforce-refused';
