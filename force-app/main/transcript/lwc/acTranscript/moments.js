import { turnIndexAt } from 'c/acConversation';

/** @import {Moment} from 'c/acMomentLink' */

/**
 * @import {Turn} from 'c/acConversation'
 */

/**
 * The turns that are said in a stretch of the recording, or at a moment of it: at least the last one
 * that had begun.
 * @param {Turn[]} turns
 * @param {Moment} moment
 * @returns {number[]} positions
 */
export function turnsIn(turns, { start, end = start }) {
  const first = Math.max(0, turnIndexAt(turns, start));
  const last = Math.max(first, turnIndexAt(turns, end));
  return turns.slice(first, last + 1).map((_, offset) => first + offset);
}

/**
 * How many comments there are on each turn.
 * @param {Turn[]} turns
 * @param {{start: number}[]} places of the comments
 * @returns {Map<number, number>} by the turn's index
 */
export function commentCounts(turns, places) {
  const counts = new Map();
  if (turns.length === 0) return counts;
  for (const { start } of places) {
    const { index } = turns[Math.max(0, turnIndexAt(turns, start))];
    counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  return counts;
}
