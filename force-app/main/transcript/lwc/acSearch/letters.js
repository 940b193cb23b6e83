import { foldCharacter } from './foldCharacter';

/**
 * What is between a letter and the next: nothing, only what is not heard (as in "don't" or "e-mail"), or a space.
 * @typedef {'none' | 'mark' | 'space'} Gap
 */

/**
 * A character that is heard. `start` and `end` are its place in the text, with the accents behind it; `from` and
 * `to` its place in the folded text. `isAlone`: it is a whole word, as initials are.
 * @typedef {{start: number, end: number, from: number, to: number, isDigit: boolean, isAlone: boolean, gap: Gap}} Letter
 */

const ACCENT = /^\p{M}$/u;
const DIGIT = /^\p{Nd}$/u;
const SPACE = /^\s$/u;

/**
 * The characters of a text that are heard, with what is between them.
 * @param {string} text
 * @returns {Letter[]}
 */
export function lettersOf(text) {
  /** @type {Letter[]} */
  const letters = [];
  let start = 0;
  let from = 0;
  for (const character of text) {
    const { length } = foldCharacter(character);
    const end = start + character.length;
    const before = letters.at(-1);
    if (length > 0) {
      const isDigit = DIGIT.test(character);
      letters.push({ start, end, from, to: from + length, isDigit, isAlone: false, gap: 'none' });
    } else if (before) skip(before, character, end);
    start = end;
    from += length;
  }
  letters.forEach((letter, index) => {
    const isFirst = index === 0 || letters[index - 1].gap !== 'none';
    letter.isAlone = isFirst && (index === letters.length - 1 || letter.gap !== 'none');
  });
  return letters;
}

/** @param {Letter} before @param {string} character @param {number} end */
function skip(before, character, end) {
  if (ACCENT.test(character) && before.gap === 'none') before.end = end;
  else if (SPACE.test(character)) before.gap = 'space';
  else if (before.gap === 'none') before.gap = 'mark';
}
