import type { Conversation, Syntax } from '../../contracts/conversation-file.ts';
import { requestsFor, WHOLE_CONVERSATION, type TextRequest } from '../parties.ts';
import { sameWords } from '../merge-findings.ts';
import { pieceOf, placeFinder } from '../place-of-span.ts';
import type { SyntaxToken } from '../text-analysis.ts';
import type { RecordFields } from '../../fields/record-fields.ts';
import { linesWithin } from '../../fields/cut-text.ts';
import type { Analysis, AnalysisMeans, WordCount } from '../analysis.ts';
import { allAnswered, inBatches } from '../batches.ts';
import { orNull } from '../fields-by-side.ts';

export const syntax = {
  code: 'syn',
  name: 'Syntax',
  languages: ['en', 'es', 'fr', 'de', 'it', 'pt'],
  member: 'syntax',
  quotes: ['syntax'],
  withoutWords: ({ syntax }, isNoWord) => (syntax ? { syntax: withoutWords(syntax, isNoWord) } : {}),
  run: analyseSyntax,
  fields: syntaxFields,
} as const satisfies Analysis;

/** Length of `Syntax__c`. */
const LONGEST_SYNTAX = 4_000;

/** Bytes of UTF-8 that one text of DetectSyntax and BatchDetectSyntax may have. */
const LARGEST_TEXT = 5_000;
/** Words of one part of speech that the conversation file names; all of them stand in a file of their own. */
const MOST_WORDS = 30;
/** A reader goes through a word's places one by one; more only make the file larger. */
const MOST_PLACES = 20;
/** Counted, but no words. */
const PUNCTUATION = 'PUNCT';

/** A word or mark with who said it and when; `start` is absent for what stands between words. */
type SaidToken = SyntaxToken & { participant: string; start: number | undefined };
export type SyntaxCounts = {
  byParty: Record<string, Syntax>;
  /** Every word and mark of the whole conversation, the most frequent first. */
  words: WordCount[];
};

/** The whole conversation's texts: each word is sent once, who said it follows from where it was said. */
export function prepareSyntax(conversation: Conversation): TextRequest[] {
  return requestsFor(WHOLE_CONVERSATION, conversation, LARGEST_TEXT);
}

/** Counts for the whole conversation and each participant who spoke. */
export function aggregateSyntax(
  conversation: Conversation,
  requests: readonly TextRequest[],
  responses: readonly (readonly SyntaxToken[])[],
): SyntaxCounts {
  const { turns } = conversation;
  const placeOf = placeFinder(conversation);
  const tokens = requests.flatMap(({ pieces }, position) =>
    (responses[position] ?? []).flatMap((token): SaidToken[] => {
      const turn = pieceOf(pieces, token)?.turn;
      const participant = turn === undefined ? undefined : turns[turn]?.participant;
      if (participant === undefined) return [];
      return [{ ...token, participant, start: placeOf(pieces, token)?.start }];
    }),
  );
  const words = countWords(tokens);
  const byParticipant = Map.groupBy(tokens, ({ participant }) => participant);
  return {
    words,
    byParty: Object.fromEntries([
      ...(words.length > 0 ? [[WHOLE_CONVERSATION, syntaxOf(words)] as const] : []),
      ...[...byParticipant].map(([id, own]) => [id, syntaxOf(countWords(own))] as const),
    ]),
  };
}

/** Words in any letter case are one, written as they were most often. */
function countWords(tokens: readonly SaidToken[]): WordCount[] {
  const byWord = Map.groupBy(tokens, ({ tag, text }) => `${tag}:${sameWords(text)}`);
  const counts = [...byWord.values()].map((same) => ({
    tag: same[0]?.tag ?? '',
    text: mostFrequent(same.map(({ text }) => text)),
    count: same.length,
    starts: same.flatMap(({ start }) => start ?? []).slice(0, MOST_PLACES),
  }));
  return counts.sort((a, b) => b.count - a.count);
}

function mostFrequent(spellings: readonly string[]): string {
  const counts = [...Map.groupBy(spellings, (spelling) => spelling)];
  return counts.reduce((best, next) => (next[1].length > best[1].length ? next : best))[0];
}

function syntaxOf(counts: readonly WordCount[]): Syntax {
  const byTag = [...Map.groupBy(counts, ({ tag }) => tag)];
  const partsOfSpeech = byTag
    .map(([tag, own]) => ({ tag, count: own.reduce((sum, { count }) => sum + count, 0) }))
    .sort((a, b) => b.count - a.count);
  const words = byTag
    .filter(([tag]) => tag !== PUNCTUATION)
    .flatMap(([, own]) => own.slice(0, MOST_WORDS))
    .sort((a, b) => b.count - a.count);
  return { partsOfSpeech, words };
}

async function analyseSyntax(conversation: Conversation, { text }: AnalysisMeans, language: string) {
  const requests = prepareSyntax(conversation);
  const answers = await inBatches(
    requests.map((request) => request.text),
    (batch) => text.batchSyntax(batch, language),
  );
  const { byParty, words } = aggregateSyntax(conversation, requests, allAnswered(answers));
  return { insights: { syntax: byParty }, words };
}

function withoutWords(byParty: Record<string, Syntax>, isNoWord: (word: string) => boolean) {
  const parties = Object.entries(byParty).map(([party, own]) => [
    party,
    { ...own, words: own.words.filter(({ text }) => !isNoWord(text)) },
  ]);
  return Object.fromEntries(parties) as Record<string, Syntax>;
}

function syntaxFields({ insights: { syntax } }: Conversation): RecordFields {
  if (!syntax) return {};
  const counts = syntax[WHOLE_CONVERSATION]?.partsOfSpeech ?? [];
  return {
    Syntax__c: orNull(
      linesWithin(
        counts.map(({ tag, count }) => `${tag}: ${count}`),
        LONGEST_SYNTAX,
      ),
    ),
  };
}
