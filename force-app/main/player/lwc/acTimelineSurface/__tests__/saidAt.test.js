import { saidAt } from '../saidAt';

const words = (text, start) => ({
  text,
  start: text.map((_, index) => start + index),
  end: text.map((_, index) => start + index + 0.9),
  confidence: text.map(() => 1),
});
const LATE = 'My parcel is late again and I am really very annoyed'.split(' ');
const TURNS = [
  {
    participant: 'customer',
    start: 10,
    end: 21,
    text: LATE.join(' '),
    words: words(LATE, 10),
    sentiment: { label: 'NEGATIVE' },
  },
  {
    participant: 'agent',
    start: 18,
    end: 20,
    text: 'I see.',
    words: { text: [], start: [], end: [], confidence: [] },
  },
];

describe('what is said at a moment', () => {
  const at = (seconds, more = {}) => saidAt({ turns: TURNS, separator: ' ', ...more }, seconds);

  it('is the word and those around it', () => {
    expect(at(16.5)).toEqual([
      {
        participant: 'customer',
        sentiment: 'NEGATIVE',
        before: '… parcel is late again and ',
        word: 'I',
        after: ' am really very annoyed',
      },
    ]);
  });

  it('is what everybody says who speaks then', () => {
    expect(at(19).map(({ participant }) => participant)).toEqual(['customer', 'agent']);
  });

  it('is the turn where the times of words are not known', () => {
    expect(at(19)[1]).toMatchObject({ before: 'I see.', word: '' });
    const long = { ...TURNS[1], text: 'x'.repeat(500) };
    expect(saidAt({ turns: [long] }, 19)[0].before).toHaveLength(91);
  });

  it('puts no spaces between the words of languages that have none', () => {
    expect(at(10.5, { separator: '' })[0].after).toBe('parcelislateagainand …');
  });

  it('is nothing in a silence, before the first turn, or without a transcript', () => {
    expect(at(30)).toEqual([]);
    expect(at(1)).toEqual([]);
    expect(saidAt(null, 1)).toEqual([]);
  });
});
