import { fill, percent } from 'c/acFormat';
import { kindName } from 'c/acMarkNames';
import { UNCERTAIN_BELOW, wordSpans } from 'c/acWords';
import { labels } from './labels';

/**
 * @import {Match} from 'c/acSearch'
 * @import {Mark} from 'c/acTextMarks'
 */

/**
 * @import {Turn} from 'c/acConversation'
 * @import {Layer} from './segments'
 */

/**
 * The words, so that each can be chosen; blanks belong to the word before them.
 * @param {Turn} turn
 * @returns {Layer[]}
 */
export function wordLayers(turn) {
  const spans = wordSpans(turn);
  return spans.map(({ from }, word) => ({ from, to: spans[word + 1]?.from ?? turn.text.length, word }));
}

/**
 * The words that the speech service is not sure of.
 * @param {Turn} turn
 * @returns {Layer[]}
 */
export function uncertainLayers(turn) {
  return wordSpans(turn).flatMap((span, word) => {
    const confidence = turn.words.confidence[word];
    if (confidence >= UNCERTAIN_BELOW) return [];
    return [{ ...span, className: 'uncertain', title: fill(labels.certainty, percent(confidence)) }];
  });
}

/**
 * @param {Turn} turn
 * @param {number} word position, -1 for none
 * @param {string} className
 * @returns {Layer[]}
 */
export function oneWordLayer(turn, word, className) {
  const span = wordSpans(turn)[word];
  return span ? [{ ...span, className }] : [];
}

/**
 * @param {Mark[]} marks
 * @returns {Layer[]}
 */
export function markLayers(marks) {
  return marks.map((mark) => ({ from: mark.from, to: mark.to, className: mark.kind, title: kindName(mark) }));
}

/**
 * @param {Match[]} matches
 * @param {Match | undefined} current the one that the reader is at
 * @returns {Layer[]}
 */
export function matchLayers(matches, current) {
  return matches.map(({ start, end }) => ({
    from: start,
    to: end,
    isMatch: true,
    className: start === current?.start ? 'found current' : 'found',
  }));
}
