import { foldCharacter } from './foldCharacter';
import { lettersOf } from './letters';

/**
 * Where a query was found: `start` and `end` are positions in the turn's text, end exclusive.
 * @typedef {{turn: number, start: number, end: number}} Match `turn` is a position in the list searched
 *
 * @import {Letter} from './letters'
 */

/** Text without case, accents, width, spaces and punctuation, for comparing. @param {string} text */
export function fold(text) {
  let result = '';
  for (const character of text) result += foldCharacter(character);
  return result;
}

/**
 * Every place where the query occurs, in order. Nobody hears apostrophes, hyphens, commas and stops, nor the
 * spaces in a number or between initials, so they may differ; all other spaces must be where the query has them.
 * @param {string[]} foldedTexts the turns' texts, folded once
 * @param {string[]} texts the same as they are shown
 * @param {string} query
 * @returns {Match[]}
 */
export function findMatches(foldedTexts, texts, query) {
  const wanted = fold(query);
  if (!wanted) return findMarks(texts, query.trim());
  const asked = gapsOf(lettersOf(query));
  return foldedTexts.flatMap((foldedText, turn) => {
    if (!foldedText.includes(wanted)) return [];
    return matchesIn(texts[turn], foldedText, wanted, asked).map((place) => ({ turn, ...place }));
  });
}

/** A query of marks alone finds them as they are written. @param {string[]} texts @param {string} marks */
function findMarks(texts, marks) {
  if (!marks) return [];
  return texts.flatMap((text, turn) => {
    const places = [];
    for (let at = text.indexOf(marks); at >= 0; at = text.indexOf(marks, at + marks.length))
      places.push({ turn, start: at, end: at + marks.length });
    return places;
  });
}

/**
 * Only whole characters are found: one may be several in the folded text, as `½` is.
 * @param {string} text @param {string} foldedText @param {string} wanted @param {Gaps} asked
 */
function matchesIn(text, foldedText, wanted, asked) {
  const letters = lettersOf(text);
  const firstAt = new Map(letters.map(({ from }, index) => [from, index]));
  const lastAt = new Map(letters.map(({ to }, index) => [to, index]));
  const places = [];
  let at = foldedText.indexOf(wanted);
  while (at >= 0) {
    const first = firstAt.get(at);
    const last = lastAt.get(at + wanted.length);
    const isFound =
      first !== undefined && last !== undefined && isSpacedAlike(letters.slice(first, last + 1), asked);
    if (isFound) places.push({ start: letters[first].start, end: letters[last].end });
    at = foldedText.indexOf(wanted, at + (isFound ? wanted.length : 1));
  }
  return places;
}

/** @param {Letter[]} found @param {Gaps} asked */
function isSpacedAlike(found, asked) {
  const gaps = gapsOf(found);
  const places = new Set([...gaps.keys(), ...asked.keys()]);
  return [...places].every((place) => isSameGap(gaps.get(place), asked.get(place)));
}

/**
 * @typedef {{gap: import('./letters').Gap, mayBeSpaced: boolean}} PlacedGap
 * @typedef {Map<number, PlacedGap>} Gaps by place, in folded characters from the first letter
 */

/** What is between letters. @param {Letter[]} letters @returns {Gaps} */
function gapsOf(letters) {
  return new Map(
    letters.slice(0, -1).map((before, index) => {
      const after = letters[index + 1];
      const mayBeSpaced = (before.isDigit && after.isDigit) || (before.isAlone && after.isAlone);
      return [before.to - letters[0].from, { gap: before.gap, mayBeSpaced }];
    }),
  );
}

/**
 * @param {PlacedGap | undefined} found undefined inside a character that is several in the folded text
 * @param {PlacedGap | undefined} asked
 */
function isSameGap(found, asked) {
  const [one, other] = [found?.gap ?? 'none', asked?.gap ?? 'none'];
  if (one === other || one === 'mark' || other === 'mark') return true;
  return Boolean(found?.mayBeSpaced || asked?.mayBeSpaced);
}
