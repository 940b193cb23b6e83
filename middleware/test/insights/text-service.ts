import type { Sentiment } from '../../src/contracts/conversation-file.ts';
import type { AnalysisMeans } from '../../src/insights/analysis.ts';
import { codePointLength, utf8Length } from '../../src/insights/code-points.ts';
import type { FoundSpan, SyntaxToken, TextAnalysis } from '../../src/insights/text-analysis.ts';

const SHORT = 5_000;
const LONG = 100_000;
const CUSTOM = 10_000;
const LARGEST_BATCH = 25;
const SHORTEST_FOR_LANGUAGE = 20;

/**
 * A text service in memory with the limits of the real one: positive where somebody gives thanks, negative where
 * something is broken; it finds the phrases that it is told to know, as phrases and as entities, and every word.
 */
export function textService(phrases: readonly string[] = [], changes: Partial<TextAnalysis> = {}) {
  const sent: { operation: keyof TextAnalysis; text: string; languageCode?: string }[] = [];
  function take(
    operation: keyof TextAnalysis,
    texts: readonly string[],
    limit: number,
    languageCode?: string,
  ) {
    if (texts.length > LARGEST_BATCH) throw named('BatchSizeLimitExceededException');
    for (const text of texts) {
      sent.push({ operation, text, ...(languageCode === undefined ? {} : { languageCode }) });
      if (text.trim() === '') throw named('InvalidRequestException');
      if (utf8Length(text) > limit) throw named('TextSizeLimitExceededException');
    }
  }
  const found = (text: string) => phrases.flatMap((phrase) => findAll(text, phrase));
  const service: TextAnalysis = {
    async batchSentiment(texts, languageCode) {
      take('batchSentiment', texts, SHORT, languageCode);
      return Promise.resolve(texts.map(sentimentOf));
    },
    async batchSyntax(texts, languageCode) {
      take('batchSyntax', texts, SHORT, languageCode);
      return Promise.resolve(texts.map(tokensOf));
    },
    async batchDominantLanguages(texts) {
      take('batchDominantLanguages', texts, SHORT);
      if (texts.some((text) => codePointLength(text) < SHORTEST_FOR_LANGUAGE))
        throw named('InvalidRequestException');
      return Promise.resolve(texts.map(() => [{ code: 'en', score: 0.98 }]));
    },
    async keyPhrases(text, languageCode) {
      take('keyPhrases', [text], LONG, languageCode);
      return Promise.resolve(found(text));
    },
    async entities(text, languageCode) {
      take('entities', [text], LONG, languageCode);
      return Promise.resolve(found(text).map((span) => ({ ...span, type: 'OTHER' })));
    },
    async customEntities(text) {
      take('customEntities', [text], CUSTOM);
      return Promise.resolve(found(text).map((span) => ({ ...span, type: 'PRODUCT' })));
    },
    ...changes,
  };
  const means: AnalysisMeans = { text: service, recognizers: {}, terms: () => Promise.resolve(undefined) };
  return { service, sent, means };
}

/** An error as the client of the service throws it: told apart by its name. */
export function named(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}

/** Spans in code points, as the service counts. */
function findAll(text: string, phrase: string): FoundSpan[] {
  const found: FoundSpan[] = [];
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(phrase); at >= 0; at = lower.indexOf(phrase, at + 1)) {
    const begin = codePointLength(text.slice(0, at));
    const own = text.slice(at, at + phrase.length);
    found.push({ text: own, score: 0.9, begin, end: begin + codePointLength(own) });
  }
  return found;
}

/** Every run of letters is a noun and every mark a mark. */
function tokensOf(text: string): SyntaxToken[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}']+|[^\s\p{L}\p{M}\p{N}]/gu)].map(({ 0: word, index }) => {
    const begin = codePointLength(text.slice(0, index));
    const tag = /[\p{L}\p{N}]/u.test(word) ? 'NOUN' : 'PUNCT';
    return { text: word, tag, begin, end: begin + codePointLength(word) };
  });
}

export function sentimentOf(text: string): Sentiment {
  const scores = { positive: 0, negative: 0, neutral: 0, mixed: 0 };
  if (/thank/i.test(text)) return { label: 'POSITIVE', scores: { ...scores, positive: 1 } };
  if (/broken/i.test(text)) return { label: 'NEGATIVE', scores: { ...scores, negative: 1 } };
  return { label: 'NEUTRAL', scores: { ...scores, neutral: 1 } };
}
