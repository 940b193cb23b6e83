import type { Locator } from 'playwright-core';

const LINE = /^(\/?[\w-]+)(?: "((?:[^"\\]|\\.)*)")?(?: \[[^\]]*\])*(?::\s+(.*))?$/;

/** Every text that a part of the page shows or tells to a screen reader. */
export async function wordsOn(part: Locator): Promise<string[]> {
  const snapshot = await part.ariaSnapshot();
  return snapshot.split('\n').flatMap((line) => {
    const entry = withoutKeyQuotes(line.trim().replace(/^- /, ''));
    const [, role = '', name = '', value = ''] = LINE.exec(entry.replace(/:$/, '')) ?? ['', '', entry];
    return role.startsWith('/') ? [] : [name.replace(/\\(.)/g, '$1'), value.replace(/^"|"$/g, '')];
  });
}

/** YAML puts a key with special characters into single quotes. */
function withoutKeyQuotes(entry: string): string {
  const [, key, rest = ''] = /^'((?:[^']|'')*)'(:.*)?$/.exec(entry) ?? [];
  return key === undefined ? entry : key.replaceAll("''", "'") + rest;
}

/** What is left of a text without its pseudo-localised parts, which stand in brackets and may hold one another. */
export function outsideLabels(text: string): string[] {
  const pieces = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '[') depth += 1;
    if (depth === 0) pieces[pieces.length - 1] += character;
    else if (character === ']' && --depth === 0) pieces.push('');
  }
  return pieces
    .map((piece) => piece.replace(/^\P{L}+|[^\p{L}.!?]+$/gu, ''))
    .filter((piece) => /\p{Script=Latin}/u.test(piece));
}
