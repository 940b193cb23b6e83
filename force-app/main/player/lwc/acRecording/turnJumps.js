import { turnIndexAt } from 'c/acConversation';

/** Back goes to the beginning of this turn first, unless it has only just begun. */
const JUST_BEGUN_SECONDS = 2;

/**
 * Where the turn before or after a place begins.
 * @param {{start: number}[]} turns in order of start
 * @param {number} seconds the place
 * @param {boolean} forward
 * @returns {number} seconds; the place itself where there is no further turn
 */
export function neighbouringTurn(turns, seconds, forward) {
  const index = turnIndexAt(turns, seconds);
  if (forward) return turns[index + 1]?.start ?? seconds;
  if (index < 0) return 0;
  const started = turns[index].start;
  return seconds - started > JUST_BEGUN_SECONDS ? started : (turns[index - 1]?.start ?? 0);
}
