import { comprehendLanguage } from './comprehend-language.ts';
import { foldedCharacters, foldedText, type FoldedCharacter } from './folded-text.ts';
import { wordBoundaries } from './word-boundaries.ts';

/** An entry of the customer's own list. */
export type Term = {
  /** As it is said, in any case, with or without accents. */
  term: string;
  type: string;
  /** What it is called, where several spellings are one. */
  canonical?: string;
  /** Language of the calls in which it counts, such as `en` or `en-US`; absent: all. */
  language?: string;
};

export type FoundTerm = {
  entry: Term;
  /** Span in the text, in UTF-16 units, end exclusive. */
  from: number;
  to: number;
};

type Node = { next: Map<string, Node>; entry?: Term };

/**
 * Finds terms of a list in a text: whole words, case and accents folded, in languages without spaces between words
 * too. Of terms that begin at one place the longest counts, and none lies within another.
 */
export function termFinder(terms: readonly Term[], languageCode: string): (text: string) => FoundTerm[] {
  const root: Node = { next: new Map() };
  for (const entry of terms) if (isOfLanguage(entry, languageCode)) plant(root, entry);

  return (text) => {
    const characters = foldedCharacters(text);
    const isBoundary = wordBoundaries(text, characters, languageCode);
    const found: FoundTerm[] = [];
    for (let start = 0; start < characters.length;) {
      const match = isBoundary.before(start)
        ? longestMatch(root, characters, start, isBoundary.after)
        : undefined;
      if (match) {
        const [first, last] = [characters[start], characters[match.end - 1]];
        if (first && last) found.push({ entry: match.entry, from: first.from, to: last.to });
      }
      start = match?.end ?? start + 1;
    }
    return found;
  };
}

function isOfLanguage({ language }: Term, languageCode: string): boolean {
  if (language === undefined) return true;
  const wanted = language.toLowerCase();
  return [languageCode, comprehendLanguage(languageCode), languageCode.split('-')[0] ?? '']
    .map((code) => code.toLowerCase())
    .includes(wanted);
}

/** The first of two entries that are the same once folded stays. */
function plant(root: Node, entry: Term): void {
  let node = root;
  for (const character of foldedText(entry.term)) {
    const next: Node = node.next.get(character) ?? { next: new Map() };
    node.next.set(character, next);
    node = next;
  }
  if (node !== root) node.entry ??= entry;
}

function longestMatch(
  root: Node,
  characters: readonly FoldedCharacter[],
  start: number,
  mayEnd: (end: number) => boolean,
): { entry: Term; end: number } | undefined {
  let best: { entry: Term; end: number } | undefined;
  let node: Node | undefined = root;
  for (let end = start; node; end += 1) {
    if (node.entry && mayEnd(end)) best = { entry: node.entry, end };
    const character = characters[end];
    node = character && node.next.get(character.folded);
  }
  return best;
}
