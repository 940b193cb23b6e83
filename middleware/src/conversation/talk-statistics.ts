import type { Turn } from '../contracts/conversation-file.ts';
import type { TalkStatistics } from '../contracts/talk-statistics.ts';
import { findInterruptions, longestMonologue, responseTime } from './talk-flow.ts';
import { gaps, length, milliseconds, union, type TimeSpan } from './time-spans.ts';

/** Silences from this length on are listed with their places, in seconds. */
const SILENCE_TO_MENTION = 3;
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

type Talk = TalkStatistics['talk'][string];

/**
 * Who spoke how long, where nobody spoke, and who interrupted whom. Without turns nothing of that is known: it
 * would be silence all the way only if somebody had listened.
 * @param turns in order of their starts
 * @param durationSeconds length of the recording; a shorter value than the last turn's end is not believed
 */
export function talkStatistics(turns: readonly Turn[], durationSeconds: number): TalkStatistics {
  if (turns.length === 0) return { durationSeconds: milliseconds(durationSeconds), talk: {}, silences: [] };
  const duration = turns.reduce((latest, { end }) => Math.max(latest, end), durationSeconds);
  const byParticipant = Map.groupBy(turns, ({ participant }) => participant);
  const spoken = new Map([...byParticipant].map(([id, own]) => [id, union(own)]));
  const someoneSpeaks = union(turns);
  const allTalk = [...spoken.values()].reduce((sum, spans) => sum + length(spans), 0);
  const silences = gaps(someoneSpeaks, duration);
  const interruptions = findInterruptions(turns);
  return {
    durationSeconds: milliseconds(duration),
    talk: Object.fromEntries(
      [...byParticipant].map(([id, own]) => [
        id,
        {
          ...talkOf(own, spoken.get(id) ?? [], allTalk, turns),
          interruptions: interruptions.filter(({ participant }) => participant === id).length,
        },
      ]),
    ),
    silenceSeconds: milliseconds(length(silences)),
    overlapSeconds: milliseconds(overlap([...spoken.values()].flat())),
    silences: silences.filter((gap) => gap.end - gap.start >= SILENCE_TO_MENTION).map(inMilliseconds),
    interruptions: interruptions.map(({ participant, ...span }) => ({
      participant,
      ...inMilliseconds(span),
    })),
  };
}

function talkOf(
  own: readonly Turn[],
  spans: readonly TimeSpan[],
  allTalk: number,
  turns: readonly Turn[],
): Omit<Talk, 'interruptions'> {
  const seconds = length(spans);
  const words = own.reduce((sum, turn) => sum + countWords(turn), 0);
  const participant = own[0]?.participant ?? '';
  const others = union(turns.filter((turn) => turn.participant !== participant));
  const response = responseTime(participant, turns);
  const monologue = longestMonologue(spans, others);
  return {
    seconds: milliseconds(seconds),
    share: allTalk > 0 ? Math.round((seconds / allTalk) * 10_000) / 10_000 : 0,
    words,
    ...(seconds > 0 && { wordsPerMinute: Math.round((words / seconds) * 60) }),
    turns: own.length,
    longestTurnSeconds: milliseconds(own.reduce((most, { start, end }) => Math.max(most, end - start), 0)),
    longestMonologueSeconds: monologue ? milliseconds(monologue.end - monologue.start) : 0,
    ...(monologue && { longestMonologueStart: milliseconds(monologue.start) }),
    responseSeconds: response === null ? null : milliseconds(response),
  };
}

/** A source that tells no words still tells its text; the segmenter knows words where no spaces part them. */
function countWords({ words, text }: Turn): number {
  if (words.text.length > 0) return words.text.length;
  return [...WORDS.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}

/** Seconds in which two or more speak, each participant's own spans being joined. */
function overlap(spans: readonly TimeSpan[]): number {
  const edges = spans.flatMap(({ start, end }) => [
    { at: start, change: 1 },
    { at: end, change: -1 },
  ]);
  edges.sort((a, b) => a.at - b.at || a.change - b.change);
  let speaking = 0;
  let since = 0;
  let seconds = 0;
  for (const { at, change } of edges) {
    if (speaking > 1) seconds += at - since;
    speaking += change;
    since = at;
  }
  return seconds;
}

function inMilliseconds({ start, end }: TimeSpan): TimeSpan {
  return { start: milliseconds(start), end: milliseconds(end) };
}
