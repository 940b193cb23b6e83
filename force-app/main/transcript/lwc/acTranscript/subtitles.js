import { participantNames } from 'c/acSpeakers';
import { cuesOf } from './cues';
import { labels } from './exportLabels';

/** @import {Cue} from './cues' */

/**
 * @import {Conversation} from 'c/acConversation'
 * @typedef {Cue & {name: string}} NamedCue
 */

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** No line may be empty inside a cue, or what follows would be another. @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, ' ');

/** A conversation as subtitles (WebVTT), long turns in several cues. @param {Conversation} conversation */
export function vttOf(conversation) {
  return ['WEBVTT', ...namedCues(conversation).map(vttCue)].join('\n\n') + '\n';
}

/** The same as SubRip (SRT), whose cues have numbers, and say in their text who speaks. @param {Conversation} conversation */
export function srtOf(conversation) {
  return namedCues(conversation).map(srtCue).join('\n');
}

/** @param {Conversation} conversation */
function namedCues(conversation) {
  const names = participantNames(conversation);
  return cuesOf(conversation.turns, (turn) => ({ name: names[turn.participant] ?? labels.speaker }));
}

/** @param {NamedCue} cue */
function vttCue({ start, end, text, name }) {
  return `${times(start, end, '.')}\n<v ${escaped(name)}>${escaped(text)}`;
}

/** @param {NamedCue} cue @param {number} index */
function srtCue({ start, end, text, name }, index) {
  return `${index + 1}\n${times(start, end, ',')}\n${oneLine(`${name}: ${text}`).replaceAll('-->', '->')}\n`;
}

/** @param {string} text */
function escaped(text) {
  return oneLine(text).replace(
    /[&<>]/g,
    (character) => ESCAPES[/** @type {keyof typeof ESCAPES} */ (character)],
  );
}

/** @param {number} start @param {number} end @param {string} point before the milliseconds */
function times(start, end, point) {
  return `${timestamp(start, point)} --> ${timestamp(end, point)}`;
}

/** @param {number} seconds @param {string} point */
function timestamp(seconds, point) {
  const milliseconds = Math.round(seconds * 1000);
  const part = (/** @type {number} */ unit, /** @type {number} */ modulo, /** @type {number} */ digits) =>
    String(Math.floor(milliseconds / unit) % modulo).padStart(digits, '0');
  return `${part(3_600_000, 1e6, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}${point}${part(1, 1000, 3)}`;
}
