import fc from 'fast-check';
import { entities } from '../entities.ts';
import { keyPhrases } from '../key-phrases.ts';
import { piiEntities } from '../pii.ts';
import { sentiment } from '../sentiment.ts';
import { syntaxTokens } from '../syntax.ts';

const phrases = (text: string) => keyPhrases(text).map(({ Text }) => Text);

describe('sentiment of service calls', () => {
  it.each([
    ['NEGATIVE', 'I am really unhappy.'],
    ['NEGATIVE', 'My washing machine was supposed to arrive on Monday, and nobody came.'],
    ['NEGATIVE', 'So where is my money?'],
    ['NEGATIVE', 'That is not my problem.'],
    ['NEGATIVE', 'I was charged twice for the protection plan.'],
    ['NEGATIVE', 'My package is late again and I am still waiting.'],
    ['POSITIVE', 'Thank you, I really appreciate it.'],
    ['POSITIVE', 'You have been wonderful.'],
    ['POSITIVE', 'You have made my day.'],
    ['POSITIVE', 'It was not bad at all, I am happy with it.'],
    ['NEUTRAL', 'Thank you for calling Northwind, how can I help you today?'],
    ['NEUTRAL', 'Could I have your order number, please?'],
    ['NEUTRAL', 'May I put you on hold for a moment?'],
    ['NEUTRAL', 'I would like to change my address.'],
    ['NEUTRAL', 'What seems to be the problem?'],
    ['MIXED', 'The delivery was terrible, but the technician was wonderful and very friendly.'],
  ])('is %s for %j', (expected, text) => {
    expect(sentiment(text).Sentiment).toBe(expected);
  });
});

describe('key phrases', () => {
  it.each([
    ['I returned a broken coffee machine five weeks ago.', ['a broken coffee machine', 'five weeks']],
    ['I have a question about my invoice for October.', ['my invoice', 'October']],
    ['It is two hundred and twelve dollars!', ['two hundred and twelve dollars']],
    ['He repaired our dishwasher yesterday in Portland.', ['our dishwasher', 'Portland']],
    ['By Wednesday, November twenty fifth.', ['Wednesday', 'November twenty fifth']],
    ['It is four seven two nine.', []],
    ['Let me call the warehouse.', ['the warehouse']],
    ['Good afternoon. One moment, please. Thank you, Marcus. Goodbye.', []],
  ])('of %j are %j', (text, expected) => {
    expect(phrases(text)).toEqual(expected);
  });
});

describe('entities', () => {
  const found = (text: string) => entities(text).map(({ Type, Text }) => `${Type} ${Text}`);

  it('are people, organisations, places, dates and quantities', () => {
    expect(found('Thank you for calling Northwind, this is Dana. The van broke down in Denver.')).toEqual([
      'ORGANIZATION Northwind',
      'PERSON Dana',
      'LOCATION Denver',
    ]);
    expect(found('I refund forty nine dollars on Friday afternoon, Mister Lang.')).toEqual([
      'QUANTITY forty nine dollars',
      'DATE Friday afternoon',
      'PERSON Mister Lang',
    ]);
  });

  it('join the digits of a number that is read out', () => {
    expect(found('It is seven zero three one.')).toEqual(['QUANTITY seven zero three one']);
  });
});

describe('personal data', () => {
  it('is found in its usual forms', () => {
    const text = 'I am at dana@example.com or +1 555-010-1234, card 4111 1111 1111 1111, from 192.0.2.1.';
    expect(
      piiEntities(text).map(({ Type, BeginOffset, EndOffset }) => [Type, text.slice(BeginOffset, EndOffset)]),
    ).toEqual([
      ['EMAIL', 'dana@example.com'],
      ['PHONE', '+1 555-010-1234'],
      ['CREDIT_DEBIT_NUMBER', '4111 1111 1111 1111'],
      ['IP_ADDRESS', '192.0.2.1'],
    ]);
  });

  it('is no card where the check digit is wrong', () => {
    expect(piiEntities('It is 4111 1111 1111 1112.').map(({ Type }) => Type)).not.toContain(
      'CREDIT_DEBIT_NUMBER',
    );
  });
});

describe('offsets', () => {
  const slice = (text: string, begin: number, end: number) => [...text].slice(begin, end).join('');

  it('count characters beyond the first plane as one', () => {
    const text = '📞 My parcel 📦 is in Denver.';
    expect(keyPhrases(text).map((phrase) => slice(text, phrase.BeginOffset, phrase.EndOffset))).toEqual([
      'My parcel',
      'Denver',
    ]);
  });

  it('lead back to the text of every token, phrase and entity, whatever the text', () => {
    const word = fc.constantFrom(
      'my',
      'parcel',
      'Denver',
      "don't",
      '📦',
      'é',
      '12.50',
      'Dana,',
      '\n',
      'St.',
      '¿',
      '\u00a0',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.array(word, { maxLength: 15 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const all = [...syntaxTokens(text), ...keyPhrases(text), ...entities(text)];
        for (const { Text, BeginOffset, EndOffset } of all) {
          expect(slice(text, BeginOffset, EndOffset)).toBe(Text);
        }
      }),
      { numRuns: 200 },
    );
  });
});
