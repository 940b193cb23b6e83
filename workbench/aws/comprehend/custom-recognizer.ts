import { codePointOffsets } from './code-points.ts';

/**
 * A custom entity recogniser that was trained on lists of entities: what is listed is found wherever it is said,
 * in any letter case, and a digit of an example stands for any digit.
 */
export type CustomRecognizer = { examples: Readonly<Record<string, readonly string[]>> };

const SCORE = 0.97;

/** What a recogniser finds in a text, in the shape of DetectEntities. */
export function customEntities(text: string, { examples }: CustomRecognizer) {
  const offset = codePointOffsets(text);
  const types = Object.entries(examples).flatMap(([type, texts]) =>
    texts.map((example) => ({ type, example })),
  );
  // The longer first: `washing machine cover` is more than a washing machine.
  const byLength = types.sort((a, b) => b.example.length - a.example.length);
  const found: { type: string; begin: number; end: number }[] = [];
  for (const { type, example } of byLength) {
    for (const { 0: match, index: begin } of text.matchAll(patternOf(example))) {
      const end = begin + match.length;
      if (!found.some((other) => other.begin < end && begin < other.end)) found.push({ type, begin, end });
    }
  }
  return found
    .sort((a, b) => a.begin - b.begin)
    .map(({ type, begin, end }) => ({
      Score: SCORE,
      Type: type,
      Text: text.slice(begin, end),
      BeginOffset: offset(begin),
      EndOffset: offset(end),
    }));
}

function patternOf(example: string): RegExp {
  const escaped = example
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\d/g, String.raw`\d`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'giu');
}
