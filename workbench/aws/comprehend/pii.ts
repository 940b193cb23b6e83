import { codePointOffsets } from './code-points.ts';
import { namedSpans } from './entities.ts';

type Found = { type: string; begin: number; end: number };

const PATTERNS: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['EMAIL', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['URL', /\bhttps?:\/\/\S+/g],
  ['SSN', /\b\d{3}-\d{2}-\d{4}\b/g],
  ['CREDIT_DEBIT_NUMBER', /\b\d(?:[ -]?\d){12,18}\b/g],
  ['IP_ADDRESS', /\b(?:\d{1,3}\.){3}\d{1,3}\b/g],
  ['PHONE', /(?:\+\d{1,3}[ -]?)?(?:\(\d{2,5}\)[ -]?|\b\d{3,5}[ -])\d{3,4}[ -]?\d{3,4}\b/g],
];
const SCORE = 0.95;

/** Before a Spanish name; what follows with capitals is taken for it. */
const SPANISH_NAME =
  /(?<=\b(?:[Mm]e llamo|[Mm]i nombre es|[Ss]oy|[Hh]abla|[Ll]e atiende|[Ss]eñor(?:a|ita)?|[Dd]on|[Dd]oña)\s+)\p{Lu}\p{L}+(?:\s+(?:de\s+(?:la\s+|los\s+)?)?\p{Lu}\p{L}+){0,3}/gu;

/** Personal data that is written in a known form, and the names of people. */
export function piiEntities(text: string, languageCode = 'en') {
  const offset = codePointOffsets(text);
  const found: Found[] = [];
  const add = (candidate: Found) => {
    const clashes = found.some(({ begin, end }) => begin < candidate.end && candidate.begin < end);
    if (!clashes) found.push(candidate);
  };
  for (const [type, pattern] of PATTERNS) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      if (type !== 'CREDIT_DEBIT_NUMBER' || passesLuhn(match)) {
        add({ type, begin: index, end: index + match.length });
      }
    }
  }
  for (const { begin, end } of names(text, languageCode)) add({ type: 'NAME', begin, end });
  return found
    .sort((a, b) => a.begin - b.begin)
    .map(({ type, begin, end }) => ({
      Score: SCORE,
      Type: type,
      BeginOffset: offset(begin),
      EndOffset: offset(end),
    }));
}

function names(text: string, languageCode: string): { begin: number; end: number }[] {
  if (languageCode !== 'es') return namedSpans(text).filter(({ type }) => type === 'PERSON');
  return [...text.matchAll(SPANISH_NAME)].map(({ 0: name, index }) => ({
    begin: index,
    end: index + name.length,
  }));
}

/** The check digit of payment cards: without it, any long number would be one. */
function passesLuhn(number: string): boolean {
  const digits = number.replace(/\D/g, '').split('').reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const doubled = digit * 2;
    return total + (index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
