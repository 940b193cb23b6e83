import { codePointOffsets } from './code-points.ts';
import { readEnglish } from './english.ts';

/** Universal tags that Comprehend calls by another name. */
const RENAMED: Record<string, string> = { X: 'O' };
const SCORE = 0.95;

/** The text's words and marks with their parts of speech, as DetectSyntax answers them. */
export function syntaxTokens(text: string) {
  const offset = codePointOffsets(text);
  return readEnglish(text).tokens.map(({ text: word, tag, begin, end }, index) => ({
    TokenId: index + 1,
    Text: word,
    BeginOffset: offset(begin),
    EndOffset: offset(end),
    PartOfSpeech: { Tag: RENAMED[tag] ?? tag, Score: SCORE },
  }));
}
