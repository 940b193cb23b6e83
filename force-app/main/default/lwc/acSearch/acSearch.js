/**
 * Where a query was found: `start` and `end` are positions in the turn's text, end exclusive.
 * @typedef {{turn: number, start: number, end: number}} Match `turn` is a position in the list searched
 */

const MARKS = /\p{M}/gu;

/** @param {string} character */
const foldCharacter = (character) => character.normalize('NFD').replace(MARKS, '').toLowerCase();

/** Text without case and accents, for comparing. @param {string} text */
export function fold(text) {
  return Array.from(text, foldCharacter).join('');
}

/**
 * Every place where the query occurs, in order.
 * @param {string[]} foldedTexts the turns' texts, folded once
 * @param {string[]} texts the same as they are shown
 * @param {string} query
 * @returns {Match[]}
 */
export function findMatches(foldedTexts, texts, query) {
  const wanted = fold(query.trim());
  if (!wanted) return [];
  return foldedTexts.flatMap((folded, turn) => {
    if (!folded.includes(wanted)) return [];
    return matchesIn(texts[turn], folded, wanted).map((place) => ({ turn, ...place }));
  });
}

/** @param {string} text @param {string} folded @param {string} wanted */
function matchesIn(text, folded, wanted) {
  const positions = positionsOf(text);
  const places = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    places.push({ start: positions[at], end: positions[at + wanted.length] });
  }
  return places;
}

/** For each position in the folded text, the one in the text that was folded. @param {string} text */
function positionsOf(text) {
  const positions = [];
  let at = 0;
  for (const character of text) {
    for (let length = foldCharacter(character).length; length > 0; length -= 1) positions.push(at);
    at += character.length;
  }
  positions.push(at);
  return positions;
}
