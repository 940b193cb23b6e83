import {
  BatchDetectDominantLanguageCommand,
  BatchDetectEntitiesCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  BatchDetectSyntaxCommand,
  DetectDominantLanguageCommand,
  DetectEntitiesCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  DetectSentimentCommand,
  DetectSyntaxCommand,
  type LanguageCode,
} from '@aws-sdk/client-comprehend';
import { PRODUCTS, startLocalComprehend, type LocalComprehend } from './local-comprehend.ts';

const en = { LanguageCode: 'en' as const };

describe('Comprehend', () => {
  let local: LocalComprehend;
  beforeAll(async () => {
    local = await startLocalComprehend();
  });
  afterAll(() => local.close());

  const sentiment = (Text: string, LanguageCode: LanguageCode = 'en') =>
    local.client.send(new DetectSentimentCommand({ Text, LanguageCode }));
  const sentiments = (TextList: string[]) =>
    local.client.send(new BatchDetectSentimentCommand({ TextList, ...en }));

  it('answers a sentiment with scores that add up to one', async () => {
    const { Sentiment, SentimentScore: score } = await sentiment(
      'I am really unhappy with this terrible service.',
    );
    expect(Sentiment).toBe('NEGATIVE');
    const sum = (score?.Positive ?? 0) + (score?.Negative ?? 0) + (score?.Neutral ?? 0) + (score?.Mixed ?? 0);
    expect(sum).toBeCloseTo(1, 6);
  });

  it('answers a batch in the order of its documents', async () => {
    const { ResultList, ErrorList } = await sentiments([
      'I love it, thank you!',
      'My order is 4729.',
      'This is awful.',
    ]);
    expect(ResultList?.map(({ Index, Sentiment }) => [Index, Sentiment])).toEqual([
      [0, 'POSITIVE'],
      [1, 'NEUTRAL'],
      [2, 'NEGATIVE'],
    ]);
    expect(ErrorList).toEqual([]);
  });

  it('takes 5,000 bytes and refuses one more', async () => {
    await expect(sentiment('é'.repeat(2500))).resolves.toHaveProperty('Sentiment');
    await expect(sentiment(`${'é'.repeat(2500)}.`)).rejects.toMatchObject({
      name: 'TextSizeLimitExceededException',
      message: expect.stringContaining('5000 bytes') as string,
    });
    const syntax = local.client.send(new DetectSyntaxCommand({ Text: 'a'.repeat(5001), ...en }));
    await expect(syntax).rejects.toMatchObject({ name: 'TextSizeLimitExceededException' });
  });

  it('takes 100,000 bytes for longer analyses and refuses one more', async () => {
    const Text = 'word '.repeat(20_000);
    await expect(local.client.send(new DetectKeyPhrasesCommand({ Text, ...en }))).resolves.toBeDefined();
    const input = { Text: `${Text}!`, ...en };
    for (const call of [
      local.client.send(new DetectKeyPhrasesCommand(input)),
      local.client.send(new DetectEntitiesCommand(input)),
      local.client.send(new DetectPiiEntitiesCommand(input)),
    ]) {
      await expect(call).rejects.toMatchObject({ name: 'TextSizeLimitExceededException' });
    }
  });

  it('names a document of a batch that is too long, and does the rest', async () => {
    const { ResultList, ErrorList } = await sentiments(['Fine.', 'a'.repeat(5001), 'Great!']);
    expect(ResultList?.map(({ Index }) => Index)).toEqual([0, 2]);
    expect(ErrorList).toEqual([
      {
        Index: 1,
        ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED',
        ErrorMessage: expect.stringContaining('5001 bytes') as string,
      },
    ]);
  });

  it('takes 25 documents at once and refuses 26', async () => {
    expect((await sentiments(Array<string>(25).fill('Fine.'))).ResultList).toHaveLength(25);
    await expect(sentiments(Array<string>(26).fill('Fine.'))).rejects.toMatchObject({
      name: 'BatchSizeLimitExceededException',
    });
  });

  it('refuses an empty text, an empty batch and an empty document', async () => {
    for (const call of [sentiment(''), sentiments([]), sentiments(['Fine.', ''])]) {
      await expect(call).rejects.toMatchObject({ name: 'InvalidRequestException' });
    }
  });

  it('refuses a language that the service does not know', async () => {
    await expect(sentiment('Goedemiddag', 'nl' as LanguageCode)).rejects.toMatchObject({
      name: 'UnsupportedLanguageException',
    });
    const japanese = local.client.send(
      new DetectSyntaxCommand({ Text: '今日は', LanguageCode: 'ja' as 'en' }),
    );
    await expect(japanese).rejects.toMatchObject({ name: 'UnsupportedLanguageException' });
    const pii = local.client.send(new DetectPiiEntitiesCommand({ Text: 'Guten Tag', LanguageCode: 'de' }));
    await expect(pii).rejects.toMatchObject({ name: 'UnsupportedLanguageException' });
  });

  it('says that it analyses English only where the service itself would do more', async () => {
    await expect(sentiment('Estoy muy contento', 'es')).rejects.toMatchObject({
      name: 'UnsupportedLanguageException',
      message: expect.stringContaining('analyses en only') as string,
    });
  });

  it.each([
    ['en', 'Hello, I have a question about my bill today.'],
    ['es', 'Buenas tardes, soy Javier Molina. Compré un refrigerador.'],
    ['de', 'Guten Tag, ich habe eine Frage zu meiner Rechnung.'],
    ['fr', 'Bonjour, je voudrais annuler ma commande.'],
    ['ja', '今日は請求書について質問があります。お願いします。'],
  ])('tells %s from its text', async (language, Text) => {
    const { Languages = [] } = await local.client.send(new DetectDominantLanguageCommand({ Text }));
    expect(Languages[0]?.LanguageCode).toBe(language);
    expect(Languages[0]?.Score).toBeGreaterThan(0.8);
    expect(Languages.reduce((sum, { Score = 0 }) => sum + Score, 0)).toBeLessThanOrEqual(1.000001);
  });

  it('refuses to tell the language of fewer than twenty characters', async () => {
    const call = local.client.send(new DetectDominantLanguageCommand({ Text: 'Hello there.' }));
    await expect(call).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  it('names no language where there are no words', async () => {
    const { ResultList } = await local.client.send(
      new BatchDetectDominantLanguageCommand({ TextList: ['1234 5678 9012 3456 7890'] }),
    );
    expect(ResultList).toEqual([{ Index: 0, Languages: [] }]);
  });

  it('analyses batches for phrases, entities and syntax, too', async () => {
    const input = { TextList: ['My parcel is in Denver.'], ...en };
    const phrases = await local.client.send(new BatchDetectKeyPhrasesCommand(input));
    const entities = await local.client.send(new BatchDetectEntitiesCommand(input));
    const syntax = await local.client.send(new BatchDetectSyntaxCommand(input));
    expect(phrases.ResultList?.[0]?.KeyPhrases?.map(({ Text }) => Text)).toEqual(['My parcel', 'Denver']);
    expect(entities.ResultList?.[0]?.Entities?.map(({ Type, Text }) => [Type, Text])).toEqual([
      ['LOCATION', 'Denver'],
    ]);
    expect(syntax.ResultList?.[0]?.SyntaxTokens?.map(({ PartOfSpeech }) => PartOfSpeech?.Tag)).toEqual([
      'PRON',
      'NOUN',
      'AUX',
      'ADP',
      'PROPN',
      'PUNCT',
    ]);
  });

  describe('with a custom recogniser', () => {
    const products = (Text: string, EndpointArn = PRODUCTS) =>
      local.client.send(new DetectEntitiesCommand({ Text, EndpointArn }));

    it('finds what it was trained on, whatever the language and letter case, with digits of any value', async () => {
      const { Entities = [] } = await products(
        '📞 Ein COFFEE MACHINE Cover, Bestellung NW-1234, not xNW-1234.',
      );
      expect(Entities.map(({ Type, Text }) => [Type, Text])).toEqual([
        ['PRODUCT', 'COFFEE MACHINE Cover'],
        ['ORDER_NUMBER', 'NW-1234'],
      ]);
      expect(Entities[0]).toMatchObject({ BeginOffset: 6, EndOffset: 26 });
    });

    it('takes 10,000 bytes and refuses one more', async () => {
      await expect(products('a'.repeat(10_000))).resolves.toHaveProperty('Entities', []);
      await expect(products('a'.repeat(10_001))).rejects.toMatchObject({
        name: 'TextSizeLimitExceededException',
      });
    });

    it('does not find an endpoint that nobody made, and takes nothing else for one', async () => {
      const other = PRODUCTS.replace('products', 'others');
      await expect(products('Hello', other)).rejects.toMatchObject({ name: 'ResourceUnavailableException' });
      await expect(products('Hello', 'products')).rejects.toMatchObject({ name: 'InvalidRequestException' });
    });
  });

  it('finds personal data in Spanish as well, as far as its form tells', async () => {
    const Text = 'Soy Javier Molina Ruiz, soy muy paciente. Mi teléfono es +34 612 345 678.';
    const { Entities = [] } = await local.client.send(
      new DetectPiiEntitiesCommand({ Text, LanguageCode: 'es' }),
    );
    expect(
      Entities.map(({ Type, BeginOffset, EndOffset }) => [Type, Text.slice(BeginOffset, EndOffset)]),
    ).toEqual([
      ['NAME', 'Javier Molina Ruiz'],
      ['PHONE', '+34 612 345 678'],
    ]);
  });

  it('refuses who signs with another secret', async () => {
    const client = local.newClient({
      credentials: { accessKeyId: 'AKIALOCALWORKBENCH', secretAccessKey: 'guess' },
    });
    await expect(client.send(new DetectSentimentCommand({ Text: 'Fine.', ...en }))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
  });

  it('throttles as often as it is told to, and no longer', async () => {
    local.service.failNext(1, 'ThrottlingException');
    await expect(sentiment('Fine.')).rejects.toMatchObject({ name: 'ThrottlingException' });
    await expect(sentiment('Fine.')).resolves.toHaveProperty('Sentiment');
  });

  it('fails one operation for as long as it is told to, and does the others', async () => {
    local.service.failNext(Infinity, 'InternalServerException', { operation: 'DetectSyntax' });
    const syntax = () => local.client.send(new DetectSyntaxCommand({ Text: 'Fine.', ...en }));
    await expect(syntax()).rejects.toMatchObject({ name: 'InternalServerException' });
    await expect(sentiment('Fine.')).resolves.toHaveProperty('Sentiment');
    await expect(syntax()).rejects.toMatchObject({ name: 'InternalServerException' });
    local.service.failNoMore();
    await expect(syntax()).resolves.toHaveProperty('SyntaxTokens');
  });

  it('throttles what is above its rate, each operation by itself', async () => {
    local.service.limitRate(2);
    const calls = await Promise.allSettled(Array.from({ length: 20 }, () => sentiment('Fine.')));
    const refused = calls.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused).toEqual(
      refused.map(() => ({
        status: 'rejected',
        reason: expect.objectContaining({ name: 'ThrottlingException' }) as Error,
      })),
    );
    await expect(local.client.send(new DetectSyntaxCommand({ Text: 'Fine.', ...en }))).resolves.toBeDefined();
    local.service.limitRate(Infinity);
    await expect(sentiment('Fine.')).resolves.toHaveProperty('Sentiment');
  });
});
