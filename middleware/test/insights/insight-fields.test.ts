import fc from 'fast-check';
import { analyse } from '../../src/insights/analyse.ts';
import { cutAtWord, linesWithin } from '../../src/fields/cut-text.ts';
import { insightFields } from '../../src/insights/registry.ts';
import { CLAIM, conversationOf } from './conversations.ts';
import { named, textService } from './text-service.ts';

const CODES = ['snt', 'kw', 'dl', 'ne', 'syn'];

describe('the record fields of the insights', () => {
  it('carry what was found, of the whole and of each side', async () => {
    const { conversation } = await analyse(CLAIM, CODES, textService(['new phone', 'a broken']).means);
    expect(insightFields(conversation, CODES)).toEqual({
      Sentiment__c: 'POSITIVE',
      SentimentTrend__c: 'IMPROVING',
      SentimentPositive__c: 1,
      SentimentNegative__c: 0,
      SentimentNeutral__c: 0,
      SentimentMixed__c: 0,
      CustomerSentiment__c: 'POSITIVE',
      CustomerSentimentScore__c: 1,
      CustomerSentimentTrend__c: 'IMPROVING',
      AgentSentiment__c: 'NEGATIVE',
      AgentSentimentScore__c: 1,
      AgentSentimentTrend__c: 'STEADY',
      Keywords__c: 'new phone, a broken',
      CustomerKeywords__c: 'new phone, a broken',
      AgentKeywords__c: 'new phone',
      DominantLanguage__c: 'en',
      CustomerDominantLanguage__c: 'en',
      AgentDominantLanguage__c: 'en',
      NamedEntities__c: 'OTHER: new phone\nOTHER: a broken',
      CustomerNamedEntities__c: 'OTHER: new phone\nOTHER: a broken',
      AgentNamedEntities__c: 'OTHER: new phone',
      Syntax__c: 'NOUN: 27\nPUNCT: 5',
    });
  });

  it('name what a side said most often first, whoever said it more in all', async () => {
    const spoken = conversationOf([
      ['agent', 'plan plan plan phone'],
      ['customer', 'phone phone plan'],
    ]);
    const { conversation } = await analyse(spoken, ['kw'], textService(['plan', 'phone']).means);
    expect(insightFields(conversation, ['kw'])).toEqual({
      Keywords__c: 'plan, phone',
      AgentKeywords__c: 'plan, phone',
      CustomerKeywords__c: 'phone, plan',
    });
  });

  it('are absent for analyses that were not asked for or have no result', async () => {
    const { means } = textService([], { batchSentiment: () => Promise.reject(named('ThrottlingException')) });
    const { conversation } = await analyse(CLAIM, CODES, means);
    const written = Object.keys(insightFields(conversation, CODES));
    expect(written.filter((name) => name.includes('Sentiment'))).toEqual([]);
    expect(written).toEqual(expect.arrayContaining(['Keywords__c', 'NamedEntities__c', 'Syntax__c']));
    expect(insightFields(conversation, ['snt'])).toEqual({});
    expect(insightFields(conversation, [])).toEqual({});
  });

  it('are emptied where the analysis ran and found nothing', async () => {
    const { conversation } = await analyse(CLAIM, ['kw'], textService().means);
    expect(insightFields(conversation, ['kw'])).toEqual({
      Keywords__c: null,
      CustomerKeywords__c: null,
      AgentKeywords__c: null,
    });
  });

  it('claim nothing of a side where nobody knows who is who', async () => {
    const voices = {
      ...CLAIM,
      participants: CLAIM.participants.map((participant) => ({ ...participant, role: 'UNKNOWN' as const })),
    };
    const { conversation } = await analyse(voices, CODES, textService().means);
    const written = Object.keys(insightFields(conversation, CODES));
    expect(written.filter((name) => /^(Customer|Agent)/.test(name))).toEqual([]);
  });
});

describe('lines within a field', () => {
  it('are whole ones, as many as fit, whatever Salesforce counts for a line break', () => {
    expect(linesWithin(['one', 'two', 'three'], 8)).toBe('one\ntwo');
    expect(linesWithin(['one', 'two', 'three'], 7)).toBe('one');
    expect(linesWithin([], 7)).toBe('');
  });
});

describe('cutting at a word', () => {
  it.each([
    ['short enough', 20, 'short enough'],
    ['a bill, a refund, a card', 17, 'a bill, a refund'],
    ['a bill, a refund, a card', 16, 'a bill, a refund'],
    ['a bill, a refund', 15, 'a bill, a'],
    ['Donaudampfschiff', 5, 'Donau'],
    ['👍👍', 3, '👍'],
  ])('cuts %p at %p characters to %p', (text, max, cut) => {
    expect(cutAtWord(text, max)).toBe(cut);
  });

  it('is never too long, always a beginning, and ends at a word where one fits', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 100 }), (list, max) => {
        const text = list.join(', ');
        const cut = cutAtWord(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(text.startsWith(cut)).toBe(true);
        const whole = cut.split(', ').every((word, place) => word === list[place]);
        expect(whole || (list[0] ?? '').length > max).toBe(true);
      }),
    );
  });
});
