import fc from 'fast-check';
import type { Turn } from '../../src/contracts/conversation-file.ts';
import { findInterruptions, longestMonologue, responseTime } from '../../src/conversation/talk-flow.ts';
import { length, union, without, type TimeSpan } from '../../src/conversation/time-spans.ts';

const turnsOf = (...spans: [participant: string, start: number, end: number][]): Turn[] =>
  spans.map(([participant, start, end], index) => ({
    index,
    participant,
    start,
    end,
    text: '',
    words: { text: [], start: [], end: [], confidence: [] },
  }));
const spans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 40 })), { maxLength: 30 })
  .map((pairs) => union(pairs.map(([start, long]) => ({ start, end: start + long }))));
const covers = (all: readonly TimeSpan[], at: number) =>
  all.some(({ start, end }) => start <= at && at < end);

describe('the time to an answer', () => {
  it('is the mean of the waits for it', () => {
    const turns = turnsOf(['customer', 0, 4], ['agent', 5, 8], ['customer', 8, 10], ['agent', 13, 15]);
    expect(responseTime('agent', turns)).toBe(2);
    expect(responseTime('customer', turns)).toBe(0);
  });

  it('does not count who goes on after own words, or interrupts', () => {
    const turns = turnsOf(['customer', 0, 4], ['agent', 2, 6], ['agent', 9, 12]);
    expect(responseTime('agent', turns)).toBeNull();
  });

  it('counts taking over a moment early as an answer without delay', () => {
    expect(responseTime('agent', turnsOf(['customer', 0, 4], ['agent', 3.9, 6]))).toBe(0);
  });

  it('is none where the other never spoke', () => {
    expect(responseTime('agent', turnsOf(['agent', 0, 4], ['agent', 9, 12]))).toBeNull();
  });

  it('is never negative, and never of one who also interrupts with the same words', () => {
    const turn = fc.tuple(fc.constantFrom('customer', 'agent'), fc.nat(500), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 30 }), (said) => {
        const turns = turnsOf(
          ...said
            .map(([id, start, long]): [string, number, number] => [id, start, start + long])
            .sort((a, b) => a[1] - b[1]),
        );
        const own = turns.filter(({ participant }) => participant === 'agent').length;
        const time = responseTime('agent', turns);
        expect(time ?? 0).toBeGreaterThanOrEqual(0);
        const onlyInterrupts =
          findInterruptions(turns).filter(({ participant }) => participant === 'agent').length === own;
        expect(onlyInterrupts && time !== null).toBe(false);
      }),
    );
  });
});

describe('the longest monologue', () => {
  it('goes on over short pauses, and ends at long ones', () => {
    const own = [
      { start: 0, end: 10 },
      { start: 12, end: 20 },
      { start: 24, end: 30 },
    ];
    expect(longestMonologue(own, [])).toEqual({ start: 0, end: 20 });
  });

  it('ends where another speaks, over it or in its pause', () => {
    const over = longestMonologue([{ start: 0, end: 20 }], [{ start: 12, end: 13 }]);
    expect(over).toEqual({ start: 0, end: 12 });
    const own = [
      { start: 0, end: 5 },
      { start: 6, end: 10 },
    ];
    expect(longestMonologue(own, [{ start: 5.2, end: 5.8 }])).toEqual({ start: 0, end: 5 });
  });

  it('is nothing of one who was never heard alone', () => {
    expect(longestMonologue([{ start: 2, end: 4 }], [{ start: 1, end: 5 }])).toBeNull();
    expect(longestMonologue([], [])).toBeNull();
  });

  it('is not longer than from the first word to the last, nor shorter than the longest piece alone', () => {
    fc.assert(
      fc.property(spans, spans, (own, others) => {
        const pieces = without(own, others);
        const monologue = longestMonologue(own, others);
        const longest = monologue ? monologue.end - monologue.start : 0;
        const beginsAlone = !monologue || (covers(own, monologue.start) && !covers(others, monologue.start));
        expect(beginsAlone).toBe(true);
        const whole = (own.at(-1)?.end ?? 0) - (own[0]?.start ?? 0);
        expect(longest).toBeLessThanOrEqual(whole);
        for (const { start, end } of pieces) expect(longest).toBeGreaterThanOrEqual(end - start);
      }),
    );
  });
});

describe('spans without others', () => {
  it('hold every moment of the ones that is not of the others, and no more', () => {
    fc.assert(
      fc.property(spans, spans, (own, others) => {
        const left = without(own, others);
        for (let at = 0.5; at < 545; at += 1) {
          expect(covers(left, at)).toBe(covers(own, at) && !covers(others, at));
        }
        expect(length(left)).toBeLessThanOrEqual(length(own));
      }),
      { numRuns: 50 },
    );
  });
});
