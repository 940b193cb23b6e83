import { decimal, fill, percent, whole } from 'c/acFormat';
import { clockTime } from 'c/acTime';
import { labels } from './labels';

/**
 * @import {Conversation, Talk} from 'c/acConversation'
 * @typedef {{name: string, of: (talk: Talk) => string}} Figure
 */

/** For a figure that nobody measured. */
const UNKNOWN = '–';

/** @param {number | null} seconds null where the party never answered */
function responseTime(seconds) {
  return seconds === null ? labels.none : fill(labels.seconds, decimal(seconds));
}

/**
 * @param {(figure: number) => string} write
 * @param {number | undefined} figure undefined where it is not known
 */
function known(write, figure) {
  return figure === undefined ? UNKNOWN : write(figure);
}

/** How a party talked in a call. @type {Figure[]} */
const OF_A_CALL = [
  { name: labels.talkShare, of: ({ share }) => percent(share) },
  { name: labels.talkTime, of: ({ seconds }) => clockTime(seconds) },
  { name: labels.wordsAMinute, of: ({ wordsPerMinute }) => known(whole, wordsPerMinute) },
  { name: labels.interruptions, of: ({ interruptions }) => known(whole, interruptions) },
  {
    name: labels.longestMonologue,
    of: ({ longestMonologueSeconds }) => known(clockTime, longestMonologueSeconds),
  },
  { name: labels.responseTime, of: ({ responseSeconds }) => responseTime(responseSeconds) },
];

/** In a chat nobody talks over another, and typing takes no time that is known. @type {Figure[]} */
const OF_A_CHAT = [
  { name: labels.messages, of: ({ turns }) => known(whole, turns) },
  { name: labels.words, of: ({ words }) => known(whole, words) },
];

/**
 * The participants who said something, in the order of the file.
 * @param {Conversation} conversation
 * @param {Record<string, string>} names by participant id
 */
export function talkers({ participants, statistics }, names) {
  return participants
    .filter(({ id }) => statistics.talk[id])
    .map(({ id, role }) => ({ id, role, name: names[id] ?? id, seconds: statistics.talk[id].seconds }));
}

/**
 * A row for each figure, with a cell for each participant who said something.
 * @param {Conversation} conversation
 */
export function talkFigures({ channel, participants, statistics: { talk } }) {
  const speakers = participants.filter(({ id }) => talk[id]);
  return (channel === 'CHAT' ? OF_A_CHAT : OF_A_CALL).map(({ name, of }) => ({
    name,
    cells: speakers.map(({ id }) => ({ id, text: of(talk[id]) })),
  }));
}

/**
 * The bar's parts: each speaker and the silence, as shares of the whole call. Where speakers talk
 * over one another their parts add up to more than the call, and are shown in relation.
 * @param {{id: string, role: string, seconds: number}[]} rows
 * @param {number} silenceSeconds
 */
export function shareParts(rows, silenceSeconds) {
  const total = rows.reduce((sum, row) => sum + row.seconds, silenceSeconds) || 1;
  const part = (/** @type {string} */ id, /** @type {string} */ tone, /** @type {number} */ seconds) => ({
    id,
    className: `part ${tone}`,
    style: `inline-size: ${(seconds / total) * 100}%`,
  });
  const speakers = rows.map((row) => part(row.id, row.role === 'AGENT' ? 'agent' : 'customer', row.seconds));
  return [...speakers, part('silence', 'silence', silenceSeconds)];
}
