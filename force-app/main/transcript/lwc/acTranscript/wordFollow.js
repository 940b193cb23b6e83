import { turnIndexAt } from 'c/acConversation';
import { wordAt } from 'c/acWords';

/** How long words go on without news from the player, which speaks four times a second. */
const LONGEST_SILENCE = 1000;

/**
 * @import {Turn} from 'c/acConversation'
 * @typedef {import('c/acTranscriptViewer').Said} Said
 */

/**
 * Which turn and which word is being said at a time.
 * @param {Turn[]} turns in order of start
 * @param {number} seconds
 * @returns {Said}
 */
export function saidAt(turns, seconds) {
  const turn = turnIndexAt(turns, seconds);
  return { turn, word: turn < 0 ? -1 : wordAt(turns[turn], seconds) };
}

/**
 * When something else will be said: the next word or turn begins, or this turn ends.
 * @param {Turn[]} turns
 * @param {number} seconds now
 * @returns {number} seconds, Infinity where nothing follows
 */
export function nextChange(turns, seconds) {
  const { turn, word } = saidAt(turns, seconds);
  const nextTurn = turns[turn + 1]?.start ?? Infinity;
  if (turn < 0 || seconds >= turns[turn].end) return nextTurn;
  const nextWord = turns[turn].words?.start[word + 1] ?? Infinity;
  return Math.min(nextTurn, nextWord, turns[turn].end);
}

/** Follows the playback from word to word, also between the player's messages. */
export class WordFollow {
  /** @type {Turn[]} */
  turns = [];
  /** Speed of the playback. */
  rate = 1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  heardAt = 0;

  /** @param {(said: Said) => void} onSaid called when another turn or word is being said */
  constructor(onSaid) {
    this.onSaid = onSaid;
    this.said = { turn: -1, word: -1 };
  }

  /** @param {Turn[]} turns of another conversation */
  follow(turns) {
    this.stop();
    this.turns = turns;
    this.said = { turn: -1, word: -1 };
  }

  /** The player is at a place. @param {number} seconds @param {boolean} playing */
  hear(seconds, playing) {
    this.heardAt = performance.now();
    this.arrive(seconds, playing);
  }

  /** Nothing moves any more. */
  stop() {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  release() {
    this.stop();
  }

  /** @param {number} seconds @param {boolean} playing */
  arrive(seconds, playing) {
    this.stop();
    const said = saidAt(this.turns, seconds);
    if (said.turn !== this.said.turn || said.word !== this.said.word) {
      this.said = said;
      this.onSaid(said);
    }
    if (playing) this.await(seconds, nextChange(this.turns, seconds));
  }

  /** @param {number} seconds now @param {number} next when something changes */
  await(seconds, next) {
    const wait = ((next - seconds) * 1000) / this.rate;
    if (performance.now() + wait - this.heardAt > LONGEST_SILENCE) return;
    // A word may be shorter than the time between two messages; stop() ends the timer.
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(() => this.arrive(next, true), Math.max(0, wait));
  }
}
