import { timesOf, wordSpans } from 'c/acWords';

/** About two lines of a subtitle, and about as much as is read at a glance. */
const LONGEST_CUE = 84;
/** What most people can read in a second: Netflix's timed text style guide allows so many for adults. */
const CHARACTERS_PER_SECOND = 20;
const SHORTEST_SECONDS = 0.001;

/**
 * @import {Turn} from 'c/acConversation'
 * @import {Span} from 'c/acWords'
 * @typedef {{start: number, end: number, text: string}} Cue seconds
 */

/**
 * The cues of turns in order of their start, each long enough to be read where the next leaves it the time.
 * @template {object} About
 * @param {Turn[]} turns
 * @param {(turn: Turn) => About} about what each cue of a turn also has
 * @returns {(Cue & About)[]}
 */
export function cuesOf(turns, about) {
  const cues = turns.flatMap((turn) => cuesOfTurn(turn).map((cue) => ({ ...cue, ...about(turn) })));
  // Long turns may overlap, and the formats want cues in order of their start.
  cues.sort((one, other) => one.start - other.start);
  return cues.map((cue, index) => ({ ...cue, end: readableEnd(cue, cues[index + 1]?.start) }));
}

/** @param {Cue} cue @param {number} [next] where the next cue starts */
function readableEnd({ start, end, text }, next = Infinity) {
  const wanted = start + text.length / CHARACTERS_PER_SECOND;
  return Math.max(end, Math.min(wanted, next), start + SHORTEST_SECONDS);
}

/**
 * A turn cut between words. Where the times of words are not known they are estimated by the place in the text.
 * @param {Turn} turn
 * @returns {Cue[]}
 */
function cuesOfTurn(turn) {
  return linesOf(turn).map((span) => ({ ...timesOf(turn, span), text: turn.text.slice(span.from, span.to) }));
}

/** @param {Turn} turn @returns {Span[]} */
function linesOf(turn) {
  /** @type {Span[]} */
  const lines = [];
  for (const { from, to } of pieces(turn)) {
    const line = lines.at(-1);
    if (line && to - line.from <= LONGEST_CUE) line.to = to;
    else lines.push({ from, to });
  }
  return lines;
}

/** Where a turn's text may be cut. @param {Turn} turn */
function pieces(turn) {
  const words = wordSpans(turn);
  const spans = words.length > 0 ? words : spansOf(turn.text);
  return spans.flatMap((span) => (span.to - span.from > LONGEST_CUE ? cutLong(turn.text, span) : [span]));
}

/** @param {string} text @returns {Span[]} */
function spansOf(text) {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ from: index, to: index + word.length }));
}

/** What has no spaces, as Japanese, is cut between its words; what is longer still, anywhere between characters. */
const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' });
const CHARACTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** @param {string} text @param {Span} span @returns {Span[]} */
function cutLong(text, span) {
  return segments(WORDS, text, span).flatMap((word) => {
    const isLong = word.to - word.from > LONGEST_CUE;
    return isLong ? segments(CHARACTERS, text, word) : [word];
  });
}

/** @param {Intl.Segmenter} segmenter @param {string} text @param {Span} span @returns {Span[]} */
function segments(segmenter, text, { from, to }) {
  return [...segmenter.segment(text.slice(from, to))].map(({ segment, index }) => ({
    from: from + index,
    to: from + index + segment.length,
  }));
}
