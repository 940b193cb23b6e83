import type { Conversation, KeyPhrase, Place } from '../conversation/conversation.ts';
import { requestsFor, WHOLE_CONVERSATION, type TextRequest } from './parties.ts';
import { placeFinder } from './place-of-span.ts';
import type { FoundSpan } from './text-analysis.ts';

/** Bytes of UTF-8 that one text of DetectKeyPhrases may have. */
const LARGEST_TEXT = 100_000;

type Occurrence = { text: string; score: number; place: Place };

/** The whole conversation's texts; who used a phrase follows from where it was said. */
export function prepareKeyPhrases(conversation: Conversation): TextRequest[] {
  return requestsFor(WHOLE_CONVERSATION, conversation, LARGEST_TEXT);
}

/**
 * One entry for each phrase whatever its letter case, with all its places: the most frequent first,
 * then the surest, then the earliest.
 */
export function aggregateKeyPhrases(
  conversation: Conversation,
  requests: readonly TextRequest[],
  responses: readonly (readonly FoundSpan[])[],
): KeyPhrase[] {
  const placeOf = placeFinder(conversation);
  const occurrences = requests.flatMap((request, position) =>
    (responses[position] ?? []).flatMap((span): Occurrence[] => {
      const text = inOneLine(span.text);
      const place = placeOf(request.pieces, span);
      return text !== '' && place ? [{ text, score: span.score, place }] : [];
    }),
  );
  const byPhrase = Map.groupBy(occurrences, ({ text }) => text.normalize('NFKC').toLowerCase());
  return [...byPhrase.values()].map((same) => merge(same, conversation)).sort(byImportance);
}

function merge(occurrences: readonly Occurrence[], { turns }: Conversation): KeyPhrase {
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

function byImportance(a: KeyPhrase, b: KeyPhrase): number {
  return b.count - a.count || b.score - a.score || (a.places[0]?.start ?? 0) - (b.places[0]?.start ?? 0);
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
