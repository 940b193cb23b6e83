import type { Conversation, KeyPhrase } from '../conversation/conversation.ts';
import { byImportance, mergeOccurrences, placeFindings, sameWords } from './merge-findings.ts';
import { requestsFor, WHOLE_CONVERSATION, type TextRequest } from './parties.ts';
import type { FoundSpan } from './text-analysis.ts';

/** Bytes of UTF-8 that one text of DetectKeyPhrases may have. */
const LARGEST_TEXT = 100_000;

/** The whole conversation's texts; who used a phrase follows from where it was said. */
export function prepareKeyPhrases(conversation: Conversation): TextRequest[] {
  return requestsFor(WHOLE_CONVERSATION, conversation, LARGEST_TEXT);
}

/** One entry for each phrase whatever its letter case, with all its places, the most frequent first. */
export function aggregateKeyPhrases(
  conversation: Conversation,
  requests: readonly TextRequest[],
  responses: readonly (readonly FoundSpan[])[],
): KeyPhrase[] {
  const occurrences = placeFindings(conversation, requests, responses);
  const byPhrase = Map.groupBy(occurrences, ({ text }) => sameWords(text));
  return [...byPhrase.values()].map((same) => mergeOccurrences(same, conversation)).sort(byImportance);
}
