import type { Conversation, KeyPhrase } from '../../contracts/conversation-file.ts';
import { byImportance, hasOtherWord, mergeOccurrences, placeFindings, sameWords } from '../merge-findings.ts';
import { requestsFor, WHOLE_CONVERSATION, type TextRequest } from '../parties.ts';
import type { FoundSpan } from '../text-analysis.ts';
import type { RecordFields } from '../../fields/record-fields.ts';
import { cutAtWord } from '../../fields/cut-text.ts';
import type { Analysis, AnalysisMeans } from '../analysis.ts';
import { COMPREHEND_LANGUAGES } from '../comprehend-language.ts';
import { bothSides, ifKnown, LONGEST_LIST, orNull, saidBy } from '../fields-by-side.ts';

export const keyPhrases = {
  code: 'kw',
  name: 'Key phrases',
  languages: COMPREHEND_LANGUAGES,
  member: 'keyPhrases',
  quotes: ['keyPhrases'],
  withoutWords: ({ keyPhrases }, isNoWord) =>
    keyPhrases ? { keyPhrases: keyPhrases.filter(({ text }) => hasOtherWord(text, isNoWord)) } : {},
  list: 'keyPhrases',
  run: analyseKeyPhrases,
  fields: keywordFields,
} as const satisfies Analysis;

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

async function analyseKeyPhrases(conversation: Conversation, { text }: AnalysisMeans, language: string) {
  const requests = prepareKeyPhrases(conversation);
  const responses = await Promise.all(requests.map((request) => text.keyPhrases(request.text, language)));
  return { insights: { keyPhrases: aggregateKeyPhrases(conversation, requests, responses) } };
}

function keywordFields(conversation: Conversation): RecordFields {
  const { keyPhrases } = conversation.insights;
  if (!keyPhrases) return {};
  const text = (phrases: readonly KeyPhrase[]) =>
    orNull(cutAtWord(phrases.map((phrase) => phrase.text).join(', '), LONGEST_LIST));
  return {
    Keywords__c: text(keyPhrases),
    ...bothSides((name, role) =>
      ifKnown(role, conversation, { [`${name}Keywords__c`]: text(saidBy(role, keyPhrases, conversation)) }),
    ),
  };
}
