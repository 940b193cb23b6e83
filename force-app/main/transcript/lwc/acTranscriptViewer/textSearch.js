import { findMatches, fold } from 'c/acSearch';
import { timesOf } from 'c/acWords';

/**
 * @import {Turn} from 'c/acConversation'
 * @import {Match} from 'c/acSearch'
 */

/** More places would not be told apart on a waveform. */
const MOST_PLACES = 1000;
/** Texts ready for comparing, made when a turn is first searched. @type {WeakMap<Turn, string>} */
const foldedTexts = new WeakMap();

/** @param {Turn} turn */
function foldedText(turn) {
  const known = foldedTexts.get(turn) ?? fold(turn.text);
  foldedTexts.set(turn, known);
  return known;
}

/**
 * Where a query occurs in turns.
 * @param {Turn[]} turns
 * @param {string} query
 * @returns {Match[]}
 */
export function search(turns, query) {
  if (!query.trim()) return [];
  return findMatches(
    turns.map(foldedText),
    turns.map(({ text }) => text),
    query,
  );
}

/**
 * When the matches were said, for the waveform.
 * @param {Turn[]} turns
 * @param {Match[]} matches
 */
export function placesOf(turns, matches) {
  return matches.slice(0, MOST_PLACES).map(({ turn, start, end }) => ({
    ...timesOf(turns[turn], { from: start, to: end }),
    text: turns[turn].text.slice(start, end),
  }));
}
