import type { Turn } from '../contracts/conversation-file.ts';
import { without, type TimeSpan } from './time-spans.ts';

/** Starting in another's last fraction of a second is taking over, not interrupting. */
const TAKING_OVER = 0.25;
/** Whoever is silent for longer than this has ended a monologue, though nobody else speaks. */
const PAUSE_IN_MONOLOGUE = 3;

export type Interruption = TimeSpan & { participant: string };

/**
 * Who began while another was speaking, from there to where one of the two ended. Turns are in order of their
 * starts.
 */
export function findInterruptions(turns: readonly Turn[]): Interruption[] {
  const speakUntil = new Map<string, number>();
  return turns.flatMap(({ participant, start, end }) => {
    const others = [...speakUntil].filter(([id]) => id !== participant).map(([, until]) => until);
    const othersSpeakUntil = Math.max(-Infinity, ...others);
    speakUntil.set(participant, Math.max(speakUntil.get(participant) ?? -Infinity, end));
    if (othersSpeakUntil - start <= TAKING_OVER) return [];
    return [{ participant, start, end: Math.min(end, othersSpeakUntil) }];
  });
}

/**
 * Mean of the seconds that others waited for the participant: from the end of their speech to the
 * participant's next words. Null where the participant never answered. Going on after one's own words, and
 * interrupting, is no answer; taking over a moment early is one without delay.
 */
export function responseTime(participant: string, turns: readonly Turn[]): number | null {
  let ownEnd = -Infinity;
  let othersEnd = -Infinity;
  let answers = 0;
  let seconds = 0;
  for (const turn of turns) {
    if (turn.participant !== participant) {
      othersEnd = Math.max(othersEnd, turn.end);
      continue;
    }
    if (othersEnd > ownEnd && othersEnd - turn.start <= TAKING_OVER) {
      answers += 1;
      seconds += Math.max(0, turn.start - othersEnd);
    }
    ownEnd = Math.max(ownEnd, turn.end);
  }
  return answers > 0 ? seconds / answers : null;
}

/**
 * The longest stretch in which only one speaks; what the others cover, and long pauses, end it.
 * @param spans of the one, joined and in order
 * @param others of all others, joined and in order
 * @returns the first of several that are as long; null for one who was never heard alone
 */
export function longestMonologue(spans: readonly TimeSpan[], others: readonly TimeSpan[]): TimeSpan | null {
  let longest: TimeSpan | null = null;
  let from = 0;
  let until = -Infinity;
  let next = 0;
  for (const { start, end } of without(spans, others)) {
    while ((others[next]?.end ?? Infinity) <= until) next += 1;
    const othersSpokeBetween = (others[next]?.start ?? Infinity) < start;
    if (othersSpokeBetween || start - until > PAUSE_IN_MONOLOGUE) from = start;
    until = end;
    if (!longest || until - from > longest.end - longest.start) longest = { start: from, end: until };
  }
  return longest;
}
