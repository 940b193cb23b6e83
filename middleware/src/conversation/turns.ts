import type { Turn } from '../contracts/conversation-file.ts';
import type { SpokenWord } from './spoken-words.ts';

/** Whether a turn is something that was said or written, not an event of a chat or a file in it. */
export const isSaid = ({ kind }: Pick<Turn, 'kind'>) => kind === undefined;

/** What one participant said. */
export type Speech = { participant: string; words: readonly SpokenWord[] };

/** Seconds of silence that end a turn even if nobody else speaks. */
const PAUSE = 1.2;
/** Shorter than this is no pause for another to take over in: both speak on. */
const SHORTEST_PAUSE = 0.3;
/** From here on a turn ends with its sentence … */
const LONG_TURN = 30;
/** … and here even within one. */
const LONGEST_TURN = 45;
const SENTENCE_END = /[.?!。？！…؟।]["”’»)\]]*$/;

type OpenTurn = { participant: string; order: number; words: SpokenWord[] };
type WordInOrder = { participant: string; order: number; word: SpokenWord };

/**
 * Makes turns from words. A turn ends where another participant takes over in a pause, at a longer
 * silence, or when it gets too long. Speaking over one another breaks no turn: both stand in order of
 * their starts.
 */
export function turnsFromSpeech(speeches: readonly Speech[], separator: ' ' | ''): Turn[] {
  const open = new Map<string, OpenTurn>();
  const turns: OpenTurn[] = [];
  for (const { participant, order, word } of wordsInOrder(speeches)) {
    const current = open.get(participant);
    if (current && !endsBefore(word, current, open)) {
      current.words.push(word);
      continue;
    }
    const started = { participant, order, words: [word] };
    open.set(participant, started);
    turns.push(started);
  }
  return turns.sort((a, b) => startOf(a) - startOf(b) || a.order - b.order).map(writeTurn(separator));
}

function wordsInOrder(speeches: readonly Speech[]): WordInOrder[] {
  return speeches
    .flatMap(({ participant, words }, order) => words.map((word) => ({ participant, order, word })))
    .sort((a, b) => a.word.start - b.word.start || a.order - b.order);
}

function endsBefore(word: SpokenWord, turn: OpenTurn, open: ReadonlyMap<string, OpenTurn>): boolean {
  const last = turn.words.at(-1);
  if (!last || word.start - last.end >= PAUSE) return true;
  const length = word.end - startOf(turn);
  if (length > LONGEST_TURN || (length > LONG_TURN && SENTENCE_END.test(last.text))) return true;
  if (word.start - last.end < SHORTEST_PAUSE) return false;
  return [...open.values()].some((other) => other !== turn && beganBetween(other, last.end, word.start));
}

/** The other's first word lies rather in the pause than over the words around it. */
function beganBetween({ words: [first] }: OpenTurn, from: number, to: number): boolean {
  if (!first) return false;
  const middle = (first.start + first.end) / 2;
  return middle >= from && middle <= to;
}

function startOf({ words: [first] }: OpenTurn): number {
  return first?.start ?? 0;
}

const writeTurn =
  (separator: ' ' | '') =>
  ({ participant, words }: OpenTurn, index: number): Turn => {
    const plain = words.map(({ text }) => text);
    const text = separator === '' ? plain.map(spacedAsLatin) : plain;
    return {
      index,
      participant,
      start: words[0]?.start ?? 0,
      end: words.at(-1)?.end ?? 0,
      text: text.join(separator),
      words: {
        text,
        start: words.map(({ start }) => start),
        end: words.map(({ end }) => end),
        confidence: words.map(({ confidence }) => confidence),
      },
    };
  };

/** Where words have no spaces between them, names such as `Amazon Connect` still do: the word brings its own. */
function spacedAsLatin(word: string, place: number, words: readonly string[]): string {
  const before = words[place - 1] ?? '';
  return /[\p{Script=Latin}\d][.,?!]?$/u.test(before) && /^[\p{Script=Latin}\d]/u.test(word)
    ? ` ${word}`
    : word;
}
