import compromise from 'compromise';
import { codePointOffsets } from './code-points.ts';
import { readEnglish, type EnglishText, type Token } from './english.ts';

export type EntityType = 'PERSON' | 'ORGANIZATION' | 'LOCATION' | 'DATE' | 'QUANTITY' | 'OTHER';
type Found = { type: EntityType; begin: number; end: number };

const TYPES: Record<string, EntityType> = {
  DATE: 'DATE',
  TIME: 'DATE',
  DURATION: 'QUANTITY',
  CARDINAL: 'QUANTITY',
  ORDINAL: 'QUANTITY',
  MONEY: 'QUANTITY',
  PERCENT: 'QUANTITY',
  URL: 'OTHER',
  EMAIL: 'OTHER',
};
/** What stands before a name that no list of names knows. */
const CUES: readonly (readonly [before: RegExp, type: EntityType])[] = [
  [/\b(?:mister|mr\.?|mrs\.?|ms\.?|doctor|dr\.?|my name is|this is|hello|hi) $/i, 'PERSON'],
  [/\bthank you for calling $/i, 'ORGANIZATION'],
];
const TITLE = /(?:mister|mr\.?|mrs\.?|ms\.?|doctor|dr\.?) $/i;
const SCORE = 0.9;

/** People, organisations, places, dates and quantities of an English text. */
export function entities(text: string) {
  const offset = codePointOffsets(text);
  return namedSpans(text).map(({ type, begin, end }) => ({
    Score: SCORE,
    Type: type,
    Text: text.slice(begin, end),
    BeginOffset: offset(begin),
    EndOffset: offset(end),
  }));
}

/** The same, placed by UTF-16 index. */
export function namedSpans(text: string): Found[] {
  const english = readEnglish(text);
  const candidates = [...cuedNames(english), ...knownNames(text), ...measures(english)];
  const chosen: Found[] = [];
  for (const candidate of candidates) {
    const clashes = chosen.some(({ begin, end }) => begin < candidate.end && candidate.begin < end);
    if (!clashes) chosen.push(candidate);
  }
  return chosen.sort((a, b) => a.begin - b.begin);
}

/** Proper nouns in a row whose type is told by the words before them. */
function cuedNames({ text, tokens }: EnglishText): Found[] {
  return properNouns(tokens).flatMap(({ begin, end }) => {
    const before = text.slice(Math.max(0, begin - 30), begin);
    const cue = CUES.find(([pattern]) => pattern.test(before));
    if (!cue) return [];
    const title = TITLE.exec(before)?.[0].length ?? 0;
    return [{ type: cue[1], begin: begin - title, end }];
  });
}

function properNouns(tokens: Token[]): { begin: number; end: number }[] {
  const runs: { begin: number; end: number }[] = [];
  let open = false;
  for (const { tag, text, begin, end } of tokens) {
    const isName =
      tag === 'PROPN' && /^\p{Lu}/u.test(text) && !/^(?:mister|mr|mrs|ms|doctor|dr)\.?$/i.test(text);
    const last = runs.at(-1);
    if (isName && open && last) last.end = end;
    else if (isName) runs.push({ begin, end });
    open = isName;
  }
  return runs;
}

function knownNames(text: string): Found[] {
  const document = compromise(text);
  const found = (view: { json(options: object): unknown }, type: EntityType): Found[] =>
    (view.json({ offset: true }) as { offset: { start: number; length: number } }[]).map(({ offset }) => {
      const name = text.slice(offset.start, offset.start + offset.length).replace(/[\s.,?!;:"']+$/, '');
      return { type, begin: offset.start, end: offset.start + name.length };
    });
  const names = [
    ...found(document.people(), 'PERSON'),
    ...found(document.organizations(), 'ORGANIZATION'),
    ...found(document.places(), 'LOCATION'),
  ];
  return names.filter(({ begin, end }) => end > begin && /^\p{Lu}/u.test(text.slice(begin, end)));
}

/** Dates and quantities; what belongs together is joined: `Friday afternoon`, `seven zero three one`. */
function measures({ text, spans }: EnglishText): Found[] {
  const joined: Found[] = [];
  for (const { kind, begin, end } of spans) {
    const type = TYPES[kind];
    if (!type || (kind === 'TIME' && /\bgood $/i.test(text.slice(0, begin)))) continue;
    const last = joined.at(-1);
    const gap = last ? text.slice(last.end, begin) : '';
    const dayOfMonth = last?.type === 'DATE' && kind === 'ORDINAL';
    if (last && /^(?: |, )$/.test(gap) && (last.type === type || dayOfMonth)) last.end = end;
    else joined.push({ type, begin, end });
  }
  return joined.filter(({ type, begin, end }) => type !== 'QUANTITY' || isCounted(text.slice(begin, end)));
}

/** A unit without a number (`day`, `years`) or an ordinal alone (`second`) is no quantity. */
function isCounted(words: string): boolean {
  return (
    /\d/.test(words) ||
    /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|twelve|eleven|zero|hundred|thousand)\b/i.test(
      words,
    )
  );
}
