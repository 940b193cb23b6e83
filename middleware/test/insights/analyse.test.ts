import { LanguageCode, SyntaxLanguageCode } from '@aws-sdk/client-comprehend';
import { conversation as conversationSchema } from '../../src/contracts/conversation-file.ts';
import { analyse } from '../../src/insights/analyse.ts';
import { comprehendLanguage } from '../../src/insights/comprehend-language.ts';
import { ANALYSES, analysisOf, REDACTION } from '../../src/insights/registry.ts';
import { CLAIM, conversationOf } from './conversations.ts';
import { named, sentimentOf, textService } from './text-service.ts';

describe('analysing a conversation', () => {
  it('runs what was asked for and nothing else', async () => {
    const { means, sent } = textService();
    const { conversation, failed } = await analyse(CLAIM, ['snt'], means);
    expect(conversationSchema.parse(conversation)).toEqual(conversation);
    expect(Object.keys(conversation.insights)).toEqual(['sentiment', 'sentimentByQuarter', 'sentimentTrend']);
    expect(new Set(sent.map(({ operation }) => operation))).toEqual(new Set(['batchSentiment']));
    expect(failed).toEqual([]);
  });

  it('finds the sentiment of everybody, of each and of every turn', async () => {
    const { conversation } = await analyse(CLAIM, ['snt'], textService().means);
    expect(conversation.insights.sentiment?.['agent']?.label).toBe('NEGATIVE');
    expect(conversation.turns.map(({ sentiment }) => sentiment?.label)).toEqual([
      'NEGATIVE',
      'NEGATIVE',
      'POSITIVE',
    ]);
  });

  it('finds phrases once each, with who said them and when', async () => {
    const { means } = textService(['broken screen', 'new phone', 'a broken']);
    const { conversation } = await analyse(CLAIM, ['kw'], means);
    expect(conversation.insights.keyPhrases?.map(({ text, count }) => [text, count])).toEqual([
      ['new phone', 2],
      ['broken screen', 2],
      ['a broken', 1],
    ]);
    expect(conversation.insights.keyPhrases?.[1]).toEqual({
      text: 'broken screen',
      score: 0.9,
      count: 2,
      participants: ['customer', 'agent'],
      places: [
        { turn: 0, start: 3, end: 4, from: 28, to: 41 },
        { turn: 1, start: 7.5, end: 8.5, from: 21, to: 34 },
      ],
    });
  });

  it('counts a phrase once in whatever case it was said, under its surest form', async () => {
    const spoken = conversationOf([
      ['agent', 'Premium Plan'],
      ['customer', 'premium plan'],
    ]);
    const { means } = textService([], {
      keyPhrases: () =>
        Promise.resolve([
          { text: 'Premium Plan', score: 0.7, begin: 0, end: 12 },
          { text: 'premium plan', score: 0.99, begin: 13, end: 25 },
        ]),
    });
    const { conversation } = await analyse(spoken, ['kw'], means);
    expect(conversation.insights.keyPhrases).toMatchObject([
      { text: 'premium plan', score: 0.99, count: 2, participants: ['agent', 'customer'] },
    ]);
  });

  it('detects languages by party, and says of whom too little is there', async () => {
    const { conversation } = await analyse(
      conversationOf([
        ['customer', 'No.'],
        ['agent', 'Then I wish you a good day.'],
      ]),
      ['dl'],
      textService().means,
    );
    expect(conversation.insights.dominantLanguages).toEqual({
      conversation: [{ code: 'en', score: 0.98 }],
      agent: [{ code: 'en', score: 0.98 }],
    });
    expect(conversation.skipped).toMatchObject([{ analysis: 'dl', party: 'customer', reason: 'too-short' }]);
  });

  it('sends nothing and finds nothing where nobody spoke', async () => {
    const { means, sent } = textService();
    const { conversation, failed } = await analyse(
      conversationOf([['agent', '']]),
      ['snt', 'kw', 'dl'],
      means,
    );
    expect(sent).toEqual([]);
    expect(failed).toEqual([]);
    expect(conversation.insights.keyPhrases).toEqual([]);
  });

  it('analyses a call of an hour in German within the limits of the service', async () => {
    const lines = Array.from(
      { length: 1500 },
      (_, place) =>
        [
          place % 2 ? 'agent' : 'customer',
          'Über die Änderung der Gebühren hätte ich gern früher Bescheid gewusst.',
        ] as const,
    );
    const { means } = textService(['gebühren']);
    const { conversation, failed } = await analyse(
      conversationOf(lines, { languageCode: 'de-DE' }),
      ['snt', 'kw', 'dl'],
      means,
    );
    expect(failed).toEqual([]);
    expect(conversation.insights.keyPhrases?.[0]?.count).toBe(1500);
    expect(conversation.turns.every(({ sentiment }) => sentiment)).toBe(true);
  });
});

describe('an analysis that cannot be done', () => {
  it('harms no other and can be run again', async () => {
    const { means } = textService(['new phone'], {
      batchSentiment: () => Promise.reject(named('ThrottlingException', 'secret words')),
    });
    const first = await analyse(CLAIM, ['snt', 'kw'], means);
    expect(first.failed).toEqual(['snt']);
    expect(first.conversation.insights.keyPhrases).toHaveLength(1);
    expect(first.conversation.skipped).toMatchObject([{ analysis: 'snt', reason: 'failed' }]);
    expect(JSON.stringify(first.conversation.skipped)).toContain('ThrottlingException');
    expect(JSON.stringify(first.conversation.skipped)).not.toContain('secret words');

    const again = await analyse(first.conversation, ['snt', 'kw'], textService(['new phone']).means);
    expect(again.failed).toEqual([]);
    expect(again.conversation.skipped).toEqual([]);
    expect(again.conversation.insights.sentiment).toBeDefined();
  });

  it('is skipped where the operation does not know the language, without being sent', async () => {
    const { means, sent } = textService();
    const finnish = { ...CLAIM, languageCode: 'fi-FI' };
    const { conversation, failed } = await analyse(finnish, ['snt', 'kw', 'dl'], means);
    expect(failed).toEqual([]);
    expect(conversation.skipped.map(({ analysis, reason }) => [analysis, reason])).toEqual([
      ['snt', 'language-not-supported'],
      ['kw', 'language-not-supported'],
    ]);
    expect(new Set(sent.map(({ operation }) => operation))).toEqual(new Set(['batchDominantLanguages']));
  });

  it('is skipped, not failed, where the service itself says so of the language', async () => {
    const refuse = () => Promise.reject(named('UnsupportedLanguageException'));
    const { means } = textService([], { keyPhrases: refuse });
    const { conversation, failed } = await analyse({ ...CLAIM, languageCode: 'es-US' }, ['kw'], means);
    expect(failed).toEqual([]);
    expect(conversation.skipped).toMatchObject([{ analysis: 'kw', reason: 'language-not-supported' }]);
  });

  it('is named where this version does not have it', async () => {
    const { conversation, failed } = await analyse(CLAIM, ['pii', 'mood', 'mood'], textService().means);
    expect(failed).toEqual([]);
    expect(conversation.skipped.map(({ analysis, reason }) => [analysis, reason])).toEqual([
      ['pii', 'unknown-analysis'],
      ['mood', 'unknown-analysis'],
    ]);
  });

  it('says how many turns got no answer', async () => {
    const { means } = textService([], {
      // Three parties come first, then the turns.
      batchSentiment: (texts) =>
        Promise.resolve(texts.map((text, place) => (place < 3 ? sentimentOf(text) : undefined))),
    });
    const { conversation } = await analyse(CLAIM, ['snt'], means);
    expect(conversation.skipped).toMatchObject([
      { analysis: 'snt', reason: 'failed', detail: expect.stringContaining('3 of the turns') as string },
    ]);
    expect(conversation.insights.sentiment).toHaveProperty('conversation');
  });
});

describe('the languages of the text service', () => {
  it.each([
    ['en-US', 'en'],
    ['es-US', 'es'],
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh-TW'],
    ['pt-BR', 'pt'],
  ])('are known by their own codes: %s is %s', (given, code) => {
    expect(comprehendLanguage(given)).toBe(code);
  });

  it('are those that its client lists', () => {
    const all = Object.values<string>(LanguageCode).sort();
    expect([...(analysisOf('snt')?.languages ?? [])].sort()).toEqual(all);
    expect([...(analysisOf('kw')?.languages ?? [])].sort()).toEqual(all);
    const syntax = Object.values<string>(SyntaxLanguageCode).sort();
    expect([...(analysisOf('syn')?.languages ?? [])].sort()).toEqual(syntax);
  });
});

describe('the registry of analyses', () => {
  it('has no code twice, and none that is the redaction', () => {
    const codes = [...ANALYSES.map(({ code }) => code), REDACTION.code];
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('writes no field of the record by two analyses', async () => {
    const { conversation } = await analyse(
      CLAIM,
      ['snt', 'kw', 'dl', 'ne', 'syn'],
      textService(['new phone']).means,
    );
    const written = ANALYSES.flatMap((analysis) => Object.keys(analysis.fields(conversation)));
    expect(written.length).toBeGreaterThan(ANALYSES.length);
    expect(new Set(written).size).toBe(written.length);
  });
});
