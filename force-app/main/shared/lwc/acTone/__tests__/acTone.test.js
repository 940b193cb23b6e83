import { TONES, scoreOf, toneOfScore } from 'c/acTone';

describe('the tone of what was said', () => {
  it('has a word and a symbol for every sentiment', () => {
    const symbols = new Set(Object.values(TONES).map(({ icon }) => icon));
    expect(symbols.size).toBe(4);
    expect(Object.values(TONES).map(({ word }) => word)).toEqual([
      'c.AC_Positive',
      'c.AC_Neutral',
      'c.AC_Mixed',
      'c.AC_Negative',
    ]);
  });

  it('is one number: what is positive less what is negative', () => {
    const scores = { positive: 0.2, negative: 0.7, neutral: 0.1, mixed: 0 };
    expect(scoreOf({ label: 'NEGATIVE', scores })).toBeCloseTo(-0.5);
  });

  it.each([
    ['POSITIVE', 1],
    ['NEGATIVE', -1],
    ['NEUTRAL', 0],
    ['MIXED', 0],
  ])('counts %s as %d where there are no scores', (label, score) => {
    expect(scoreOf({ label })).toBe(score);
  });

  it.each([
    [1, 'POSITIVE'],
    [0.25, 'POSITIVE'],
    [0.1, 'NEUTRAL'],
    [-0.24, 'NEUTRAL'],
    [-0.25, 'NEGATIVE'],
  ])('calls a score of %d %s', (score, tone) => {
    expect(toneOfScore(score)).toBe(tone);
  });
});
