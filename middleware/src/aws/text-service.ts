import {
  BatchDetectSentimentCommand,
  DetectDominantLanguageCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  DetectSentimentCommand,
  type ComprehendClient,
  type LanguageCode,
  type SentimentScore,
} from '@aws-sdk/client-comprehend';
import pLimit from 'p-limit';
import type { SentimentResult, TextService } from '../pipeline/ports.ts';

/**
 * Amazon Comprehend behind the pipeline's port. The service's errors pass as they are: analyses tell them
 * apart by name. `concurrency`: calls under way at once, to stay below the
 * account's throughput quotas.
 */
export function createTextService(comprehend: ComprehendClient, concurrency: number): TextService {
  const call = pLimit(concurrency);
  return {
    sentiment: (text, languageCode) =>
      call(async () => {
        const answer = await comprehend.send(
          new DetectSentimentCommand({ Text: text, ...inLanguage(languageCode) }),
        );
        return sentimentOf(answer.Sentiment, answer.SentimentScore) ?? fail('a sentiment');
      }),

    batchSentiment: (texts, languageCode) =>
      call(async () => {
        const answer = await comprehend.send(
          new BatchDetectSentimentCommand({ TextList: texts, ...inLanguage(languageCode) }),
        );
        const results = new Array<SentimentResult | undefined>(texts.length).fill(undefined);
        for (const { Index, Sentiment, SentimentScore } of answer.ResultList ?? []) {
          if (Index !== undefined && Index < texts.length)
            results[Index] = sentimentOf(Sentiment, SentimentScore);
        }
        return results;
      }),

    keyPhrases: (text, languageCode) =>
      call(async () => {
        const answer = await comprehend.send(
          new DetectKeyPhrasesCommand({ Text: text, ...inLanguage(languageCode) }),
        );
        return (answer.KeyPhrases ?? []).map((phrase) => ({
          text: phrase.Text ?? '',
          score: phrase.Score ?? 0,
          begin: phrase.BeginOffset ?? 0,
          end: phrase.EndOffset ?? 0,
        }));
      }),

    dominantLanguages: (text) =>
      call(async () => {
        const answer = await comprehend.send(new DetectDominantLanguageCommand({ Text: text }));
        return (answer.Languages ?? []).flatMap(({ LanguageCode: code, Score: score }) =>
          code === undefined ? [] : [{ code, score: score ?? 0 }],
        );
      }),

    personalData: (text, languageCode) =>
      call(async () => {
        const answer = await comprehend.send(
          new DetectPiiEntitiesCommand({ Text: text, ...inLanguage(languageCode) }),
        );
        // What is not placed could not be taken out: better no answer than half of one.
        return (answer.Entities ?? fail('personal data')).map(({ Type, Score, BeginOffset, EndOffset }) => ({
          type: Type ?? 'UNKNOWN',
          score: Score ?? 1,
          begin: BeginOffset ?? fail('a place'),
          end: EndOffset ?? fail('a place'),
        }));
      }),
  };
}

// Which languages an operation supports is judged before it is called.
const inLanguage = (code: string) => ({ LanguageCode: code as LanguageCode });

function sentimentOf(
  label: string | undefined,
  scores: SentimentScore | undefined,
): SentimentResult | undefined {
  if (label !== 'POSITIVE' && label !== 'NEGATIVE' && label !== 'NEUTRAL' && label !== 'MIXED')
    return undefined;
  return {
    label,
    scores: {
      positive: scores?.Positive ?? 0,
      negative: scores?.Negative ?? 0,
      neutral: scores?.Neutral ?? 0,
      mixed: scores?.Mixed ?? 0,
    },
  };
}

function fail(what: string): never {
  throw new Error(`Amazon Comprehend answered without ${what}.`);
}
