import fc from 'fast-check';
import { spanSaid, timesOf, wordAt, wordSpans } from 'c/acWords';

/** A turn whose words take a second each, with a pause of half a second after each. */
function turnOf(words, separator = ' ') {
  const start = words.map((_, index) => 10 + index * 1.5);
  return {
    start: 10,
    end: start.at(-1) + 1,
    text: words.join(separator),
    words: {
      text: words,
      start,
      end: start.map((seconds) => seconds + 1),
      confidence: words.map(() => 0.9),
    },
  };
}

const turn = turnOf(['My', 'order', 'is', 'late,', 'my', 'friend.']);
const wordless = {
  start: 0,
  end: 10,
  text: '0123456789',
  words: { text: [], start: [], end: [], confidence: [] },
};
const said = (from, to) => turn.text.slice(from, to);

describe('c-ac-words', () => {
  it('knows where each word stands, also in languages without spaces', () => {
    const japanese = turnOf(['お電話', 'ありがとう', 'ございます。'], '');
    const cut = (each) => wordSpans(each).map(({ from, to }) => each.text.slice(from, to));
    expect(cut(turn)).toEqual(turn.words.text);
    expect(cut(japanese)).toEqual(japanese.words.text);
  });

  it('finds every word of any text that is made of words', () => {
    const word = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.constantFrom(' ', ''), (words, separator) => {
        const each = turnOf(words, separator);
        expect(wordSpans(each).map(({ from, to }) => each.text.slice(from, to))).toEqual(words);
      }),
    );
  });

  it('does without words that are not those of the text', () => {
    expect(wordSpans({ ...turn, text: 'Something else.' })).toEqual([]);
    expect(wordSpans({ ...turn, words: undefined })).toEqual([]);
  });

  it.each([
    [9, -1],
    [10, 0],
    [11.2, 0],
    [11.5, 1],
    [18.4, 5],
    [18.6, -1],
  ])('knows the word that is said at %p seconds', (seconds, index) => {
    expect(wordAt(turn, seconds)).toBe(index);
  });

  it('knows no word where the words are not known', () => {
    expect(wordAt(wordless, 5)).toBe(-1);
  });

  it('tells when a part of the text was said', () => {
    expect(timesOf(turn, { from: 3, to: 8 })).toEqual({ start: 11.5, end: 12.5 });
    expect(timesOf(turn, { from: 4, to: 10 })).toEqual({ start: 11.5, end: 14 });
  });

  it('estimates the time where the words are not known', () => {
    expect(timesOf(wordless, { from: 2, to: 5 })).toEqual({ start: 2, end: 5 });
    expect(timesOf({ ...wordless, text: '' }, { from: 0, to: 0 })).toEqual({ start: 0, end: 0 });
  });

  it('tells what was said in a stretch of time', () => {
    const { from, to } = spanSaid(turn, 11.6, 14);
    expect(said(from, to)).toBe('order is');
    expect(spanSaid(wordless, 2, 3)).toEqual({ from: 0, to: 10 });
  });
});
