import type { WordCount } from './analysis.ts';

/** Words by part of speech in the shape that readers of this file know: `{text: "NOUN:phone", size: 2}`. */
export function syntaxFile(words: readonly WordCount[]): { name: string; content: string } {
  const entries = words.map(({ tag, text, count }) => ({ text: `${tag}:${text}`, size: count }));
  return { name: 'ComprehendSyntax.json', content: JSON.stringify(entries) };
}
