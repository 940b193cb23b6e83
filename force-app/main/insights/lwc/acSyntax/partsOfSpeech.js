/** @import {Mention} from 'c/acMentions' */

/**
 * @import {Syntax} from 'c/acConversation'
 */

/**
 * The parts of speech in order of their number, with the length of their bars: the largest is full.
 * Punctuation says nothing about what was spoken.
 * @param {Syntax} syntax
 */
export function partsOfSpeech({ partsOfSpeech: parts }) {
  const words = parts.filter(({ tag }) => tag !== 'PUNCT' && tag !== 'SYM');
  const most = Math.max(1, ...words.map(({ count }) => count));
  return words
    .toSorted((one, other) => other.count - one.count)
    .map(({ tag, count }) => ({ tag, count, width: (count / most) * 100 }));
}

/**
 * The words of one part of speech, the most frequent first; files of an earlier version do not tell when
 * they were said.
 * @param {Syntax} syntax
 * @param {string} tag
 * @param {number} most
 * @returns {Mention[]}
 */
export function wordsOf({ words }, tag, most) {
  return words
    .filter((word) => word.tag === tag)
    .toSorted((one, other) => other.count - one.count || one.text.localeCompare(other.text))
    .slice(0, most)
    .map(({ text, count, starts = [] }) => ({
      key: text,
      text,
      count,
      places: starts.map((start) => ({ start })),
    }));
}
