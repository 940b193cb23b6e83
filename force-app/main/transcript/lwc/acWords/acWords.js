/**
 * @import {Turn} from 'c/acConversation'
 * @typedef {{from: number, to: number}} Span in UTF-16 units of the turn's text, end exclusive
 */

/** Words that the speech service is less sure of are shown as uncertain. */
export const UNCERTAIN_BELOW = 0.6;

/** @type {WeakMap<Turn, Span[]>} */
const known = new WeakMap();

/**
 * Where each word stands in the turn's text.
 * @param {Turn} turn
 * @returns {Span[]} empty where the words are not known, or are not those of the text
 */
export function wordSpans(turn) {
  let spans = known.get(turn);
  if (!spans) {
    spans = locate(turn.text, turn.words?.text ?? []);
    known.set(turn, spans);
  }
  return spans;
}

/** @param {string} text @param {string[]} words */
function locate(text, words) {
  const spans = [];
  let at = 0;
  for (const word of words) {
    const from = text.indexOf(word, at);
    if (from < 0) return [];
    at = from + word.length;
    spans.push({ from, to: at });
  }
  return spans;
}

/**
 * The word that is being said: the last one that has begun.
 * @param {Turn} turn
 * @param {number} seconds
 * @returns {number} -1 before the first, after the turn's end, and where the words are not known
 */
export function wordAt(turn, seconds) {
  const starts = turn.words?.start ?? [];
  if (seconds >= turn.end) return -1;
  let index = -1;
  while (index + 1 < starts.length && starts[index + 1] <= seconds) index += 1;
  return index;
}

/**
 * When a part of the turn's text was said: from its first word to its last, or estimated by its
 * place in the text where the words are not known.
 * @param {Turn} turn
 * @param {Span} span
 * @returns {{start: number, end: number}} seconds
 */
export function timesOf(turn, span) {
  const spans = wordSpans(turn);
  const first = spans.findIndex(({ to }) => to > span.from);
  const last = spans.findLastIndex(({ from }) => from < span.to);
  if (first >= 0 && last >= first) return { start: turn.words.start[first], end: turn.words.end[last] };
  const secondsPerUnit = (turn.end - turn.start) / (turn.text.length || 1);
  return { start: turn.start + span.from * secondsPerUnit, end: turn.start + span.to * secondsPerUnit };
}

/**
 * Which part of the turn's text was said in a stretch of time.
 * @param {Turn} turn
 * @param {number} start seconds
 * @param {number} end seconds
 * @returns {Span} the whole text where the words are not known
 */
export function spanSaid(turn, start, end) {
  const spans = wordSpans(turn);
  const first = spans.findIndex((_, index) => turn.words.end[index] > start);
  const last = spans.findLastIndex((_, index) => turn.words.start[index] < end);
  if (first < 0 || last < first) return { from: 0, to: turn.text.length };
  return { from: spans[first].from, to: spans[last].to };
}
