import locale from '@salesforce/i18n/locale';
import { fill } from 'c/acFormat';
import { kindName } from 'c/acMarkNames';
import { spokenTime } from 'c/acTime';
import { TONES } from 'c/acTone';
import { labels } from './labels';

/**
 * @import {SentimentLabel, Turn} from 'c/acConversation'
 * @import {Mark} from 'c/acTextMarks'
 */

const list = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' });

/**
 * Who said something, when and in what mood, for screen readers.
 * @param {{name: string, time: string, sentiment?: SentimentLabel}} turn
 */
export function descriptionOf({ name, time, sentiment }) {
  return sentiment
    ? fill(labels.said, name, time, TONES[sentiment].word)
    : fill(labels.saidPlain, name, time);
}

/**
 * What is marked in a turn, for screen readers: after its text, so that this is not broken up.
 * @param {string} text
 * @param {Mark[]} marks
 * @returns {string} empty where nothing is
 */
export function markedWords(text, marks) {
  if (marks.length === 0) return '';
  const items = marks.map((mark) => fill(labels.markedItem, text.slice(mark.from, mark.to), kindName(mark)));
  return fill(labels.marked, list.format(items));
}

/**
 * A word that the keyboard is at, for screen readers.
 * @param {Turn} turn
 * @param {number} word
 */
export function wordWithTime({ words }, word) {
  return fill(labels.wordCursor, words.text[word], spokenTime(words.start[word]));
}
