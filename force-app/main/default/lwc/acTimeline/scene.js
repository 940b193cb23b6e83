import { clockTime } from 'c/acTime';
import { placeStyle, spanStyle, spansInView, ticksOf } from 'c/acTimelineView';

/** @typedef {import('c/acTimelineView').Span} Span */

/** Where nobody speaks, and where more than one does. @param {Span[]} silences @param {Span[]} overlaps @param {Span} view @param {number} width */
export function bandsOf(silences, overlaps, view, width) {
  const bands = (/** @type {Span[]} */ spans, /** @type {string} */ name) =>
    spansInView(spans, view, width).map((span) => ({
      key: `${name}-${span.start}`,
      className: `band ${name}`,
      style: spanStyle(view, span),
    }));
  return [...bands(silences, 'silence'), ...bands(overlaps, 'overlap')];
}

/**
 * Who speaks when, drawn in the place of a waveform that is not there.
 * @param {import('./lanes').Lane[]} lanes
 * @param {Span} view
 * @param {number} width pixels
 */
export function talkOf(lanes, view, width) {
  return lanes.map(({ id, tone, spans }) => ({
    id,
    className: `lane ${tone}`,
    spans: spansInView(spans, view, width).map((span) => ({ key: span.start, style: spanStyle(view, span) })),
  }));
}

/** @param {Span} view @param {number} width pixels */
export function labelledTicks(view, width) {
  return ticksOf(view, width).map(({ seconds }) => ({
    seconds,
    label: clockTime(seconds),
    style: placeStyle(view, seconds),
  }));
}
