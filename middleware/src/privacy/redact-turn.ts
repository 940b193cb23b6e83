import type { Redaction, Turn } from '../contracts/conversation-file.ts';
import type { PersonalSpan, Span } from './personal-data.ts';
import { planRedaction, type PlannedRedaction } from './plan-redaction.ts';
import { redactText, wordsBySpaces, type RedactedText } from './redact-text.ts';

export type RedactedTurn = { turn: Turn; moved: RedactedText['moved'] };

/**
 * The turn without the personal data that was found in its text. Words that lie in one piece of it become one
 * word, with the times of all; marks around it stay.
 * @param separator what stands between the turn's words
 */
export function redactTurn(turn: Turn, separator: string, found: readonly PersonalSpan[]): RedactedTurn {
  const isTimed = turn.words.text.length > 0 && turn.words.text.join(separator) === turn.text;
  const words = isTimed ? timedWords(turn, separator) : wordsBySpaces(turn.text);
  const planned = planRedaction(turn.text, words, found);
  const { text, placeholders, moved } = redactText(turn.text, planned);
  if (planned.length === 0) return { turn, moved };
  const redactions = placeholders.map((span, place): Redaction => {
    const taken = planned[place];
    return { ...span, ...(isTimed ? times(turn, taken) : {}), ...(taken && { category: taken.category }) };
  });
  const all = [...redactions, ...earlierRedactions(turn, planned, moved)];
  return {
    turn: {
      ...turn,
      text,
      words: isTimed ? redactedWords(turn, words, planned, text, moved) : NO_WORDS,
      redactions: all.sort((a, b) => a.from - b.from),
    },
    moved,
  };
}

const NO_WORDS: Turn['words'] = { text: [], start: [], end: [], confidence: [] };

function timedWords({ words }: Turn, separator: string): Span[] {
  let from = 0;
  return words.text.map((word) => {
    const span = { from, to: from + word.length };
    from = span.to + separator.length;
    return span;
  });
}

function times({ words }: Turn, taken: PlannedRedaction | undefined): Pick<Redaction, 'start' | 'end'> {
  if (!taken) return {};
  const ends = words.end.slice(taken.firstWord, taken.lastWord + 1);
  return { start: words.start[taken.firstWord] ?? 0, end: Math.max(...ends) };
}

/** What the speech service took out before, unless it was taken out once more as part of something longer. */
function earlierRedactions(
  { redactions = [] }: Turn,
  planned: readonly PlannedRedaction[],
  moved: RedactedText['moved'],
): Redaction[] {
  return redactions
    .filter((earlier) => !planned.some(({ from, to }) => from < earlier.to && earlier.from < to))
    .map((earlier) => ({ ...earlier, ...moved(earlier) }));
}

function redactedWords(
  turn: Turn,
  words: readonly Span[],
  planned: readonly PlannedRedaction[],
  text: string,
  moved: RedactedText['moved'],
): Turn['words'] {
  const groups: { first: number; last: number }[] = [];
  for (let word = 0; word < words.length;) {
    const last = planned.find(({ firstWord }) => firstWord === word)?.lastWord ?? word;
    groups.push({ first: word, last });
    word = last + 1;
  }
  return {
    text: groups.map(({ first, last }) => {
      const { from, to } = moved({ from: words[first]?.from ?? 0, to: words[last]?.to ?? 0 });
      return text.slice(from, to);
    }),
    start: groups.map(({ first }) => turn.words.start[first] ?? 0),
    end: groups.map(({ first, last }) => Math.max(...turn.words.end.slice(first, last + 1))),
    // No surer than the least sure of its words.
    confidence: groups.map(({ first, last }) => Math.min(...turn.words.confidence.slice(first, last + 1))),
  };
}
