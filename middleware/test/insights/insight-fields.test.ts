import fc from 'fast-check';
import { analyse } from '../../src/insights/analyse.ts';
import { cutAtWord, insightFields } from '../../src/insights/insight-fields.ts';
import { CLAIM } from './conversations.ts';
import { named, textService } from './text-service.ts';

const CODES = ['snt', 'kw', 'dl'];

describe('the record fields of the insights', () => {
  it('carry what was found', async () => {
    const { conversation } = await analyse(CLAIM, CODES, textService(['new phone', 'a broken']).service);
    expect(insightFields(conversation, CODES)).toEqual({
      Sentiment__c: 'POSITIVE',
      CustomerSentiment__c: 'POSITIVE',
      AgentSentiment__c: 'NEGATIVE',
      SentimentPositive__c: 1,
      SentimentNegative__c: 0,
      SentimentNeutral__c: 0,
      SentimentMixed__c: 0,
      Keywords__c: 'new phone, a broken',
      DominantLanguage__c: 'en',
    });
  });

  it('are absent for analyses that were not asked for or have no result', async () => {
    const { service } = textService([], { sentiment: () => Promise.reject(named('ThrottlingException')) });
    const { conversation } = await analyse(CLAIM, CODES, service);
    expect(Object.keys(insightFields(conversation, CODES))).toEqual(['Keywords__c', 'DominantLanguage__c']);
    expect(insightFields(conversation, ['snt'])).toEqual({});
    expect(insightFields(conversation, [])).toEqual({});
  });

  it('are emptied where the analysis ran and found nothing', async () => {
    const { conversation } = await analyse(CLAIM, ['kw'], textService().service);
    expect(insightFields(conversation, ['kw'])).toEqual({ Keywords__c: null });
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
