import {
  BatchDetectDominantLanguageCommand,
  BatchDetectSentimentCommand,
  BatchDetectSyntaxCommand,
  DetectEntitiesCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  type ComprehendClient,
  type DominantLanguage,
  type Entity,
  type KeyPhrase,
  type LanguageCode,
  type SentimentScore,
  type SyntaxLanguageCode,
  type SyntaxToken,
} from '@aws-sdk/client-comprehend';
import type { Sentiment } from '../contracts/conversation-file.ts';
import type { TextService } from '../ports/text-service.ts';
import { PacedCalls, type Clock, type Pace } from './paced-calls.ts';

/**
 * Amazon Comprehend behind the pipeline's port, at a pace that the account bears. The service's errors pass as they
 * are: analyses tell them apart by name.
 */
export function createTextService(comprehend: ComprehendClient, pace: Pace, clock?: Clock): TextService {
  const calls = new PacedCalls(pace, clock);
  return {
    batchSentiment: (texts, languageCode) =>
      calls.run('batchSentiment', async () => {
        const input = { TextList: [...texts], ...inLanguage(languageCode) };
        const { ResultList } = await comprehend.send(new BatchDetectSentimentCommand(input));
        return inOrder(texts, ResultList, (found) => sentimentOf(found.Sentiment, found.SentimentScore));
      }),

    batchSyntax: (texts, languageCode) =>
      calls.run('batchSyntax', async () => {
        const input = { TextList: [...texts], LanguageCode: languageCode as SyntaxLanguageCode };
        const { ResultList } = await comprehend.send(new BatchDetectSyntaxCommand(input));
        return inOrder(texts, ResultList, ({ SyntaxTokens }) => (SyntaxTokens ?? []).map(tokenOf));
      }),

    batchDominantLanguages: (texts) =>
      calls.run('batchDominantLanguages', async () => {
        const input = { TextList: [...texts] };
        const { ResultList } = await comprehend.send(new BatchDetectDominantLanguageCommand(input));
        return inOrder(texts, ResultList, ({ Languages }) => (Languages ?? []).flatMap(languageOf));
      }),

    keyPhrases: (text, languageCode) =>
      calls.run('keyPhrases', async () => {
        const input = { Text: text, ...inLanguage(languageCode) };
        const { KeyPhrases } = await comprehend.send(new DetectKeyPhrasesCommand(input));
        return (KeyPhrases ?? []).map(spanOf);
      }),

    entities: (text, languageCode) =>
      calls.run('entities', async () => {
        const input = { Text: text, ...inLanguage(languageCode) };
        const { Entities } = await comprehend.send(new DetectEntitiesCommand(input));
        return (Entities ?? []).map(entityOf);
      }),

    customEntities: (text, endpointArn) =>
      calls.run('customEntities', async () => {
        const input = { Text: text, EndpointArn: endpointArn };
        const { Entities } = await comprehend.send(new DetectEntitiesCommand(input));
        return (Entities ?? []).map(entityOf);
      }),

    personalData: (text, languageCode) =>
      calls.run('personalData', async () => {
        const answer = await comprehend.send(
          new DetectPiiEntitiesCommand({ Text: text, ...inLanguage(languageCode) }),
        );
        // What is not placed could not be taken out: better no answer than half of one.
        return (answer.Entities ?? fail('personal data')).map(({ Type, Score, BeginOffset, EndOffset }) => ({
          type: Type ?? 'UNKNOWN',
          score: Score ?? 1,
          begin: BeginOffset ?? fail('place'),
          end: EndOffset ?? fail('place'),
        }));
      }),
  };
}

// Which languages an operation supports is judged before it is called.
const inLanguage = (code: string) => ({ LanguageCode: code as LanguageCode });

/** Results of a batch where their texts stood; a gap where one failed. */
function inOrder<Item extends { Index?: number | undefined }, Result>(
  texts: readonly string[],
  items: readonly Item[] | undefined,
  read: (item: Item) => Result | undefined,
): (Result | undefined)[] {
  const byIndex = new Map(items?.map((item) => [item.Index, item]));
  return texts.map((_, place) => {
    const item = byIndex.get(place);
    return item && read(item);
  });
}

const spanOf = ({ Text, Score, BeginOffset, EndOffset }: KeyPhrase) => ({
  text: Text ?? '',
  score: Score ?? 0,
  begin: BeginOffset ?? 0,
  end: EndOffset ?? 0,
});

const entityOf = (entity: Entity) => ({ ...spanOf(entity), type: entity.Type ?? 'OTHER' });

const tokenOf = ({ Text, PartOfSpeech, BeginOffset, EndOffset }: SyntaxToken) => ({
  text: Text ?? '',
  tag: PartOfSpeech?.Tag ?? 'O',
  begin: BeginOffset ?? 0,
  end: EndOffset ?? 0,
});

const languageOf = ({ LanguageCode: code, Score: score }: DominantLanguage) =>
  code === undefined ? [] : [{ code, score: score ?? 0 }];

function sentimentOf(label: string | undefined, scores: SentimentScore | undefined): Sentiment | undefined {
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
  throw new Error(`Amazon Comprehend returned no ${what}.`);
}
