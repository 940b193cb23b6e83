import { clockTime } from 'c/acTime';
import { placeStyle, spanStyle, spansInView, ticksOf } from 'c/acTimelineView';

/**
 * @import {Lane} from 'c/acLanes'
 * @import {Mark} from 'c/acMarks'
 */

/** @import {Span} from 'c/acTimelineView' */

/** At most what a digit of the axis is wide, and the room before the first. */
const DIGIT_PIXELS = 7;
const TICK_PIXELS = 5;
/** Kinds whose places are seen on the waveform itself, besides their markers. */
const ON_WAVEFORM = ['comments', 'search'];

/**
 * Where nobody speaks, where more than one does, and what was searched for or commented.
 * @param {Span[]} silences
 * @param {Span[]} overlaps
 * @param {Mark[]} marks
 * @param {Span} view
 * @param {number} width pixels
 */
export function bandsOf(silences, overlaps, marks, view, width) {
  const bands = (/** @type {Span[]} */ spans, /** @type {string} */ name) =>
    spansInView(spans, view, width).map((span) => ({
      key: `${name}-${span.start}`,
      className: `band ${name}`,
      style: spanStyle(view, span),
    }));
  return [
    ...bands(silences, 'silence'),
    ...bands(overlaps, 'overlap'),
    ...ON_WAVEFORM.flatMap((kind) =>
      bands(
        marks.filter((mark) => mark.kind === kind),
        kind,
      ),
    ),
  ];
}

/**
 * Who speaks when, drawn in the place of a waveform that is not there.
 * @param {Lane[]} lanes
 * @param {Span} view
 * @param {number} width pixels
 */
export function talkOf(lanes, view, width) {
  return lanes.map(({ id, style, spans }) => ({
    id,
    style,
    spans: spansInView(spans, view, width).map((span) => ({ key: span.start, style: spanStyle(view, span) })),
  }));
}

/**
 * The ticks of the time axis; one too near to the end for its time has none, rather than half of it.
 * @param {Span} view
 * @param {number} width pixels
 */
export function labelledTicks(view, width) {
  return ticksOf(view, width).map(({ seconds, share }) => {
    const label = clockTime(seconds);
    const hasRoom = width * (1 - share) >= label.length * DIGIT_PIXELS + TICK_PIXELS;
    return { seconds, label: hasRoom ? label : '', style: placeStyle(view, seconds) };
  });
}
