import type { Conversation, Syntax } from '../conversation/conversation.ts';
import { requestsFor, WHOLE_CONVERSATION, type TextRequest } from './parties.ts';
import { sameWords } from './merge-findings.ts';
import { pieceOf } from './place-of-span.ts';
import type { SyntaxToken } from './text-analysis.ts';

/** Bytes of UTF-8 that one text of DetectSyntax and BatchDetectSyntax may have. */
const LARGEST_TEXT = 5_000;
/** Words of one part of speech that the conversation file names; all of them stand in a file of their own. */
const MOST_WORDS = 30;
/** Counted, but no words. */
const PUNCTUATION = 'PUNCT';

/** How often a word was said as a part of speech. */
export type WordCount = Syntax['words'][number];
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
  { turns }: Conversation,
  requests: readonly TextRequest[],
  responses: readonly (readonly SyntaxToken[])[],
): SyntaxCounts {
  const tokens = requests.flatMap(({ pieces }, position) =>
    (responses[position] ?? []).flatMap((token) => {
      const turn = pieceOf(pieces, token)?.turn;
      const participant = turn === undefined ? undefined : turns[turn]?.participant;
      return participant === undefined ? [] : [{ ...token, participant }];
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
function countWords(tokens: readonly SyntaxToken[]): WordCount[] {
  const byWord = Map.groupBy(tokens, ({ tag, text }) => `${tag}:${sameWords(text)}`);
  const counts = [...byWord.values()].map((same) => ({
    tag: same[0]?.tag ?? '',
    text: mostFrequent(same.map(({ text }) => text)),
    count: same.length,
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
