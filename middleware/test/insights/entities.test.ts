import { analyse } from '../../src/insights/analyse.ts';
import { insightFields } from '../../src/insights/registry.ts';
import { CLAIM, conversationOf } from './conversations.ts';
import { named, textService } from './text-service.ts';

const ENDPOINT = 'arn:aws:comprehend:us-east-1:111122223333:entity-recognizer-endpoint/products';

describe('the named entities', () => {
  it('have their type, their source, and each place in the text and in time', async () => {
    const { means } = textService(['new phone']);
    const { conversation } = await analyse(CLAIM, ['ne'], means);
    expect(conversation.insights.entitySources).toEqual(['BUILT_IN']);
    const [phone] = conversation.insights.entities ?? [];
    expect(phone).toMatchObject({
      type: 'OTHER',
      source: 'BUILT_IN',
      count: 2,
      participants: ['customer', 'agent'],
    });
    for (const { turn, from, to } of phone?.places ?? []) {
      expect(CLAIM.turns[turn]?.text.slice(from, to)).toBe('new phone');
    }
  });

  it('are of one type each: the same words of another type are another entity', async () => {
    const spoken = conversationOf([['agent', 'May saw you in May']]);
    const { means } = textService([], {
      entities: () =>
        Promise.resolve([
          { text: 'May', type: 'PERSON', score: 0.8, begin: 0, end: 3 },
          { text: 'May', type: 'DATE', score: 0.9, begin: 15, end: 18 },
        ]),
    });
    const { conversation } = await analyse(spoken, ['ne'], means);
    expect(conversation.insights.entities?.map(({ type, places }) => [type, places[0]?.from])).toEqual([
      ['DATE', 15],
      ['PERSON', 0],
    ]);
  });

  it('are asked of the recogniser of the language, and told apart from the built-in ones', async () => {
    const { means, sent } = textService(['new phone']);
    const { conversation } = await analyse(CLAIM, ['ne'], { ...means, recognizers: { en: ENDPOINT } });
    expect(conversation.insights.entitySources).toEqual(['BUILT_IN', 'CUSTOM']);
    expect(conversation.insights.entities?.map(({ source, type }) => [source, type])).toEqual([
      ['BUILT_IN', 'OTHER'],
      ['CUSTOM', 'PRODUCT'],
    ]);
    expect(sent.map(({ operation }) => operation)).toEqual(['entities', 'customEntities']);
    const fields = insightFields(conversation, ['ne']);
    expect(fields).toMatchObject({
      NamedEntities__c: 'OTHER: new phone',
      CustomerNamedEntities__c: 'OTHER: new phone',
      CustomEntities__c: 'PRODUCT: new phone',
    });
  });

  it('are not asked of a recogniser of another language', async () => {
    const { means, sent } = textService(['new phone']);
    const { conversation, failed } = await analyse(CLAIM, ['ne'], {
      ...means,
      recognizers: { es: ENDPOINT },
    });
    expect(sent.map(({ operation }) => operation)).toEqual(['entities']);
    expect([conversation.skipped, failed]).toEqual([[], []]);
    expect(insightFields(conversation, ['ne'])).not.toHaveProperty('CustomEntities__c');
  });

  it('keep what one source found where another fails, and ask to be tried again', async () => {
    const { means } = textService(['new phone'], {
      entities: () => Promise.reject(named('InternalServerException')),
    });
    const { conversation, failed } = await analyse(CLAIM, ['ne'], {
      ...means,
      recognizers: { en: ENDPOINT },
    });
    expect(failed).toEqual(['ne']);
    expect(conversation.insights.entitySources).toEqual(['CUSTOM']);
    expect(conversation.skipped).toMatchObject([{ analysis: 'ne', reason: 'failed' }]);
    expect(Object.keys(insightFields(conversation, ['ne']))).toEqual(['CustomEntities__c']);
  });

  it('are not tried again where the service refuses the request for good', async () => {
    const { means } = textService([], { entities: () => Promise.reject(named('InvalidRequestException')) });
    const { conversation, failed } = await analyse(CLAIM, ['ne'], means);
    expect(failed).toEqual([]);
    expect(conversation.skipped).toMatchObject([{ analysis: 'ne', reason: 'failed' }]);
  });
});
