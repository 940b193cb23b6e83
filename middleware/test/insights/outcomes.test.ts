import { analyse } from '../../src/insights/analyse.ts';
import type { TextAnalysis } from '../../src/insights/text-analysis.ts';
import { conversationOf } from './conversations.ts';
import { named, textService } from './text-service.ts';

const CODES = ['snt', 'kw', 'dl', 'ne', 'syn'] as const;
const OPERATIONS: Record<(typeof CODES)[number], keyof TextAnalysis> = {
  snt: 'batchSentiment',
  kw: 'keyPhrases',
  dl: 'batchDominantLanguages',
  ne: 'entities',
  syn: 'batchSyntax',
};

type Outcome = 'found' | 'not supported';
const ALL: Outcome[] = ['found', 'found', 'found', 'found', 'found'];
const NO_SYNTAX: Outcome[] = ['found', 'found', 'found', 'found', 'not supported'];
const ONLY_LANGUAGE: Outcome[] = [
  'not supported',
  'not supported',
  'found',
  'not supported',
  'not supported',
];

/** By language of the call: what becomes of each analysis, and the language code that is sent. */
const TABLE: [languageCode: string, sent: string, outcomes: Outcome[]][] = [
  ['en-US', 'en', ALL],
  ['en-AU', 'en', ALL],
  ['es-US', 'es', ALL],
  ['fr-CA', 'fr', ALL],
  ['de-CH', 'de', ALL],
  ['it-IT', 'it', ALL],
  ['pt-BR', 'pt', ALL],
  ['ar-SA', 'ar', NO_SYNTAX],
  ['hi-IN', 'hi', NO_SYNTAX],
  ['ja-JP', 'ja', NO_SYNTAX],
  ['ko-KR', 'ko', NO_SYNTAX],
  ['zh-CN', 'zh', NO_SYNTAX],
  ['zh-TW', 'zh-TW', NO_SYNTAX],
  ['zh-HK', 'zh-TW', NO_SYNTAX],
  ['th-TH', '', ONLY_LANGUAGE],
  ['nl-NL', '', ONLY_LANGUAGE],
  ['und', '', ONLY_LANGUAGE],
];

const spokenIn = (languageCode: string) =>
  conversationOf(
    [
      ['customer', 'These words stand for whatever was said in the call.'],
      ['agent', 'These words stand for whatever was answered to it.'],
    ],
    { languageCode },
  );

describe.each(TABLE)('a call in %s', (languageCode, sentCode, outcomes) => {
  it.each(CODES.map((code, place) => [code, outcomes[place]] as const))(
    'has %s %s',
    async (code, outcome) => {
      const { means, sent } = textService(['words']);
      const { conversation, failed } = await analyse(spokenIn(languageCode), [code], means);
      expect(failed).toEqual([]);
      const reasons = conversation.skipped.map(({ analysis, reason }) => [analysis, reason]);
      const supported = outcome === 'found';
      expect(reasons).toEqual(supported ? [] : [[code, 'language-not-supported']]);
      expect(Object.keys(conversation.insights).length > 0).toBe(supported);
      const codes = new Set(sent.map((call) => call.languageCode));
      expect([...codes]).toEqual(!supported ? [] : code === 'dl' ? [undefined] : [sentCode]);
    },
  );
});

describe.each(CODES)('where the service answers %s with', (code) => {
  it.each([
    ['UnsupportedLanguageException', 'language-not-supported', false],
    ['ThrottlingException', 'failed', true],
    ['InternalServerException', 'failed', true],
    ['TimeoutError', 'failed', true],
    ['AccessDeniedException', 'failed', true],
    ['InvalidRequestException', 'failed', false],
    ['TextSizeLimitExceededException', 'failed', false],
  ])('%s: it is %s, and tried again: %s', async (name, reason, again) => {
    const { means } = textService(['words'], { [OPERATIONS[code]]: () => Promise.reject(named(name)) });
    const { conversation, failed } = await analyse(spokenIn('en-US'), [...CODES], means);
    expect(failed).toEqual(again ? [code] : []);
    expect(conversation.skipped).toMatchObject([{ analysis: code, reason }]);
    const others = await analyse(
      spokenIn('en-US'),
      CODES.filter((other) => other !== code),
      textService(['words']).means,
    );
    expect(conversation.insights).toEqual(others.conversation.insights);
  });
});
