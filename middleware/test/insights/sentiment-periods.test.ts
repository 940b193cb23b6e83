import fc from 'fast-check';
import type { Conversation, Sentiment } from '../../src/contracts/conversation-file.ts';
import { sentimentTrends } from '../../src/conversation/sentiment-trends.ts';
import { sentimentByQuarter } from '../../src/insights/sentiment-periods.ts';
import { conversationOf } from './conversations.ts';

const mood = (positive: number, negative: number): Sentiment => ({
  label: positive > negative ? 'POSITIVE' : 'NEGATIVE',
  scores: { positive, negative, neutral: 0, mixed: 0 },
});

/** Turns at given times, each of its own length of text. */
function moods(
  ...turns: [participant: 'customer' | 'agent', start: number, end: number, sentiment?: Sentiment][]
): Conversation {
  const spoken = conversationOf(turns.map(([participant]) => [participant, 'Ten letters']));
  return {
    ...spoken,
    statistics: { ...spoken.statistics, durationSeconds: 100 },
    turns: spoken.turns.map((turn, place) => {
      const [, start = 0, end = 0, sentiment] = turns[place] ?? [];
      return { ...turn, start, end, ...(sentiment ? { sentiment } : {}) };
    }),
  };
}

describe('the sentiment by quarter', () => {
  it('is that of the turns of the quarter, null where the party said nothing', () => {
    const spoken = moods(['customer', 0, 10, mood(0, 0.8)], ['agent', 30, 40, mood(0.5, 0.1)]);
    const { customer, agent, conversation } = sentimentByQuarter(spoken);
    expect(customer).toEqual([{ start: 0, end: 25, score: -0.8, label: 'NEGATIVE' }, null, null, null]);
    expect(agent).toEqual([null, { start: 25, end: 50, score: 0.4, label: 'POSITIVE' }, null, null]);
    expect(conversation?.map((period) => period?.score)).toEqual([-0.8, 0.4, undefined, undefined]);
  });

  it('counts a turn over a border on both sides, by its time', () => {
    const spoken = moods(['agent', 0, 20, mood(0, 1)], ['agent', 20, 30, mood(1, 0)]);
    const [first, second] = sentimentByQuarter(spoken)['agent'] ?? [];
    expect(first?.score).toBeCloseTo(-1 / 3, 3);
    expect(second?.score).toBe(1);
  });

  it('counts a message of a chat, which has no length, where it was sent, at the very end too', () => {
    const spoken = moods(['customer', 25, 25, mood(1, 0)], ['customer', 100, 100, mood(0, 1)]);
    expect(sentimentByQuarter(spoken)['customer']?.map((period) => period?.score)).toEqual([
      undefined,
      1,
      undefined,
      -1,
    ]);
  });

  it('is absent of a party without any sentiment', () => {
    expect(sentimentByQuarter(moods(['agent', 0, 10]))).toEqual({});
  });

  it('stays between −1 and 1 and says null exactly where a party was silent', () => {
    const turn = fc.tuple(
      fc.constantFrom('customer' as const, 'agent' as const),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 40 }),
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    );
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 10 }), (list) => {
        const spoken = moods(
          ...list.map(([id, start, long, [positive, negative]]): Parameters<typeof moods>[number] => [
            id,
            start,
            Math.min(start + long, 100),
            mood(positive, negative),
          ]),
        );
        const { customer = [null, null, null, null] } = sentimentByQuarter(spoken);
        for (const [quarter, period] of customer.entries()) {
          const [from, until] = [quarter * 25, quarter * 25 + 25];
          const heard = list.some(
            ([id, start, long]) =>
              id === 'customer' &&
              (long === 0
                ? start >= from && start < until
                : start < until && Math.min(start + long, 100) > from),
          );
          expect(period !== null).toBe(heard);
          expect(Math.abs(period?.score ?? 0)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('the trend of the sentiment', () => {
  const period = (score: number) => ({ start: 0, end: 1, score });

  it.each([
    [[-0.5, null, null, 0.1], 'IMPROVING'],
    [[null, 0.4, 0.9, 0.2], 'WORSENING'],
    [[0.1, 0.9, -0.9, 0.25], 'STEADY'],
    [[0, null, 0.2, null], 'IMPROVING'],
    [[null, null, 0.9, null], undefined],
  ])('goes from the first quarter spoken in to the last: %j is %s', (scores, trend) => {
    const periods = scores.map((score) => (score === null ? null : period(score)));
    expect(sentimentTrends({ customer: periods })['customer']).toBe(trend);
  });
});
