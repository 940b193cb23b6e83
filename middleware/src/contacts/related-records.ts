import { ACCOUNT_FIELD, CASE_FIELD, CONTACT_FIELD, type Lookup, type NamedRecords } from './named-records.ts';
import type { MatchNote } from './record-notes.ts';
import type { RelatedNote } from './related-notes.ts';

/** A record that an id leads to, as far as it leads on to others. */
export type FoundTarget = { contactId?: string; accountId?: string };
/** A person or company with the customer's number. */
export type PhoneMatch = {
  object: 'Contact' | 'Account';
  id: string;
  name: string;
  accountId?: string;
};
/** Lookups to be written, and which were guessed or stayed empty and why. */
export type RelatedRecords = { fields: Record<string, string>; notes: RelatedNote[] };

export type RelationInput = {
  lookups: readonly Lookup[];
  named: NamedRecords;
  /** What Salesforce has of the named ids; those that are missing lead nowhere. */
  found: ReadonlyMap<string, FoundTarget>;
  /** Lookups that the record has and keeps. */
  kept: Readonly<Record<string, string>>;
  /** Which of the record's lookups were guessed earlier. */
  guesses: readonly MatchNote[];
  /** `undefined` where the number was not searched for. */
  matches: readonly PhoneMatch[] | undefined;
};

const PERSON_AND_COMPANY = [CONTACT_FIELD, ACCOUNT_FIELD];

/**
 * Decides a record's lookups. What a contact attribute names comes first, then what that record itself leads
 * to (a case to its contact and account, a contact to its account), then the customer's number.
 */
export function relate(input: RelationInput): RelatedRecords {
  const wrong = input.named.wrong.filter(({ lookup }) => input.kept[lookup.field] === undefined);
  const result: RelatedRecords = {
    fields: {},
    notes: [...keptNotes(input), ...wrong.map(({ note }) => note)],
  };
  takeNamed(input, result);
  const { found, kept } = input;
  const known = (field: string) => result.fields[field] ?? kept[field];
  const target = (field: string) => found.get(known(field) ?? '') ?? {};
  fillUnlessDecided(input, result, CONTACT_FIELD, target(CASE_FIELD).contactId);
  fillUnlessDecided(
    input,
    result,
    ACCOUNT_FIELD,
    target(CONTACT_FIELD).accountId ?? target(CASE_FIELD).accountId,
  );
  if (input.matches) takeMatches(input, input.matches, result);
  return result;
}

/** Whether the customer's number is worth searching for: contact or account is neither named nor kept. */
export function isNumberNeeded({ named, lookups, kept }: Pick<RelationInput, 'named' | 'lookups' | 'kept'>) {
  return PERSON_AND_COMPANY.some((field) => !isDecided({ named, lookups, kept }, field));
}

/**
 * Lookups that are on a record stay as they are, since a person may have set them; but what was only guessed
 * by the number gives way to a contact attribute.
 */
export function keptLookups(
  stored: Readonly<Record<string, string>>,
  guesses: readonly MatchNote[],
  { named }: NamedRecords,
): Record<string, string> {
  const isGuess = ([field, id]: [string, string]) => {
    const given = named.find(({ lookup }) => lookup.field === field);
    return given !== undefined && given.id !== id && guesses.some((guess) => isOf(guess, field, id));
  };
  return Object.fromEntries(Object.entries(stored).filter((entry) => !isGuess(entry)));
}

/** That a lookup was guessed is told for as long as it stays. */
function keptNotes({ lookups, kept, guesses }: RelationInput): MatchNote[] {
  return lookups.flatMap(({ field }) => {
    const id = kept[field];
    return id !== undefined && guesses.some((guess) => isOf(guess, field, id)) ? [matched(field, id)] : [];
  });
}

/** What a person put in the place of a guess is none. */
const isOf = (guess: MatchNote, field: string, id: string) =>
  guess.field === field && (guess.id === undefined || guess.id === id);

const matched = (field: string, id: string): MatchNote => ({ about: 'matched-by-number', field, id });

function takeNamed({ named, found, kept }: RelationInput, result: RelatedRecords) {
  for (const { lookup, attribute, id } of named.named) {
    if (kept[lookup.field] !== undefined) continue;
    if (found.has(id)) result.fields[lookup.field] = id;
    else {
      result.notes.push({ about: 'not-found', field: lookup.field, attribute });
    }
  }
}

function isDecided(
  { named, lookups, kept }: Pick<RelationInput, 'named' | 'lookups' | 'kept'>,
  field: string,
) {
  return (
    !lookups.some((lookup) => lookup.field === field) ||
    kept[field] !== undefined ||
    [...named.named, ...named.wrong].some(({ lookup }) => lookup.field === field)
  );
}

function fillUnlessDecided(
  input: RelationInput,
  { fields }: RelatedRecords,
  field: string,
  id: string | undefined,
) {
  if (id !== undefined && !isDecided(input, field)) fields[field] ??= id;
}

function takeMatches(input: RelationInput, matches: readonly PhoneMatch[], result: RelatedRecords) {
  const known = (field: string) => result.fields[field] ?? input.kept[field];
  const isOpen = (field: string) => !isDecided(input, field) && result.fields[field] === undefined;
  const account = known(ACCOUNT_FIELD);
  if (isOpen(CONTACT_FIELD)) {
    const people = matches.filter(
      ({ object, accountId }) => object === 'Contact' && (account === undefined || accountId === account),
    );
    takeOnly(people, CONTACT_FIELD, input, result);
  }
  if (!isOpen(ACCOUNT_FIELD)) return;
  const person = matches.find(({ object, id }) => object === 'Contact' && id === known(CONTACT_FIELD));
  if (person?.accountId !== undefined) result.fields[ACCOUNT_FIELD] = person.accountId;
  else {
    const companies = matches.filter(({ object }) => object === 'Account');
    takeOnly(companies, ACCOUNT_FIELD, input, result);
  }
}

/** One match fills the lookup; several are listed, for a person to choose from. */
function takeOnly(
  matches: readonly PhoneMatch[],
  field: string,
  { lookups }: RelationInput,
  { fields, notes }: RelatedRecords,
) {
  const [only, ...others] = matches;
  if (!only || !lookups.some((lookup) => lookup.field === field)) return;
  if (others.length === 0) {
    fields[field] = only.id;
    notes.push(matched(field, only.id));
  } else {
    notes.push({ about: 'several-match', field, matches });
  }
}
