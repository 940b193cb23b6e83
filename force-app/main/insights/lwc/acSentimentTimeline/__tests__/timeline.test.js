import fc from 'fast-check';
import { barsOf, sentimentSlices, stepsOf } from '../timeline';

const scores = (positive, negative) => ({ positive, negative, neutral: 1 - positive - negative, mixed: 0 });
const turn = (participant, start, end, score) => ({
  participant,
  start,
  end,
  sentiment: { label: 'NEUTRAL', scores: scores(Math.max(0, score), Math.max(0, -score)) },
});
const conversation = (turns, durationSeconds = 40) => ({ turns, statistics: { durationSeconds } });
const scoresOf = (slices) => slices.map(({ score }) => (score === null ? null : Number(score.toFixed(3))));

describe('sentiment in slices of time', () => {
  it('weighs the turns of one party by how much of a slice they fill', () => {
    const turns = [
      turn('customer', 0, 15, -0.8),
      turn('agent', 5, 12, 0.9),
      turn('customer', 15, 20, 0.2),
      turn('customer', 30, 31, 0.5),
    ];
    expect(scoresOf(sentimentSlices(conversation(turns), 'customer', 4))).toEqual([-0.8, -0.3, null, 0.5]);
  });

  it('does not lose a turn of no length, nor one that ends after the recording', () => {
    const turns = [turn('customer', 5, 5, 1), turn('customer', 38, 55, -1)];
    expect(scoresOf(sentimentSlices(conversation(turns), 'customer', 4))).toEqual([1, null, null, -1]);
  });

  it('stands a conversation without a length and turns without a sentiment', () => {
    const plain = { participant: 'customer', start: 0, end: 0 };
    expect(scoresOf(sentimentSlices(conversation([plain], 0), 'customer', 2))).toEqual([null, null]);
  });

  it('keeps every score within its bounds, and every bar within its box', () => {
    const someTurn = fc
      .tuple(fc.double({ min: 0, max: 50, noNaN: true }), fc.double({ min: 0, max: 20, noNaN: true }))
      .chain(([start, length]) =>
        fc
          .double({ min: -1, max: 1, noNaN: true })
          .map((score) => turn('customer', start, start + length, score)),
      );
    fc.assert(
      fc.property(fc.array(someTurn), fc.integer({ min: 1, max: 60 }), (turns, count) => {
        const slices = sentimentSlices(conversation(turns), 'customer', count);
        expect(slices).toHaveLength(count);
        for (const { x, y, width, height } of barsOf(slices)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(100.01);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + height).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe('bars and steps', () => {
  it('point upwards for what is positive and downwards for what is negative', () => {
    const bars = barsOf([
      { start: 0, end: 1, score: 1 },
      { start: 1, end: 2, score: null },
      { start: 2, end: 3, score: -0.5 },
      { start: 3, end: 4, score: 0 },
    ]);
    expect(bars.map(({ key, y, height, tone }) => [key, y, height, tone])).toEqual([
      [0, 2, 48, 'POSITIVE'],
      [2, 50, 24, 'NEGATIVE'],
      [3, 50, 2, 'NEUTRAL'],
    ]);
  });

  it('break the line where a quarter has nothing', () => {
    const quarter = (start, score) => ({ start, end: start + 10, score });
    expect(stepsOf([quarter(0, 0.5), quarter(10, 0), null, quarter(30, -1)], 40)).toBe(
      'M0 26L25 26L25 50L50 50M75 98L100 98',
    );
    expect(stepsOf([quarter(0, 1)], 0)).toBe('');
  });
});
