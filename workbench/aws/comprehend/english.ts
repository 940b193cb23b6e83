import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemEntity } from 'wink-nlp';

/** A word or mark with its universal part of speech, placed by UTF-16 index (end exclusive). */
export type Token = { text: string; tag: string; begin: number; end: number };

/** A date, quantity or the like, by the library's own name for its kind. */
export type TaggedSpan = { kind: string; begin: number; end: number };

export type EnglishText = { text: string; tokens: Token[]; sentences: string[]; spans: TaggedSpan[] };

const nlp = winkNLP(model);
const its = nlp.its;

/** Reads English: tokens with parts of speech, sentences, and the dates and quantities found. */
export function readEnglish(text: string): EnglishText {
  const document = nlp.readDoc(text);
  const tags = document.tokens().out(its.pos);
  const placed = place(text, document.tokens().out());
  const spans: TaggedSpan[] = [];
  document.entities().each((entity: ItemEntity) => {
    const [first, last] = entity.out(its.span) as unknown as [number, number];
    const begin = placed[first]?.begin;
    const end = placed[last]?.end;
    if (begin !== undefined && end !== undefined) {
      spans.push({ kind: String(entity.out(its.type)), begin, end });
    }
  });
  const tokens = placed.flatMap((token, index) => (token ? [{ ...token, tag: tags[index] ?? 'X' }] : []));
  return {
    text,
    tokens: tokens.filter(({ tag }) => tag !== 'SPACE'),
    sentences: document.sentences().out(),
    spans,
  };
}

/** Finds each token in the text; the library keeps order but not every kind of white space. */
function place(text: string, words: string[]): (Omit<Token, 'tag'> | undefined)[] {
  let from = 0;
  return words.map((word) => {
    const begin = text.indexOf(word, from);
    if (begin < 0) return undefined;
    from = begin + word.length;
    return { text: word, begin, end: from };
  });
}
