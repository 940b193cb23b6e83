import { percent, whole } from 'c/acFormat';
import { clockTime } from 'c/acTime';

/**
 * @typedef {import('c/acConversation').Conversation} Conversation
 * @typedef {import('c/acConversation').Participant} Participant
 */

/**
 * The figures of each participant who spoke, in the order of the file.
 * @param {Conversation} conversation
 * @param {(participant: Participant) => string} nameOf
 */
export function talkRows(conversation, nameOf) {
  const { talk } = conversation.statistics;
  return conversation.participants
    .filter(({ id }) => talk[id])
    .map((participant) => ({
      id: participant.id,
      role: participant.role,
      name: nameOf(participant),
      seconds: talk[participant.id].seconds,
      talkTime: clockTime(talk[participant.id].seconds),
      talkShare: percent(talk[participant.id].share),
      wordsPerMinute: whole(talk[participant.id].wordsPerMinute),
      interruptions: whole(talk[participant.id].interruptions),
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
