import { participantNames } from 'c/acSpeakers';
import { wordSpans } from 'c/acWords';
import { labels } from './exportLabels';

/** About two lines of a subtitle, and about as much as is read while it stands. */
const LONGEST_CUE = 84;
const SHORTEST_SECONDS = 0.001;
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * @typedef {import('c/acConversation').Turn} Turn
 * @typedef {{start: number, end: number, text: string}} Cue seconds
 */

/**
 * A conversation as subtitles (WebVTT), long turns in several cues.
 * @param {import('c/acConversation').Conversation} conversation
 */
export function vttOf(conversation) {
  const names = participantNames(conversation);
  const cues = conversation.turns.flatMap((turn) =>
    cuesOf(turn).map((cue) => ({ ...cue, name: names[turn.participant] ?? labels.speaker })),
  );
  // Long turns may overlap, and the format wants cues in order of their start.
  cues.sort((one, other) => one.start - other.start);
  return ['WEBVTT', ...cues.map(cueText)].join('\n\n') + '\n';
}

/** @param {Cue & {name: string}} cue */
function cueText({ start, end, text, name }) {
  const until = Math.max(end, start + SHORTEST_SECONDS);
  return `${timestamp(start)} --> ${timestamp(until)}\n<v ${escaped(name)}>${escaped(text)}`;
}

/**
 * A turn cut between words; whole where its words are not known.
 * @param {Turn} turn
 * @returns {Cue[]}
 */
export function cuesOf(turn) {
  const spans = wordSpans(turn);
  if (spans.length === 0) return turn.text.trim() ? [turn] : [];
  const cues = [];
  let first = 0;
  for (let index = 1; index <= spans.length; index += 1) {
    const isFull = index < spans.length && spans[index].to - spans[first].from > LONGEST_CUE;
    if (isFull || index === spans.length) {
      cues.push({
        start: turn.words.start[first],
        end: turn.words.end[index - 1],
        text: turn.text.slice(spans[first].from, spans[index - 1].to),
      });
      first = index;
    }
  }
  return cues;
}

/** No line may be empty inside a cue, or what follows would be another. @param {string} text */
function escaped(text) {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[&<>]/g, (character) => ESCAPES[/** @type {keyof typeof ESCAPES} */ (character)]);
}

/** @param {number} seconds */
function timestamp(seconds) {
  const milliseconds = Math.round(seconds * 1000);
  const part = (/** @type {number} */ unit, /** @type {number} */ modulo, /** @type {number} */ digits) =>
    String(Math.floor(milliseconds / unit) % modulo).padStart(digits, '0');
  return `${part(3_600_000, 1e6, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}`;
}
