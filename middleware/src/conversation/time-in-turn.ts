import type { Place, Turn } from '../contracts/conversation-file.ts';
import { milliseconds } from './time-spans.ts';

/**
 * The place of a span of a turn's text. Where the source tells the times of turns only, the times in between are
 * estimated, as if every character took as long to say.
 * @param from in UTF-16 code units
 * @param to end exclusive
 */
export function estimatedPlace(turn: Turn, from: number, to: number): Place {
  const time = (offset: number) =>
    milliseconds(turn.start + (turn.end - turn.start) * (offset / Math.max(turn.text.length, 1)));
  return { turn: turn.index, start: time(from), end: time(to), from, to };
}

/** The whole turn as a place. */
export function wholeTurn({ index, start, end }: Turn): Place {
  return { turn: index, start, end };
}
