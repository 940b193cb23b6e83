/**
 * @typedef {{start: number, end: number}} Stretch of the recording, seconds
 * @import {Jump} from 'c/acPlayer'
 */

/** What is left of a skipped silence at each side, so that it is heard that there was one. */
const REST_SECONDS = 0.3;

/**
 * Where the playback leaves the straight way through the recording next: over a silence, or from the end
 * of a looped stretch back to its start.
 * @param {number} seconds the place
 * @param {{loop: Stretch | null, silences: Stretch[]}} ways
 * @returns {Jump | null}
 */
export function nextJump(seconds, { loop, silences }) {
  const jumps = silences
    // Where nothing else is in the loop, skipping it would lead nowhere.
    .filter((silence) => !loop || silence.start > loop.start || silence.end < loop.end)
    .map(({ start, end }) => ({ at: start + REST_SECONDS, to: end - REST_SECONDS }))
    .filter(({ at, to }) => to > at && to > seconds);
  if (loop) jumps.push({ at: loop.end, to: loop.start });
  const [next] = jumps.sort((one, other) => one.at - other.at);
  if (!next) return null;
  // A silence that reaches over the loop's end leads to its start.
  return loop && next.to >= loop.end ? { at: Math.min(next.at, loop.end), to: loop.start } : next;
}
