import type { Conversation, Entity, Skipped } from '../contracts/conversation-file.ts';
import { codePointLength } from './code-points.ts';
import { mergeEntities, type EntityOccurrence } from './entities.ts';
import { placeFinder } from './place-of-span.ts';
import type { TermList } from './read-term-list.ts';
import { termFinder } from './terms.ts';

/** Gives the list of terms; `not-there` where one is configured but missing, `undefined` where none is. */
export type TermSource = () => Promise<TermList | 'not-there' | undefined>;

/** Problems of a list that are named one by one. */
const MOST_NAMED = 3;

/** What of the customer's own terms was said, under the list's names. The score of a match is 1. */
export function findOwnTerms(conversation: Conversation, { terms }: TermList): Entity[] {
  const find = termFinder(terms, conversation.languageCode);
  const placeOf = placeFinder(conversation);
  const occurrences = conversation.turns.flatMap(({ index, text }) =>
    find(text).flatMap(({ entry, from, to }): EntityOccurrence[] => {
      const begin = codePointLength(text.slice(0, from));
      const span = { begin, end: begin + codePointLength(text.slice(from, to)) };
      const whole = { turn: index, begin: 0, end: codePointLength(text), offset: 0 };
      const place = placeOf([whole], span);
      return place ? [{ text: entry.canonical ?? entry.term, type: entry.type, score: 1, place }] : [];
    }),
  );
  return mergeEntities(conversation, 'TERM', occurrences);
}

/** What of the list cannot be used, for the reader of the record. */
export function listProblems({ problems }: TermList): Skipped[] {
  if (problems.length === 0) return [];
  const more = problems.length > MOST_NAMED ? '; …' : '';
  const named = problems.slice(0, MOST_NAMED).join('; ');
  const detail = `Own terms: ${problems.length} lines of the list are unusable: ${named}${more}.`;
  return [{ analysis: 'ne', reason: 'not-configured', detail }];
}
