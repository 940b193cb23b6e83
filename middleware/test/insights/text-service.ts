import type { Sentiment } from '../../src/conversation/conversation.ts';
import { codePointLength, utf8Length } from '../../src/insights/code-points.ts';
import type { FoundSpan, TextAnalysis } from '../../src/insights/text-analysis.ts';

/**
 * A text service in memory with the limits of the real one: positive where somebody gives thanks,
 * negative where something is broken, and the phrases that it is told to know.
 */
export function textService(phrases: readonly string[] = [], changes: Partial<TextAnalysis> = {}) {
  const sent: { operation: keyof TextAnalysis; text: string; languageCode?: string }[] = [];
  const service: TextAnalysis = {
    async sentiment(text, languageCode) {
      sent.push({ operation: 'sentiment', text, languageCode });
      within(text, 5000);
      return Promise.resolve(sentimentOf(text));
    },
    async batchSentiment(texts, languageCode) {
      if (texts.length > 25) throw named('BatchSizeLimitExceededException');
      for (const text of texts) {
        sent.push({ operation: 'batchSentiment', text, languageCode });
        within(text, 5000);
      }
      return Promise.resolve(texts.map(sentimentOf));
    },
    async keyPhrases(text, languageCode) {
      sent.push({ operation: 'keyPhrases', text, languageCode });
      within(text, 100_000);
      return Promise.resolve(phrases.flatMap((phrase) => findAll(text, phrase)));
    },
    async dominantLanguages(text) {
      sent.push({ operation: 'dominantLanguages', text });
      within(text, 100_000);
      return Promise.resolve([{ code: 'en', score: 0.98 }]);
    },
    ...changes,
  };
  return { service, sent };
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

export function sentimentOf(text: string): Sentiment {
  const scores = { positive: 0, negative: 0, neutral: 0, mixed: 0 };
  if (/thank/i.test(text)) return { label: 'POSITIVE', scores: { ...scores, positive: 1 } };
  if (/broken/i.test(text)) return { label: 'NEGATIVE', scores: { ...scores, negative: 1 } };
  return { label: 'NEUTRAL', scores: { ...scores, neutral: 1 } };
}

function within(text: string, limit: number): void {
  if (text.trim() === '') throw named('InvalidRequestException');
  if (utf8Length(text) > limit) throw named('TextSizeLimitExceededException');
}
