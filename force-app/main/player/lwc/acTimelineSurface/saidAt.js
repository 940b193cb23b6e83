import { turnIndexAt } from 'c/acConversation';

/** @import {Conversation, SentimentLabel, Turn} from 'c/acConversation' */

/**
 * What is said at a moment, for whoever points at it.
 * @typedef {{participant: string, sentiment?: SentimentLabel, before: string, word: string, after: string}} Said `word` is empty
 *   where the source knows the times of turns only
 */

/** Turns that begin later may end before an earlier one; more than this many do not. */
const LOOK_BACK = 12;
const WORDS_AROUND = 5;
const TEXT_LENGTH = 90;

/**
 * @param {Conversation | null | undefined} conversation
 * @param {number} seconds
 * @returns {Said[]} one for each who speaks at that moment
 */
export function saidAt(conversation, seconds) {
  const turns = conversation?.turns ?? [];
  const last = turnIndexAt(turns, seconds);
  return turns
    .slice(Math.max(0, last - LOOK_BACK), last + 1)
    .filter((turn) => turn.end >= seconds)
    .map((turn) => ({
      participant: turn.participant,
      sentiment: turn.sentiment?.label,
      ...wordsAt(turn, seconds, conversation?.separator ?? ' '),
    }));
}

/**
 * @param {Turn} turn
 * @param {number} seconds
 * @param {string} separator
 */
function wordsAt({ text, words }, seconds, separator) {
  if (!words?.text.length) {
    const cut = text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH)}…` : text;
    return { before: cut, word: '', after: '' };
  }
  const at = Math.max(
    0,
    words.start.findLastIndex((start) => start <= seconds),
  );
  const from = Math.max(0, at - WORDS_AROUND);
  const to = at + 1 + WORDS_AROUND;
  const before = words.text.slice(from, at).map((word) => word + separator);
  const after = words.text.slice(at + 1, to).map((word) => separator + word);
  return {
    before: (from > 0 ? '… ' : '') + before.join(''),
    word: words.text[at],
    after: after.join('') + (to < words.text.length ? ' …' : ''),
  };
}
