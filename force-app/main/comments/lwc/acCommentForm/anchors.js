import { fill } from 'c/acFormat';
import { clockTime } from 'c/acTime';
import { labels } from './labels';

/**
 * What a comment can be about: the call, a moment or a passage of its recording.
 * @typedef {{startTime: number | null, endTime: number | null}} Anchor seconds
 * @typedef {{start: number, end: number}} Range seconds
 */

/** Places are kept to the millisecond. @param {number} seconds */
const exact = (seconds) => Math.round(seconds * 1000) / 1000;

/**
 * The choices by name, the nearest at hand last.
 * @param {number} moment where the player is
 * @param {Range | null | undefined} range what is selected
 * @returns {Map<string, {label: string, anchor: Anchor}>}
 */
export function anchorsOf(moment, range) {
  const anchors = new Map();
  anchors.set('call', { label: labels.aboutCall, anchor: { startTime: null, endTime: null } });
  anchors.set('moment', {
    label: fill(labels.aboutMoment, clockTime(moment)),
    anchor: { startTime: exact(moment), endTime: null },
  });
  if (range) {
    anchors.set('range', {
      label: fill(labels.aboutRange, clockTime(range.start), clockTime(range.end)),
      anchor: { startTime: exact(range.start), endTime: exact(range.end) },
    });
  }
  return anchors;
}

/** What a comment is most likely about. @param {number} moment @param {Range | null | undefined} range */
export function likelyAnchor(moment, range) {
  if (range) return 'range';
  return moment > 0 ? 'moment' : 'call';
}
