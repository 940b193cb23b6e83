import { scoreOf, toneOfScore } from 'c/acTone';

/**
 * @import {Conversation, SentimentPeriod} from 'c/acConversation'
 * @typedef {{start: number, end: number, score: number | null}} Slice of time, score −1 to 1
 */

/** A turn counts at least this long, so that a short "no!" is not lost. */
const LEAST_SECONDS = 0.5;

const round = (/** @type {number} */ number) => Math.round(number * 100) / 100;

/**
 * One party's sentiment over time, in equal slices: the scores of its turns, weighted by how much of
 * the slice they fill. Null where it said nothing that has a sentiment.
 * @param {Conversation} conversation
 * @param {string} party a participant's id
 * @param {number} count of slices
 * @returns {Slice[]}
 */
export function sentimentSlices({ turns, statistics }, party, count) {
  const lastEnd = turns.reduce((latest, { end }) => Math.max(latest, end), 0);
  const length = (statistics.durationSeconds || lastEnd) / count;
  const sums = Array.from({ length: count }, () => ({ weight: 0, score: 0 }));
  for (const turn of length > 0 ? turns : []) {
    if (turn.participant !== party || !turn.sentiment) continue;
    const end = Math.max(turn.end, turn.start + LEAST_SECONDS);
    const last = Math.min(count - 1, Math.floor(end / length));
    for (let slice = Math.max(0, Math.floor(turn.start / length)); slice <= last; slice++) {
      const weight = Math.min(end, (slice + 1) * length) - Math.max(turn.start, slice * length);
      if (weight <= 0) continue;
      sums[slice].weight += weight;
      sums[slice].score += weight * scoreOf(turn.sentiment);
    }
  }
  return sums.map(({ weight, score }, slice) => ({
    start: slice * length,
    end: (slice + 1) * length,
    score: weight > 0 ? score / weight : null,
  }));
}

/**
 * Bars in a box of 100 by 100: upwards is positive, downwards negative; a neutral slice is a thin line.
 * @param {readonly Slice[]} slices
 */
export function barsOf(slices) {
  const width = 100 / (slices.length || 1);
  return slices.flatMap(({ score }, position) => {
    if (score === null) return [];
    const height = Math.max(2, Math.abs(score) * 48);
    return {
      key: position,
      x: round(position * width + width * 0.15),
      y: round(score > 0 ? 50 - height : 50),
      width: round(width * 0.7),
      height: round(height),
      tone: toneOfScore(score),
    };
  });
}

/**
 * The quarters as a line of steps in the same box, broken where a quarter has none.
 * @param {readonly (SentimentPeriod | null)[]} periods
 * @param {number} duration seconds
 */
export function stepsOf(periods, duration) {
  let isDrawing = false;
  const path = [];
  for (const period of periods) {
    if (period && duration > 0) {
      const y = round(50 - period.score * 48);
      path.push(`${isDrawing ? 'L' : 'M'}${round((period.start / duration) * 100)} ${y}`);
      path.push(`L${round((Math.min(period.end, duration) / duration) * 100)} ${y}`);
    }
    isDrawing = Boolean(period);
  }
  return path.join('');
}
