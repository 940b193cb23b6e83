/**
 * Accents and vowel points that readers leave out when they type. Marks that make another letter, as
 * in Japanese and in the scripts of India, stay.
 */
const ACCENTS = /(?![\u3099\u309a])(?=[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}/gu;

/** What nobody hears: dashes, quotes, brackets, apostrophes, stops, commas and invisible characters. */
const UNHEARD = /[\p{Pd}\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{Cf}.,:;!?¡¿…'"`´ʼ·،؛؟、。・｡､]/gu;
const SPACES = /\s/gu;

/** Folded characters: a conversation has few different ones. @type {Map<string, string>} */
const folded = new Map();

/**
 * A character without case, accent and width; empty where it is a space, or is not heard.
 * @param {string} character
 */
export function foldCharacter(character) {
  let result = folded.get(character);
  if (result === undefined) {
    const plain = character.normalize('NFKD').replace(ACCENTS, '').normalize('NFC').toLowerCase();
    result = plain.replace(UNHEARD, '').replace(SPACES, '');
    folded.set(character, result);
  }
  return result;
}
