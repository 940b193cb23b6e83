import type { Conversation, KeyPhrase, Place } from '../contracts/conversation-file.ts';
import type { TextRequest } from './parties.ts';
import { placeFinder } from './place-of-span.ts';
import type { FoundSpan } from './text-analysis.ts';

/** Something found once, at its place. */
export type Occurrence = { text: string; score: number; place: Place };

/** What was found in the texts that were sent, each with where it was said. What is in no turn is left out. */
export function placeFindings<Found extends FoundSpan>(
  conversation: Conversation,
  requests: readonly TextRequest[],
  responses: readonly (readonly Found[])[],
): (Found & Occurrence)[] {
  const placeOf = placeFinder(conversation);
  return requests.flatMap((request, position) =>
    (responses[position] ?? []).flatMap((found) => {
      const text = inOneLine(found.text);
      const place = placeOf(request.pieces, found);
      return text !== '' && place ? [{ ...found, text, place }] : [];
    }),
  );
}

/** The same words, whatever their letter case and width. */
export const sameWords = (text: string) => text.normalize('NFKC').toLowerCase();

/** Whether a text has a word besides those that are none. */
export function hasOtherWord(text: string, isNoWord: (word: string) => boolean): boolean {
  return [...text.matchAll(/[\p{L}\p{N}_]+/gu)].some(([word]) => !isNoWord(word));
}

/** One finding of several occurrences, under its surest form, its places in the order they were said. */
export function mergeOccurrences(occurrences: readonly Occurrence[], { turns }: Conversation): KeyPhrase {
  const inOrder = [...occurrences].sort((a, b) => a.place.start - b.place.start);
  const best = inOrder.reduce((surest, next) => (next.score > surest.score ? next : surest));
  const speakers = inOrder.map(({ place }) => turns[place.turn]?.participant ?? '');
  return {
    text: best.text,
    score: best.score,
    count: inOrder.length,
    participants: [...new Set(speakers)].filter((id) => id !== ''),
    places: inOrder.map(({ place }) => place),
  };
}

/** The most frequent first, then the surest, then the earliest. */
export function byImportance(a: KeyPhrase, b: KeyPhrase): number {
  return b.count - a.count || b.score - a.score || (a.places[0]?.start ?? 0) - (b.places[0]?.start ?? 0);
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
