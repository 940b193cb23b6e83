import fc from 'fast-check';
import {
  SHORTEST_VIEW,
  followTime,
  isWhole,
  moveView,
  placeStyle,
  secondsAt,
  shareOf,
  spanStyle,
  spansInView,
  stretch,
  ticksOf,
  viewWithin,
  wholeView,
  zoomAt,
} from 'c/acTimelineView';

const FOUR_HOURS = 14_400;
const duration = fc.double({ min: 0.1, max: FOUR_HOURS, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A recording and a part of it. */
const shown = fc.tuple(duration, share, share).map(([seconds, one, other]) => ({
  seconds,
  view: viewWithin(stretch(one * seconds, other * seconds, seconds), seconds),
}));

const spans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 30 })), { maxLength: 200 })
  .map((pairs) => pairs.map(([start, length]) => ({ start, end: start + length })))
  .map((all) => all.sort((one, other) => one.start - other.start));

describe('the part of a recording that is shown', () => {
  it('is all of it at first', () => {
    expect(wholeView(90)).toEqual({ start: 0, end: 90 });
    expect(isWhole(wholeView(90), 90)).toBe(true);
    expect(wholeView(undefined)).toEqual({ start: 0, end: 0 });
  });

  it('leads from time to place and back', () => {
    fc.assert(
      fc.property(shown, share, ({ view }, across) => {
        expect(shareOf(view, secondsAt(view, across))).toBeCloseTo(across, 6);
      }),
    );
  });

  it('stays inside the recording, whatever is done to it', () => {
    const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
    const seconds = fc.double({ min: -2 * FOUR_HOURS, max: 2 * FOUR_HOURS, noNaN: true });
    fc.assert(
      fc.property(shown, factor, seconds, ({ seconds: length, view }, by, where) => {
        for (const changed of [
          zoomAt(view, by, where, length),
          moveView(view, where, length),
          followTime(view, view.start, where, length),
        ]) {
          expect(changed.start).toBeGreaterThanOrEqual(0);
          expect(changed.end).toBeLessThanOrEqual(length + 1e-6);
          expect(changed.end - changed.start).toBeGreaterThanOrEqual(Math.min(SHORTEST_VIEW, length) - 1e-6);
        }
      }),
    );
  });

  it('keeps what is under the pointer where it is when it is zoomed in', () => {
    fc.assert(
      fc.property(
        shown,
        share,
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        ({ seconds, view }, across, by) => {
          const anchor = secondsAt(view, across);
          expect(shareOf(zoomAt(view, by, anchor, seconds), anchor)).toBeCloseTo(across, 5);
        },
      ),
    );
  });

  it('shows the whole recording when it is zoomed out far enough', () => {
    expect(zoomAt({ start: 40, end: 50 }, 100, 45, 90)).toEqual({ start: 0, end: 90 });
  });

  it('keeps its length where it is moved against an end', () => {
    expect(moveView({ start: 10, end: 20 }, -30, 90)).toEqual({ start: 0, end: 10 });
    expect(moveView({ start: 10, end: 20 }, 300, 90)).toEqual({ start: 80, end: 90 });
  });
});

describe('the part that is shown while it plays', () => {
  const view = { start: 20, end: 30 };

  it('stays while the place is seen', () => {
    expect(followTime(view, 24, 24.3, 90)).toBe(view);
  });

  it('turns the page when the place leaves it', () => {
    expect(followTime(view, 29.9, 30.1, 90)).toEqual({ start: 29.1, end: 39.1 });
  });

  it('goes where the playback jumps', () => {
    expect(followTime(view, 5, 60, 90)).toEqual({ start: 59, end: 69 });
  });

  it('does not pull back whoever looks elsewhere', () => {
    expect(followTime(view, 5, 5.3, 90)).toBe(view);
  });
});

describe('the axis', () => {
  it('has round times with room for their labels', () => {
    expect(ticksOf({ start: 0, end: 48 }, 850).map(({ seconds }) => seconds)).toEqual([
      0, 5, 10, 15, 20, 25, 30, 35, 40, 45,
    ]);
    expect(ticksOf({ start: 7, end: 13 }, 500).map(({ seconds }) => seconds)).toEqual([
      7, 8, 9, 10, 11, 12, 13,
    ]);
  });

  it('has fewer of them on a phone', () => {
    expect(ticksOf({ start: 0, end: FOUR_HOURS }, 320).map(({ seconds }) => seconds)).toEqual([
      0, 3600, 7200, 10800, 14400,
    ]);
  });

  it('never crowds its labels, and never has none for want of a step', () => {
    fc.assert(
      fc.property(shown, fc.integer({ min: 200, max: 3000 }), ({ view }, width) => {
        const ticks = ticksOf(view, width);
        const places = ticks.map((tick) => tick.share * width);
        for (let index = 1; index < places.length; index += 1) {
          expect(places[index] - places[index - 1]).toBeGreaterThan(70);
        }
        expect(ticks.every((tick) => tick.share >= -1e-9 && tick.share <= 1 + 1e-9)).toBe(true);
      }),
    );
  });

  it('is empty while nothing is known', () => {
    expect(ticksOf({ start: 0, end: 0 }, 500)).toEqual([]);
    expect(ticksOf({ start: 0, end: 10 }, 0)).toEqual([]);
  });
});

describe('spans of a view', () => {
  it('are cut at its ends', () => {
    expect(
      spansInView(
        [
          { start: 0, end: 12 },
          { start: 18, end: 40 },
        ],
        { start: 10, end: 20 },
        1000,
      ),
    ).toEqual([
      { start: 10, end: 12 },
      { start: 18, end: 20 },
    ]);
  });

  it('are no more than there are pixels, and cover all that they stand for', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 50, max: 400 }), (all, width) => {
        const view = { start: 100, end: 500 };
        const seen = spansInView(all, view, width);
        expect(seen.length).toBeLessThanOrEqual(width / 2 + 1);
        for (const span of all) {
          if (span.end <= view.start || span.start >= view.end) continue;
          const middle = (Math.max(span.start, view.start) + Math.min(span.end, view.end)) / 2;
          expect(seen.some(({ start, end }) => start <= middle && middle <= end)).toBe(true);
        }
      }),
    );
  });

  it('stand where their time is', () => {
    expect(spanStyle({ start: 10, end: 20 }, { start: 12, end: 15 })).toBe(
      'inset-inline-start: 20.0000%; inline-size: 30.0000%',
    );
    expect(placeStyle({ start: 10, end: 20 }, 15)).toBe('inset-inline-start: 50.0000%');
  });
});

describe('a stretch', () => {
  it('is in order and inside the recording, from whichever end it was drawn', () => {
    expect(stretch(40, -3, 30)).toEqual({ start: 0, end: 30 });
    expect(stretch(5, 9, 30)).toEqual({ start: 5, end: 9 });
  });
});
