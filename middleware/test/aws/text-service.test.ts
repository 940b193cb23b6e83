import { createTextService } from '../../src/aws/text-service.ts';
import { awsError, recordedService, type RecordedService, type ServiceRequest } from './recorded/service.ts';

const SCORES = { Positive: 0.1, Negative: 0.7, Neutral: 0.15, Mixed: 0.05 };
const NEGATIVE = { label: 'NEGATIVE', scores: { positive: 0.1, negative: 0.7, neutral: 0.15, mixed: 0.05 } };

/** Answers in the shapes of Amazon Comprehend's API reference (docs.aws.amazon.com/comprehend/latest/APIReference). */
describe('the text service', () => {
  let service: RecordedService;
  const open = async (...given: Parameters<typeof recordedService>) => {
    service = await recordedService(...given);
    return createTextService(service.clients.comprehend, { concurrency: 2, perSecond: 1000 });
  };
  afterEach(() => {
    service.close();
  });

  it('finds the sentiment of many texts, each result in its place and a gap where one failed', async () => {
    const text = await open(() => ({
      body: {
        ResultList: [{ Index: 2, Sentiment: 'NEGATIVE', SentimentScore: SCORES }],
        ErrorList: [{ Index: 0, ErrorCode: 'INTERNAL_SERVER_ERROR', ErrorMessage: '' }],
      },
    }));

    expect(await text.batchSentiment(['a', 'b', 'c'], 'en')).toEqual([undefined, undefined, NEGATIVE]);
  });

  it('finds key phrases with their places', async () => {
    const text = await open(() => ({
      body: { KeyPhrases: [{ Text: 'the invoice', Score: 0.9, BeginOffset: 3, EndOffset: 14 }] },
    }));

    expect(await text.keyPhrases('So the invoice', 'en')).toEqual([
      { text: 'the invoice', score: 0.9, begin: 3, end: 14 },
    ]);
  });

  it('finds entities, by the language or by the endpoint of a recogniser', async () => {
    const text = await open(() => ({
      body: {
        Entities: [{ Score: 0.98, Type: 'ORGANIZATION', Text: 'Northwind', BeginOffset: 4, EndOffset: 13 }],
      },
    }));
    const found = [{ text: 'Northwind', type: 'ORGANIZATION', score: 0.98, begin: 4, end: 13 }];

    expect(await text.entities('Hey Northwind', 'en')).toEqual(found);
    expect(await text.customEntities('Hey Northwind', 'arn:products')).toEqual(found);
    expect(service.requests.map(({ operation, body }) => [operation, body])).toEqual([
      ['DetectEntities', { Text: 'Hey Northwind', LanguageCode: 'en' }],
      ['DetectEntities', { Text: 'Hey Northwind', EndpointArn: 'arn:products' }],
    ]);
  });

  it('finds the parts of speech of many texts, and a gap where one failed', async () => {
    const noun = {
      TokenId: 1,
      Text: 'phone',
      BeginOffset: 0,
      EndOffset: 5,
      PartOfSpeech: { Tag: 'NOUN', Score: 1 },
    };
    const text = await open(() => ({
      body: {
        ResultList: [{ Index: 1, SyntaxTokens: [noun] }],
        ErrorList: [{ Index: 0, ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED', ErrorMessage: '' }],
      },
    }));

    expect(await text.batchSyntax(['…', 'phone'], 'en')).toEqual([
      undefined,
      [{ text: 'phone', tag: 'NOUN', begin: 0, end: 5 }],
    ]);
  });

  it('finds the languages of a text', async () => {
    const text = await open(() => ({
      body: { ResultList: [{ Index: 0, Languages: [{ LanguageCode: 'zh-TW', Score: 0.8 }] }], ErrorList: [] },
    }));

    expect(await text.batchDominantLanguages(['…'])).toEqual([[{ code: 'zh-TW', score: 0.8 }]]);
  });

  it('finds personal data with its places', async () => {
    const text = await open(() => ({
      body: { Entities: [{ Type: 'NAME', Score: 0.99, BeginOffset: 5, EndOffset: 11 }] },
    }));

    expect(await text.personalData('I am Brandt.', 'en')).toEqual([
      { type: 'NAME', score: 0.99, begin: 5, end: 11 },
    ]);
    expect(service.requests).toMatchObject([
      { operation: 'DetectPiiEntities', body: { Text: 'I am Brandt.', LanguageCode: 'en' } },
    ]);
  });

  it.each([{}, { Entities: [{ Type: 'NAME', Score: 0.99 }] }])(
    'takes an answer that places no personal data for none: %j',
    async (body) => {
      const text = await open(() => ({ body }));

      await expect(text.personalData('I am Brandt.', 'en')).rejects.toThrow('returned no');
    },
  );

  it('passes errors on by their names', async () => {
    const text = await open(() => awsError(400, 'UnsupportedLanguageException'));

    await expect(text.keyPhrases('x', 'th')).rejects.toMatchObject({ name: 'UnsupportedLanguageException' });
  });

  it('asks again where it is throttled', async () => {
    const text = await open((_request, count) =>
      count === 1
        ? awsError(400, 'ThrottlingException')
        : { body: { ResultList: [{ Index: 0, Sentiment: 'NEGATIVE', SentimentScore: SCORES }] } },
    );

    expect(await text.batchSentiment(['No.'], 'en')).toEqual([NEGATIVE]);
  });

  it('has no more calls under way than it may', async () => {
    let most = 0;
    let open_ = 0;
    const text = await open((request: ServiceRequest) => ({
      body: { KeyPhrases: [{ Text: request.operation, Score: 1, BeginOffset: 0, EndOffset: 1 }] },
    }));
    const send = service.clients.comprehend.send.bind(service.clients.comprehend) as (
      ...given: never[]
    ) => Promise<unknown>;
    jest.spyOn(service.clients.comprehend, 'send').mockImplementation((async (...given: never[]) => {
      most = Math.max(most, (open_ += 1));
      const answer = await send(...given);
      open_ -= 1;
      return answer;
    }) as never);

    await Promise.all(Array.from({ length: 7 }, () => text.keyPhrases('Some text.', 'en')));

    expect(service.requests).toHaveLength(7);
    expect(most).toBe(2);
  });
});
