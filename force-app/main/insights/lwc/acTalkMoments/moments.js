import { fill } from 'c/acFormat';
import { clockTime } from 'c/acTime';
import { labels } from './labels';

/** @import {Participant} from 'c/acConversation' */

/**
 * @import {Statistics} from 'c/acConversation'
 * @import {Mention} from 'c/acMentions'
 * @typedef {Record<string, string>} Names by participant id
 */

/**
 * Who began while another was speaking, each with all the places.
 * @param {Statistics} statistics
 * @param {Names} names
 * @returns {Mention[]}
 */
export function interruptionsBySpeaker({ interruptions = [] }, names) {
  return [...Map.groupBy(interruptions, ({ participant }) => participant)].map(([id, places]) => ({
    key: id,
    text: names[id] ?? id,
    places,
  }));
}

/**
 * The silences that are long enough to matter, the longest first.
 * @param {Statistics} statistics
 * @returns {Mention[]}
 */
export function silencesByLength({ silences }) {
  return silences
    .toSorted((one, other) => other.end - other.start - (one.end - one.start))
    .map((silence) => ({
      key: String(silence.start),
      text: fill(labels.silenceFrom, clockTime(silence.end - silence.start), clockTime(silence.start)),
      places: [silence],
    }));
}

/**
 * Where each party was longest heard alone; files of an earlier version do not tell.
 * @param {Statistics} statistics
 * @param {Participant[]} participants
 * @param {Names} names
 * @returns {Mention[]}
 */
export function longestMonologues({ talk }, participants, names) {
  return participants.flatMap(({ id }) => {
    const { longestMonologueStart: start, longestMonologueSeconds: seconds } = talk[id] ?? {};
    if (start === undefined) return [];
    const text = fill(labels.ofSpeaker, names[id] ?? id, clockTime(seconds));
    return [{ key: id, text, places: [{ start }] }];
  });
}
