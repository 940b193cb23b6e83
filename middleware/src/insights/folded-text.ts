/** A character of a folded text, with the span of the real characters (UTF-16 units) that it comes from. */
export type FoldedCharacter = {
  folded: string;
  from: number;
  to: number;
  /** Where one real character becomes several, such as `ß`, only the outer ones may be a match's edges. */
  isFirst: boolean;
  isLast: boolean;
};

/**
 * Accents, and signs that are left out as often as they are written. Vowel signs of Indian and Thai script and the
 * sound marks of Japanese are no accents: they make another word.
 */
const ACCENTS = /[[\p{Script=Inherited}[\p{M}&&\p{Script=Hebrew}]]--[\u3099\u309a\p{Cf}]]/gv;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A text by its characters as they are perceived, whatever their case, accents, width and white space. */
export function foldedCharacters(text: string): FoldedCharacter[] {
  const characters: FoldedCharacter[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const to = index + segment.length;
    const last = characters.at(-1);
    if (/^\s/.test(segment) && last?.folded === ' ') {
      last.to = to;
      continue;
    }
    const folded = [...fold(segment)];
    for (const [place, character] of folded.entries()) {
      const [isFirst, isLast] = [place === 0, place === folded.length - 1];
      characters.push({ folded: character, from: index, to, isFirst, isLast });
    }
  }
  return characters;
}

/** The same without places, and without white space around it. */
export function foldedText(text: string): string[] {
  return foldedCharacters(text.trim()).map(({ folded }) => folded);
}

function fold(character: string): string {
  if (/^\s/.test(character)) return ' ';
  // Upper case first: it writes out what lower case keeps apart, such as `ß` and the final sigma.
  const plain = character.normalize('NFKD').replaceAll(ACCENTS, '').toUpperCase().toLowerCase();
  const composed = plain.normalize('NFKD').replaceAll(ACCENTS, '').normalize('NFC');
  return composed.replaceAll(/[‘’ʼ]/g, "'").replaceAll(/[‐‑–—]/g, '-');
}
