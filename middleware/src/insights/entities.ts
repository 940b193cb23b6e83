import type { Conversation, Entity } from '../contracts/conversation-file.ts';
import {
  byImportance,
  mergeOccurrences,
  placeFindings,
  sameWords,
  type Occurrence,
} from './merge-findings.ts';
import { requestsFor, WHOLE_CONVERSATION, type TextRequest } from './parties.ts';
import type { FoundEntity } from './text-analysis.ts';

/** Bytes of UTF-8 that one text of DetectEntities may have. */
const LARGEST_TEXT = 100_000;
/** The same where a custom recogniser's endpoint is asked. */
const LARGEST_CUSTOM_TEXT = 10_000;

export type EntitySource = Entity['source'];
export type EntityOccurrence = Occurrence & { type: string };

/** The whole conversation's texts; who named an entity follows from where it was said. */
export function prepareEntities(conversation: Conversation, source: 'BUILT_IN' | 'CUSTOM'): TextRequest[] {
  const largest = source === 'CUSTOM' ? LARGEST_CUSTOM_TEXT : LARGEST_TEXT;
  return requestsFor(WHOLE_CONVERSATION, conversation, largest);
}

/** One entry for each entity of a type, with all its places. */
export function aggregateEntities(
  conversation: Conversation,
  source: EntitySource,
  requests: readonly TextRequest[],
  responses: readonly (readonly FoundEntity[])[],
): Entity[] {
  return mergeEntities(conversation, source, placeFindings(conversation, requests, responses));
}

/** The same for entities whose places are known. */
export function mergeEntities(
  conversation: Conversation,
  source: EntitySource,
  occurrences: readonly EntityOccurrence[],
): Entity[] {
  const byEntity = Map.groupBy(occurrences, ({ type, text }) => `${type}\n${sameWords(text)}`);
  return [...byEntity.values()].map((same) => ({
    ...mergeOccurrences(same, conversation),
    type: same[0]?.type ?? '',
    source,
  }));
}

/** Entities of all sources in one list, the most frequent first. */
export function joinEntities(lists: readonly (readonly Entity[])[]): Entity[] {
  return lists.flat().sort(byImportance);
}
