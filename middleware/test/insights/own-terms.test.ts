import { analyse } from '../../src/insights/analyse.ts';
import { insightFields } from '../../src/insights/registry.ts';
import { readTermList } from '../../src/insights/read-term-list.ts';
import { CLAIM, conversationOf } from './conversations.ts';
import { textService } from './text-service.ts';

const with_ = (csv: string) => ({ ...textService().means, terms: () => Promise.resolve(readTermList(csv)) });

describe('a list of terms', () => {
  it('has a term a row, with type, name and language where they are given', () => {
    const csv =
      '\uFEFFTerm, Type ,canonical,language\r\nbrewmaster,PRODUCT,BrewMaster 3000,en\r\n"plan, premium",,,\r\n';
    expect(readTermList(csv)).toEqual({
      terms: [
        { term: 'brewmaster', type: 'PRODUCT', canonical: 'BrewMaster 3000', language: 'en' },
        { term: 'plan, premium', type: 'TERM' },
      ],
      problems: [],
    });
  });

  it('may be separated as spreadsheets do', () => {
    expect(readTermList('term;type\nKaffee;PRODUKT\n').terms).toEqual([{ term: 'Kaffee', type: 'PRODUKT' }]);
    expect(readTermList('type\tterm\nPRODUKT\tKaffee\n').terms).toEqual([
      { term: 'Kaffee', type: 'PRODUKT' },
    ]);
  });

  it('keeps its good rows where others are bad, and says which and why', () => {
    const csv = `term,type,language\n,PRODUCT,\ngood,,\nbad,,english please\n${'x'.repeat(300)},,\n---,,\n`;
    expect(readTermList(csv)).toEqual({
      terms: [{ term: 'good', type: 'TERM' }],
      problems: [
        'line 2 has no term',
        'line 4 has no valid language code such as en or en-US',
        'line 5 has a term longer than 200 characters',
        'line 6 has no term',
      ],
    });
  });

  it('goes on after a row that is not CSV', () => {
    const { terms, problems } = readTermList('term,type\ngood,A\nb"ad,B\nfine,C\n');
    expect(terms.map(({ term }) => term)).toEqual(['good', 'fine']);
    expect(problems).toEqual([expect.stringMatching(/^line \d+ is not CSV$/)]);
  });

  it.each([
    ['', []],
    ['word\nplan\n', ['the first line has no term column']],
  ])('can be empty or of something else: %j', (csv, problems) => {
    expect(readTermList(csv)).toEqual({ terms: [], problems });
  });
});

describe('own terms among the entities', () => {
  it('stand under the name of the list, once for all spellings, with their places', async () => {
    const csv = 'term,type,canonical\nnew phone,PRODUCT,Phone X\nbroken screen,DAMAGE,\n';
    const { conversation, failed } = await analyse(CLAIM, ['ne'], with_(csv));
    expect(failed).toEqual([]);
    expect(conversation.insights.entitySources).toEqual(['BUILT_IN', 'TERM']);
    expect(
      conversation.insights.entities?.map(({ text, type, count, score }) => [text, type, count, score]),
    ).toEqual([
      ['Phone X', 'PRODUCT', 2, 1],
      ['broken screen', 'DAMAGE', 2, 1],
    ]);
    const [{ turn, from, to, start } = { turn: -1 }] = conversation.insights.entities?.[1]?.places ?? [];
    expect(CLAIM.turns[turn]?.text.slice(from, to)).toBe('broken screen');
    expect(start).toBe(3);
    expect(insightFields(conversation, ['ne'])).toMatchObject({
      CustomEntities__c: 'PRODUCT: Phone X\nDAMAGE: broken screen',
    });
  });

  it('are found in languages that the text service does not know', async () => {
    const thai = conversationOf([['customer', 'ฉันชอบกาแฟมาก']], { languageCode: 'th-TH', separator: '' });
    const { conversation } = await analyse(thai, ['ne'], with_('term\nกาแฟ\n'));
    expect(conversation.insights.entities).toMatchObject([{ text: 'กาแฟ', source: 'TERM', count: 1 }]);
    expect(conversation.skipped).toMatchObject([{ analysis: 'ne', reason: 'language-not-supported' }]);
  });

  it('say which rows of the list are bad', async () => {
    const { conversation, failed } = await analyse(CLAIM, ['ne'], with_('term\nphone\n--\n'));
    expect(failed).toEqual([]);
    expect(conversation.skipped).toMatchObject([{ analysis: 'ne', reason: 'not-configured' }]);
    expect(conversation.skipped[0]?.detail).toContain('line 3 has no term');
  });

  it('are missed where the list is not there, and nothing else is', async () => {
    const means = { ...textService(['new phone']).means, terms: () => Promise.resolve('not-there' as const) };
    const { conversation, failed } = await analyse(CLAIM, ['ne'], means);
    expect(failed).toEqual([]);
    expect(conversation.insights.entitySources).toEqual(['BUILT_IN']);
    expect(conversation.skipped).toMatchObject([{ analysis: 'ne', reason: 'not-configured' }]);
  });

  it('are tried again where the list could not be read', async () => {
    const means = {
      ...textService(['new phone']).means,
      terms: () => Promise.reject(new Error('S3 is away')),
    };
    const { conversation, failed } = await analyse(CLAIM, ['ne'], means);
    expect(failed).toEqual(['ne']);
    expect(conversation.insights.entities).toHaveLength(1);
    expect(JSON.stringify(conversation.skipped)).not.toContain('S3 is away');
  });
});
