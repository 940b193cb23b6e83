/**
 * Arithmetic of the part of a recording that is shown. Times are seconds from its start; a share is
 * a place across the shown part, 0 at its start and 1 at its end.
 * @typedef {{start: number, end: number}} Span
 */

/** A word is about half a second: nobody needs to see less than a few of them. */
export const SHORTEST_VIEW = 2;
/** Where the place of the playback is put when the view follows it. */
const FOLLOW_SHARE = 0.1;
/** A change of place that is greater than this is a jump, not playing. */
const JUMP_SECONDS = 1.5;
const LABEL_WIDTH = 72;
const TICK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** @param {number} value @param {number} least @param {number} most */
export function between(value, least, most) {
  return Math.min(Math.max(value, least), Math.max(least, most));
}

/** @param {number} duration @returns {Span} */
export function wholeView(duration) {
  return { start: 0, end: Math.max(0, duration || 0) };
}

/** @param {Span} view @param {number} duration */
export function isWhole(view, duration) {
  return view.start <= 0 && view.end >= duration;
}

/**
 * The nearest view that lies inside the recording and is not too short.
 * @param {Span} view
 * @param {number} duration
 * @returns {Span}
 */
export function viewWithin(view, duration) {
  const whole = Math.max(0, duration || 0);
  const length = between(view.end - view.start, Math.min(SHORTEST_VIEW, whole), whole);
  const start = between(view.start, 0, whole - length);
  return { start, end: start + length };
}

/**
 * Shows less (factor below 1) or more, and leaves the anchor where it is on the screen, as far as
 * the recording's ends allow.
 * @param {Span} view
 * @param {number} factor of the shown length
 * @param {number} anchor seconds
 * @param {number} duration
 */
export function zoomAt(view, factor, anchor, duration) {
  const length = between((view.end - view.start) * factor, Math.min(SHORTEST_VIEW, duration), duration);
  const start = anchor - shareOf(view, anchor) * length;
  return viewWithin({ start, end: start + length }, duration);
}

/** @param {Span} view @param {number} seconds forward, negative for back @param {number} duration */
export function moveView(view, seconds, duration) {
  return viewWithin({ start: view.start + seconds, end: view.end + seconds }, duration);
}

/** @param {Span} view @param {number} seconds @returns {number} below 0 or above 1 outside the view */
export function shareOf(view, seconds) {
  const length = view.end - view.start;
  return length > 0 ? (seconds - view.start) / length : 0;
}

/** @param {Span} view @param {number} share */
export function secondsAt(view, share) {
  return view.start + between(share, 0, 1) * (view.end - view.start);
}

/**
 * The view after the playback moved: the same, unless the place left it or jumped outside of it.
 * Whoever looks elsewhere while it plays is not pulled back.
 * @param {Span} view
 * @param {number} before
 * @param {number} now
 * @param {number} duration
 */
export function followTime(view, before, now, duration) {
  const isSeen = contains(view, now);
  const leftOrJumped = contains(view, before) || Math.abs(now - before) > JUMP_SECONDS;
  if (isSeen || !leftOrJumped) return view;
  const length = view.end - view.start;
  return viewWithin({ start: now - FOLLOW_SHARE * length, end: now + (1 - FOLLOW_SHARE) * length }, duration);
}

/** @param {Span} span @param {number} seconds */
export function contains(span, seconds) {
  return seconds >= span.start && seconds <= span.end;
}

/**
 * The stretch between two places, in order and inside the recording.
 * @param {number} one
 * @param {number} other
 * @param {number} duration
 * @returns {Span}
 */
export function stretch(one, other, duration) {
  const [start, end] = [one, other].map((seconds) => between(seconds, 0, duration));
  return start <= end ? { start, end } : { start: end, end: start };
}

/**
 * Round times along the axis, as many as have room.
 * @param {Span} view
 * @param {number} width pixels
 * @returns {{seconds: number, share: number}[]}
 */
export function ticksOf(view, width) {
  const length = view.end - view.start;
  if (!(length > 0) || !(width > 0)) return [];
  const least = (length / width) * LABEL_WIDTH;
  const step = TICK_STEPS.find((each) => each >= least) ?? Math.ceil(least / 3600) * 3600;
  const ticks = [];
  for (let seconds = Math.ceil(view.start / step) * step; seconds <= view.end; seconds += step) {
    ticks.push({ seconds, share: shareOf(view, seconds) });
  }
  return ticks;
}

/**
 * The spans that are seen in a view; those nearer than a few pixels to one another become one, so that
 * their number is bounded by the width, however long the call is.
 * @param {Span[]} spans in order of start
 * @param {Span} view
 * @param {number} width pixels
 * @param {number} [gap] pixels below which two are one
 * @returns {Span[]} cut at the view's ends
 */
export function spansInView(spans, view, width, gap = 2) {
  const near = width > 0 ? ((view.end - view.start) / width) * gap : 0;
  /** @type {Span[]} */
  const seen = [];
  for (const span of spans) {
    if (span.end <= view.start || span.start >= view.end) continue;
    const last = seen.at(-1);
    const end = Math.min(span.end, view.end);
    if (last && span.start - last.end < near) last.end = Math.max(last.end, end);
    else seen.push({ start: Math.max(span.start, view.start), end });
  }
  return seen;
}

/**
 * Where a span stands across the view, as CSS. Only of use where text direction is left to right.
 * @param {Span} view
 * @param {Span} span
 */
export function spanStyle(view, span) {
  const from = shareOf(view, span.start);
  return `inset-inline-start: ${percent(from)}; inline-size: ${percent(shareOf(view, span.end) - from)}`;
}

/** @param {Span} view @param {number} seconds */
export function placeStyle(view, seconds) {
  return `inset-inline-start: ${percent(shareOf(view, seconds))}`;
}

/** @param {number} share */
function percent(share) {
  return `${(share * 100).toFixed(4)}%`;
}
