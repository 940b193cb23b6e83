import type { FoldedCharacter } from './folded-text.ts';

const WORD = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts without spaces between words. */
const UNSPACED: readonly RegExp[] = [
  /\p{Script=Han}/u,
  /\p{Script=Hiragana}/u,
  /[\p{Script=Katakana}ー]/u,
  /\p{Script=Thai}/u,
  /\p{Script=Lao}/u,
  /\p{Script=Khmer}/u,
  /\p{Script=Myanmar}/u,
];
const SPACED = -1;
const HANGUL = /\p{Script=Hangul}/u;

/**
 * Where in a folded text a word may begin or end. Between two characters of a script without spaces the platform's
 * dictionary decides, and so does a change of script; to a Korean word its particles may be joined.
 */
export function wordBoundaries(text: string, characters: readonly FoldedCharacter[], languageCode: string) {
  let dictionary: Set<number> | undefined;

  return {
    /** Whether a word may begin with the character at this position. */
    before: (position: number) => characters[position]?.isFirst === true && isBoundary(position),
    /** Whether a word may end before the character at this position. */
    after(position: number): boolean {
      const last = characters[position - 1];
      if (!last?.isLast) return false;
      return isBoundary(position) || HANGUL.test(last.folded);
    },
  };

  function isBoundary(position: number): boolean {
    const [before, after] = [characters[position - 1], characters[position]];
    if (!before || !after) return true;
    if (!WORD.test(before.folded) || !WORD.test(after.folded)) return true;
    const [one, other] = [scriptOf(before.folded), scriptOf(after.folded)];
    if (one === SPACED && other === SPACED) return false;
    return one !== other || byDictionary().has(after.from);
  }

  function byDictionary(): Set<number> {
    dictionary ??= new Set([...segmenterOf(languageCode).segment(text)].map(({ index }) => index));
    return dictionary;
  }
}

const scriptOf = (character: string) => UNSPACED.findIndex((script) => script.test(character));

function segmenterOf(languageCode: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(languageCode, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter('und', { granularity: 'word' });
  }
}
