import fc from 'fast-check';
import { nextJump } from '../jumps';

const SILENCES = [
  { start: 5, end: 10 },
  { start: 20, end: 30 },
];

describe('where the playback jumps', () => {
  it('goes straight on where nothing is to be skipped or looped', () => {
    expect(nextJump(3, { loop: null, silences: [] })).toBeNull();
    expect(nextJump(40, { loop: null, silences: SILENCES })).toBeNull();
  });

  it('leaves a rest of the silence at each side', () => {
    expect(nextJump(3, { loop: null, silences: SILENCES })).toEqual({ at: 5.3, to: 9.7 });
  });

  it('leaves a silence that it is in', () => {
    const jump = nextJump(7, { loop: null, silences: SILENCES });
    expect(jump?.at).toBeLessThanOrEqual(7);
    expect(jump?.to).toBe(9.7);
  });

  it('does not skip a silence that is hardly one', () => {
    expect(nextJump(0, { loop: null, silences: [{ start: 1, end: 1.5 }] })).toBeNull();
  });

  it('goes back from the end of a loop', () => {
    expect(nextJump(13, { loop: { start: 12, end: 15 }, silences: SILENCES })).toEqual({ at: 15, to: 12 });
  });

  it('goes back from a silence that reaches over the end of a loop', () => {
    expect(nextJump(19, { loop: { start: 15, end: 25 }, silences: SILENCES })).toEqual({ at: 20.3, to: 15 });
  });

  it('plays a loop in which there is nothing but silence', () => {
    const loop = { start: 22, end: 24 };
    expect(nextJump(22, { loop, silences: SILENCES })).toEqual({ at: 24, to: 22 });
  });

  it('always comes out of the jumps', () => {
    const length = fc.integer({ min: 1, max: 60 });
    const stretch = fc.tuple(length, length).map(([start, seconds]) => ({ start, end: start + seconds }));
    // Between two silences somebody speaks.
    const silencesInOrder = fc.array(fc.tuple(length, length), { maxLength: 8 }).map((pairs) => {
      let place = 0;
      return pairs.map(([talk, silence]) => {
        const start = place + talk;
        place = start + silence;
        return { start, end: place };
      });
    });
    const calls = fc.record({
      loop: fc.option(stretch),
      silences: silencesInOrder,
      seconds: fc.integer({ min: 0, max: 360 }),
    });
    fc.assert(
      fc.property(calls, ({ loop, silences, seconds }) => {
        const jumpsAt = (place) => {
          const jump = nextJump(place, { loop, silences });
          return jump && jump.at <= place ? jump.to : null;
        };
        let place = seconds;
        for (let count = 0; count < silences.length + 3; count += 1) place = jumpsAt(place) ?? place;
        expect(jumpsAt(place)).toBeNull();
      }),
    );
  });
});
