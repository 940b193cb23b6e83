import type { Conversation, Insights, Skipped } from '../conversation/conversation.ts';
import { codePointLength } from './code-points.ts';
import { partiesOf, requestsFor, type TextRequest } from './parties.ts';
import type { LanguageScore } from './text-analysis.ts';

/** Bytes of UTF-8 that one text of BatchDetectDominantLanguage may have. */
const LARGEST_TEXT = 5_000;
/** Characters below which the service's answer is a guess. */
const SHORTEST_TEXT = 20;

type Languages = NonNullable<Insights['dominantLanguages']>;

/** Texts of the parties who said enough; the others are skipped, with the reason. */
export function prepareDominantLanguage(conversation: Conversation): {
  requests: TextRequest[];
  skipped: Skipped[];
} {
  const byParty = partiesOf(conversation).map((party) => ({
    party,
    texts: requestsFor(party, conversation, LARGEST_TEXT),
  }));
  const isLongEnough = ({ texts }: { texts: TextRequest[] }) => textLength(texts) >= SHORTEST_TEXT;
  return {
    requests: byParty
      .filter(isLongEnough)
      // The remainder of a long text may be a word: it is too short to tell, and changes nothing.
      .flatMap(({ texts }) => texts.filter(({ text }) => codePointLength(text) >= SHORTEST_TEXT)),
    skipped: byParty
      .filter((entry) => !isLongEnough(entry))
      .map(({ party }) => ({
        analysis: 'dl',
        party,
        reason: 'too-short',
        detail: `The language is detected from ${SHORTEST_TEXT} characters on; less was said.`,
      })),
  };
}

/** Languages by party, the surest first, weighted by the length of the texts. */
export function aggregateDominantLanguage(
  requests: readonly TextRequest[],
  responses: readonly (readonly LanguageScore[])[],
): Languages {
  const answered = requests.map(({ party, text }, position) => ({
    party,
    weight: codePointLength(text),
    languages: responses[position] ?? [],
  }));
  const byParty = Map.groupBy(answered, ({ party }) => party);
  return Object.fromEntries([...byParty].map(([party, texts]) => [party, weigh(texts)]));
}

function weigh(texts: readonly { weight: number; languages: readonly LanguageScore[] }[]): LanguageScore[] {
  const total = texts.reduce((sum, { weight }) => sum + weight, 0);
  const scores = new Map<string, number>();
  for (const { weight, languages } of texts) {
    for (const { code, score } of languages) {
      scores.set(code, (scores.get(code) ?? 0) + (score * weight) / total);
    }
  }
  return [...scores]
    .map(([code, score]) => ({ code, score: Math.round(score * 10_000) / 10_000 }))
    .sort((a, b) => b.score - a.score);
}

function textLength(texts: readonly TextRequest[]): number {
  return texts.reduce((sum, { text }) => sum + codePointLength(text), 0);
}
