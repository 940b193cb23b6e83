import fc from 'fast-check';
import { findMatches, fold } from 'c/acSearch';

const search = (texts, query) => findMatches(texts.map(fold), texts, query);
const found = (texts, query) =>
  search(texts, query).map(({ turn, start, end }) => texts[turn].slice(start, end));

describe('c-ac-search', () => {
  it('finds every place in the order of the conversation', () => {
    expect(search(['late, too late', 'on time', 'Late'], 'late')).toEqual([
      { turn: 0, start: 0, end: 4 },
      { turn: 0, start: 10, end: 14 },
      { turn: 2, start: 0, end: 4 },
    ]);
  });

  it('does not mind case and accents, and marks what is written', () => {
    expect(found(['El envío llegó', 'ENVIO'], 'envio')).toEqual(['envío', 'ENVIO']);
    expect(found(['cafe\u0301 solo'], 'café')).toEqual(['cafe\u0301']);
  });

  it('marks the right place behind characters that change their length', () => {
    expect(found(['İstanbul 🚚 late'], 'late')).toEqual(['late']);
  });

  it('finds Japanese without spaces, and tells its letters apart', () => {
    expect(search(['ご注文の配送が遅れています'], '配送')).toEqual([{ turn: 0, start: 4, end: 6 }]);
    expect(found(['かばん'], 'ハ')).toEqual([]);
    expect(found(['かばん'], 'かは')).toEqual([]);
    expect(found(['ＡＢＣ　１２３'], 'abc 123')).toEqual(['ＡＢＣ　１２３']);
  });

  it.each([
    ["I don't understand.", 'don’t', "don't"],
    ['I don’t understand.', "don't", 'don’t'],
    ['I don’t understand.', 'dont', 'don’t'],
    ['Yes, please go ahead.', 'yes please', 'Yes, please'],
    ['Mr. Bungle called.', 'mr bungle', 'Mr. Bungle'],
    ['Call me at 555-010-0123', '5550100123', '555-010-0123'],
    ['Call me at 5550100123', '555 010 0123', '5550100123'],
    ['that is 1,200 dollars', '1200', '1,200'],
    ['A. T. M. card', 'ATM', 'A. T. M'],
    ['The ATM is broken', 'A.T.M.', 'ATM'],
    ['My e-mail is gone', 'email', 'e-mail'],
    ['My e-mail is gone', 'e mail', 'e-mail'],
    ['a well known name', 'well-known', 'well known'],
    ['too   many spaces', 'too many', 'too   many'],
    ['soft\u00adly said', 'softly', 'soft\u00adly'],
  ])('in %j finds %j: nobody hears the marks', (text, query, marked) => {
    expect(found([text], query)).toEqual([marked]);
  });

  it.each([
    ['this late', 'islate'],
    ['it is a test', 'at'],
    ['a mailbox', 'a mail box'],
    ['no one', 'noone'],
  ])('in %j finds no %j: words begin and end where they are heard to', (text, query) => {
    expect(found([text], query)).toEqual([]);
  });

  it('finds marks alone as they are written', () => {
    expect(search(['Why? What?', '100 %'], '?')).toEqual([
      { turn: 0, start: 3, end: 4 },
      { turn: 0, start: 9, end: 10 },
    ]);
    expect(found(['100 %'], '%')).toEqual(['%']);
  });

  it('does not mind the vowel points of Arabic and Hebrew', () => {
    expect(found(['مَرْحَبًا بكم'], 'مرحبا')).toEqual(['مَرْحَبًا']);
    expect(found(['שָׁלוֹם'], 'שלום')).toEqual(['שָׁלוֹם']);
  });

  it('finds no part of a character', () => {
    expect(found(['각'], '가')).toEqual([]);
    expect(found(['½ price'], '1')).toEqual([]);
    expect(found(['각각'], '각')).toEqual(['각', '각']);
  });

  it('finds nothing for nothing', () => {
    expect(search(['anything'], '   ')).toEqual([]);
    expect(search([], 'late')).toEqual([]);
  });

  it('finds exactly what it marks, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
        (text, query) => {
          for (const marked of found([text], query))
            expect(fold(marked) || marked).toBe(fold(query) || query.trim());
        },
      ),
    );
  });

  it('finds a text in itself whatever marks are put between its words', () => {
    const word = fc.stringMatching(/^[a-z]{2,6}$/);
    const between = fc.constantFrom(' ', ', ', '. ', ' – ', '… ', '  ', '; ');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.array(between, { minLength: 5 }),
        (words, marks) => {
          const text = words.map((one, index) => one + marks[index % marks.length]).join('');
          expect(search([text], words.join(' ')).length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('finds any word that is there', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[a-z]{1,8}$/), fc.string(), (before, word, after) => {
        expect(search([`${before}${word}${after}`], word.toUpperCase()).length).toBeGreaterThan(0);
      }),
    );
  });
});
