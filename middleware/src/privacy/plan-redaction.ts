import type { PersonalSpan, Span } from './personal-data.ts';

/** A stretch to take out, with the first and last of the words that it lies in. */
export type PlannedRedaction = PersonalSpan & { firstWord: number; lastWord: number };
type Widened = PlannedRedaction & { foundLength: number };

/**
 * What is taken out of a text: found spans, widened to the letters and digits of the words that they touch, so
 * that no rest of a number stays; those that share a word are one. Outside of all words nothing is taken out.
 * @param words spans of the text's words, in order
 */
export function planRedaction(
  text: string,
  words: readonly Span[],
  found: readonly PersonalSpan[],
): PlannedRedaction[] {
  const planned: Widened[] = [];
  const widened = found.flatMap((span) => widen(span, text, words));
  for (const next of widened.sort((a, b) => a.firstWord - b.firstWord)) {
    const last = planned.at(-1);
    if (last && next.firstWord <= last.lastWord) planned[planned.length - 1] = join(last, next);
    else planned.push(next);
  }
  return planned;
}

function widen(span: PersonalSpan, text: string, words: readonly Span[]): Widened[] {
  const touches = (word: Span) => word.to > span.from && word.from < span.to;
  const [firstWord, lastWord] = [words.findIndex(touches), words.findLastIndex(touches)];
  const [first, last] = [words[firstWord], words[lastWord]];
  if (!first || !last) return [];
  // Where a word brings the space before it, the space stays.
  const withoutSpace = text.slice(first.from, first.to).trimStart();
  const from = Math.max(span.from, first.to - withoutSpace.length);
  const to = Math.min(span.to, last.to);
  return [
    {
      category: span.category,
      from: Math.min(from, core(text, first)?.from ?? from),
      to: Math.max(to, core(text, last)?.to ?? to),
      firstWord,
      lastWord,
      foundLength: span.to - span.from,
    },
  ];
}

/** A word without the marks around it; `undefined` where it is nothing but marks. */
function core(text: string, { from, to }: Span): Span | undefined {
  const parts = [...text.slice(from, to).matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  const [first, last] = [parts[0], parts.at(-1)];
  return first && last && { from: from + first.index, to: from + last.index + last[0].length };
}

/** Named after the longer finding, of two as long after the one that was found first. */
function join(a: Widened, b: Widened): Widened {
  const longer = b.foundLength > a.foundLength ? b : a;
  return {
    ...longer,
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    firstWord: a.firstWord,
    lastWord: Math.max(a.lastWord, b.lastWord),
  };
}
