import fc from 'fast-check';
import { foldedText } from '../../src/insights/folded-text.ts';
import { termFinder, type Term } from '../../src/insights/terms.ts';

const list = (...terms: string[]): Term[] => terms.map((term) => ({ term, type: 'TERM' }));
/** The real characters of what was found. */
const found = (terms: readonly Term[], text: string, languageCode = 'en-US') =>
  termFinder(terms, languageCode)(text).map(({ from, to }) => text.slice(from, to));

describe('finding terms', () => {
  it.each([
    ['case', 'Premium Plan', 'the PREMIUM plan.', ['PREMIUM plan']],
    ['accents', 'cafe creme', 'Un Café Crème!', ['Café Crème']],
    ['accents written apart', 'naïve', 'so nai\u0308ve', ['nai\u0308ve']],
    ['sharp s', 'Strassenbahn', 'die Straßenbahn kommt', ['Straßenbahn']],
    ['width', 'ABC', 'ＡＢＣ', ['ＡＢＣ']],
    ['white space', 'coffee machine', 'a coffee  \n machine', ['coffee  \n machine']],
    ['apostrophes', "men's", 'the men’s shoes', ['men’s']],
    ['the final sigma', 'ΟΔΟΣ', 'η οδός μου', ['οδός']],
    ['Arabic vowel signs', 'كتاب', 'هذا كِتَاب جديد', ['كِتَاب']],
    ['Hindi', 'हिन्दी', 'मुझे हिन्दी पसंद है', ['हिन्दी']],
    ['signs at the edges', 'C++', 'I write C++, not C.', ['C++']],
  ])('folds, or takes as it is: %s', (_what, term, text, expected) => {
    expect(found(list(term), text)).toEqual(expected);
  });

  it.each([
    ['part of a word', 'plan', 'a planner and a floorplan'],
    ['part of a number', '15', 'in 2015'],
    ['a letter more', 'C++', 'abC++'],
    ['another vowel sign', 'कल', 'काल'],
    ['another sound mark', 'か', 'が'],
    ['half a sharp s', 's', 'ß'],
    ['nothing', 'plan', ''],
  ])('finds only whole words: not %s', (_what, term, text) => {
    expect(found(list(term), text)).toEqual([]);
  });

  it.each([
    ['ja-JP', '京都', '来週京都に行きます', ['京都']],
    ['ja-JP', '京都', '東京都に住んでいます', []],
    ['ja-JP', 'コーヒーメーカー', '新しいコーヒーメーカーが届きました', ['コーヒーメーカー']],
    ['ja-JP', 'ｺｰﾋｰ', 'コーヒーをください', ['コーヒー']],
    ['zh-CN', '信用卡', '我的信用卡丢了', ['信用卡']],
    ['th-TH', 'กาแฟ', 'ฉันชอบกาแฟมาก', ['กาแฟ']],
    ['ja-JP', 'Northwind', '株式会社Northwindです', ['Northwind']],
    ['ko-KR', '서울', '서울에서 왔어요', ['서울']],
    ['ko-KR', '울', '서울에서', []],
  ])('finds words where none are parted by spaces: %s %s', (language, term, text, expected) => {
    expect(found(list(term), text, language)).toEqual(expected);
  });

  it('takes the longest at one place, and none within another', () => {
    const terms = list('plan', 'premium plan', 'premium', 'plan b');
    expect(found(terms, 'premium plan and plan B')).toEqual(['premium plan', 'plan B']);
    expect(found(list('premium plan', 'premium'), 'premium planner')).toEqual(['premium']);
  });

  it('counts a term only in calls of its language', () => {
    const terms: Term[] = [{ term: 'gift', type: 'TERM', language: 'en' }];
    expect(found(terms, 'ein Gift', 'de-DE')).toEqual([]);
    expect(found(terms, 'a gift', 'en-GB')).toEqual(['gift']);
    expect(found([{ term: '卡', type: 'T', language: 'zh-TW' }], '卡', 'zh-TW')).toEqual(['卡']);
    expect(found([{ term: 'gift', type: 'T', language: 'EN-us' }], 'gift', 'en-US')).toEqual(['gift']);
  });

  it('gives spans that fold to the term, in order and apart, whatever the text', () => {
    const characters = fc.constantFrom(
      ...[
        'a',
        'A',
        'é',
        'e\u0301',
        'ß',
        ' ',
        '  ',
        '.',
        '👍🏽',
        '👩‍💻',
        'س',
        'سِ',
        '京',
        '都',
        'カ',
        'ｶﾞ',
        '서',
        'क',
        'का',
        'ก',
      ],
    );
    const text = fc.array(characters, { maxLength: 30 }).map((parts) => parts.join(''));
    const terms = fc
      .array(
        fc.array(characters, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
        { maxLength: 5 },
      )
      .map((own) => list(...own));
    const language = fc.constantFrom('en-US', 'ja-JP', 'th-TH', 'ko-KR', 'ar-SA', 'nonsense-code');
    fc.assert(
      fc.property(text, terms, language, (said, own, code) => {
        let before = 0;
        for (const { entry, from, to } of termFinder(own, code)(said)) {
          expect(foldedText(said.slice(from, to))).toEqual(foldedText(entry.term));
          expect(from).toBeGreaterThanOrEqual(before);
          expect(to).toBeGreaterThan(from);
          before = to;
        }
      }),
    );
  });

  it('finds a term wherever it stands between spaces', () => {
    const word = fc.stringMatching(/^[a-zéö]{1,6}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(), (words, place) => {
        const term = words[place % words.length] ?? '';
        const times = words.filter((own) => foldedText(own).join('') === foldedText(term).join('')).length;
        expect(found(list(term), words.join(' '))).toHaveLength(times);
      }),
    );
  });
});
