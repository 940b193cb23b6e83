import type { Conversation, Insights, Skipped } from '../../contracts/conversation-file.ts';
import { codePointLength } from '../code-points.ts';
import { partiesOf, requestsFor, type TextRequest } from '../parties.ts';
import type { LanguageScore } from '../text-analysis.ts';
import type { RecordFields } from '../../fields/record-fields.ts';
import type { Analysis, AnalysisMeans } from '../analysis.ts';
import { allAnswered, inBatches } from '../batches.ts';
import { bothSides, ofRole } from '../fields-by-side.ts';
import { WHOLE_CONVERSATION } from '../parties.ts';

export const dominantLanguage = {
  code: 'dl',
  name: 'Dominant language',
  member: 'dominantLanguages',
  run: analyseDominantLanguage,
  fields: languageFields,
} as const satisfies Analysis;

/** Length of the fields of languages. */
const LONGEST_LANGUAGE = 12;

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
        detail: `Detecting the language needs ${SHORTEST_TEXT} characters; less was said.`,
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

async function analyseDominantLanguage(conversation: Conversation, { text }: AnalysisMeans) {
  const { requests, skipped } = prepareDominantLanguage(conversation);
  const answers = await inBatches(
    requests.map((request) => request.text),
    (batch) => text.batchDominantLanguages(batch),
  );
  return {
    insights: { dominantLanguages: aggregateDominantLanguage(requests, allAnswered(answers)) },
    skipped,
  };
}

function languageFields(conversation: Conversation): RecordFields {
  const { dominantLanguages } = conversation.insights;
  const code = (languages: readonly { code: string }[] | undefined) =>
    languages?.[0]?.code.slice(0, LONGEST_LANGUAGE);
  const whole = code(dominantLanguages?.[WHOLE_CONVERSATION]);
  return {
    ...(whole ? { DominantLanguage__c: whole } : {}),
    ...bothSides((name, role) => {
      const own = code(ofRole(role, conversation, dominantLanguages));
      return own ? { [`${name}DominantLanguage__c`]: own } : {};
    }),
  };
}
