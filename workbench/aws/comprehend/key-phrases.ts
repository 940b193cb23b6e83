import { codePointOffsets } from './code-points.ts';
import { readEnglish, type Token } from './english.ts';

/** Words that are no topic by themselves, whatever article or possessive stands before them. */
const FILLERS = new Set(
  (
    'afternoon alright anything bit bye call course day evening everything fine goodbye great hello hey hi hold ' +
    'kind look lot madam matter may minute mister moment morning name no nothing number okay one part perfect please ' +
    'pleasure question reason right second sir something sort sorry sure thank thanks thing things time way ' +
    'welcome well while yeah year years yes yours'
  ).split(' '),
);
const GREETING = /^good (?:morning|afternoon|evening|day)$/i;
/** These nouns say when, and end the phrase before them. */
const WHEN = /^(?:today|tomorrow|yesterday|tonight|ago)$/i;
const POSSESSIVE = /^(?:my|your|his|her|its|our|their)$/i;
const ARTICLE = /^(?:a|an|the|this|that|these|those|some|any|one)$/i;
const ORDINAL = /(?:first|second|third|th)$/i;
const NUMBERS = ['NUM', 'SYM'];
const NOUNS = ['NOUN', 'PROPN'];

/** The noun phrases of an English text, without those that only fill it. */
export function keyPhrases(text: string) {
  const offset = codePointOffsets(text);
  return nounPhrases(readEnglish(text).tokens).map((phrase) => {
    const begin = phrase[0]?.begin ?? 0;
    const end = phrase.at(-1)?.end ?? 0;
    return {
      Score: phrase.length > 1 ? 0.99 : 0.95,
      Text: text.slice(begin, end),
      BeginOffset: offset(begin),
      EndOffset: offset(end),
    };
  });
}

function nounPhrases(tokens: Token[]): Token[][] {
  const phrases: Token[][] = [];
  for (let start = 0; start < tokens.length;) {
    const length = phraseLength(tokens, start);
    const phrase = tokens.slice(start, start + length);
    if (length > 0 && saysSomething(phrase, tokens[start - 1], tokens[start + length])) phrases.push(phrase);
    start += Math.max(1, length);
  }
  return phrases;
}

/** Determiners, then numbers and adjectives, then nouns: how many tokens from here on, 0 where none is a noun. */
function phraseLength(tokens: Token[], start: number): number {
  let index = start;
  while (isDeterminer(tokens[index])) index += 1;
  let end = start;
  for (; isInside(tokens, index, start); index += 1) {
    const token = tokens[index];
    const closesDate =
      token && ORDINAL.test(token.text) && index > start && hasTag(tokens[index - 1], ['NUM', 'PROPN']);
    if (hasTag(token, NOUNS) || closesDate) end = index + 1;
  }
  return end - start;
}

function isDeterminer(token: Token | undefined): boolean {
  return token !== undefined && (token.tag === 'DET' || POSSESSIVE.test(token.text));
}

function isInside(tokens: Token[], index: number, start: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!token || WHEN.test(token.text)) return false;
  if (token.tag === 'CCONJ') return hasTag(before, NUMBERS) && hasTag(after, NUMBERS);
  // After a noun, a number begins a new phrase: `a coffee machine | five weeks`; but `October twelve` is one.
  if (index > start && hasTag(token, NUMBERS) && before?.tag === 'NOUN') return false;
  return hasTag(token, [...NOUNS, ...NUMBERS, 'ADJ']);
}

const hasTag = (token: Token | undefined, tags: string[]) => token !== undefined && tags.includes(token.tag);

function saysSomething(phrase: Token[], before: Token | undefined, after: Token | undefined): boolean {
  const words = phrase.filter(({ text }) => !ARTICLE.test(text) && !POSSESSIVE.test(text));
  const text = words.map((word) => word.text).join(' ');
  if (isAddress(phrase, before, after) || GREETING.test(text)) return false;
  const [only, ...others] = words;
  if (!only || others.length > 0) return only !== undefined;
  if (text.length < 3 || FILLERS.has(text.toLowerCase())) return false;
  return phrase.length > 1 || !isMistakenVerb(only, before, after);
}

/** A name by which somebody is spoken to (`…, Marcus.`, `Hello Dana.`) is no topic. */
function isAddress(phrase: Token[], before: Token | undefined, after: Token | undefined): boolean {
  const follows = before?.text === ',' || before?.tag === 'INTJ' || /^you$/i.test(before?.text ?? '');
  const isName = phrase.every(({ tag, text }) => tag === 'PROPN' && /^\p{Lu}/u.test(text));
  return isName && follows && (after === undefined || after.tag === 'PUNCT');
}

/** `let me call the warehouse`: a noun right after an object and before another one is a verb. */
function isMistakenVerb(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  const object = before?.tag === 'PRON' && !POSSESSIVE.test(before.text);
  return token.tag === 'NOUN' && object && (isDeterminer(after) || after?.tag === 'PRON');
}
