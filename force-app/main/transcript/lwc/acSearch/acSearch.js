/**
 * Where a query was found: `start` and `end` are positions in the turn's text, end exclusive.
 * @typedef {{turn: number, start: number, end: number}} Match `turn` is a position in the list searched
 */

/**
 * Accents and vowel points that readers leave out when they type. Marks that make another letter, as
 * in Japanese and in the scripts of India, stay.
 */
const MARKS = /(?![\u3099\u309a])(?=[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}/gu;

/** Folded characters: a conversation has few different ones. @type {Map<string, string>} */
const folded = new Map();

/** @param {string} character */
function foldCharacter(character) {
  let result = folded.get(character);
  if (result === undefined) {
    result = character.normalize('NFKD').replace(MARKS, '').normalize('NFC').toLowerCase();
    folded.set(character, result);
  }
  return result;
}

/** Text without case, accents and full or half width, for comparing. @param {string} text */
export function fold(text) {
  let result = '';
  for (const character of text) result += foldCharacter(character);
  return result;
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
  return foldedTexts.flatMap((foldedText, turn) => {
    if (!foldedText.includes(wanted)) return [];
    return matchesIn(texts[turn], foldedText, wanted).map((place) => ({ turn, ...place }));
  });
}

/**
 * Only whole characters are found: one may be several in the folded text, as `½` is.
 * @param {string} text @param {string} foldedText @param {string} wanted
 */
function matchesIn(text, foldedText, wanted) {
  const positions = positionsOf(text);
  const places = [];
  let at = foldedText.indexOf(wanted);
  while (at >= 0) {
    const [start, end] = [positions[at], positions[at + wanted.length]];
    const isWhole = start !== undefined && end !== undefined;
    if (isWhole) places.push({ start, end });
    at = foldedText.indexOf(wanted, at + (isWhole ? wanted.length : 1));
  }
  return places;
}

/**
 * For each position in the folded text where a character begins, the position of that character
 * in the text; marks that folding took away belong to the character before them.
 * @param {string} text
 * @returns {(number | undefined)[]}
 */
function positionsOf(text) {
  const positions = [];
  let at = 0;
  for (const character of text) {
    const { length } = foldCharacter(character);
    if (length > 0) positions.push(at);
    for (let unit = 1; unit < length; unit += 1) positions.push(undefined);
    at += character.length;
  }
  positions.push(at);
  return positions;
}
