import { piiEntities } from '../comprehend/pii.ts';
import type { SpokenWord } from './spoken-words.ts';

type Filter = { words: ReadonlySet<string>; method: 'remove' | 'mask' | 'tag' };

/** The words as a vocabulary filter leaves them. */
export function filterWords(words: readonly SpokenWord[], { words: unwanted, method }: Filter): SpokenWord[] {
  const isUnwanted = ({ text }: SpokenWord) => unwanted.has(text.toLowerCase());
  if (method === 'remove') return words.filter((word) => !isUnwanted(word));
  return words.map((word) =>
    isUnwanted(word) ? { ...word, ...(method === 'mask' ? { text: '***' } : { filterMatch: true }) } : word,
  );
}

/** The words with personal data taken out: all that belong to one piece of it become one `[PII]`. */
export function redactWords(words: readonly SpokenWord[], kinds: readonly string[]): SpokenWord[] {
  const isAsked = (kind: string) => kinds.length === 0 || kinds.includes('ALL') || kinds.includes(kind);
  const found = piiEntities(words.map(({ text }) => text).join(' ')).filter(({ Type }) => isAsked(Type));
  const left: SpokenWord[] = [];
  let begin = 0;
  let last: (typeof found)[number] | undefined;
  for (const word of words) {
    const end = begin + [...word.text].length;
    const entity = found.find(({ BeginOffset, EndOffset }) => BeginOffset < end && begin < EndOffset);
    const before = left.at(-1);
    if (entity && entity === last && before)
      left[left.length - 1] = { ...before, end: word.end, punctuation: word.punctuation };
    else
      left.push(
        entity ? { ...word, text: '[PII]', redacted: { type: entity.Type, score: entity.Score } } : word,
      );
    last = entity;
    begin = end + 1;
  }
  return left;
}
