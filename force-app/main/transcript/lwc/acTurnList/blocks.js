/** Turns are rendered in blocks of this many, so that a long call costs no more than what is in sight. */
export const BLOCK_SIZE = 30;

const TURN_PIXELS = 58;
const LINE_PIXELS = 20;
const LINE_CHARACTERS = 60;

/**
 * @import {Turn} from 'c/acConversation'
 * @typedef {{index: number, first: number, turns: Turn[], guessedHeight: number}} Block
 */

/**
 * @param {Turn[]} turns
 * @returns {Block[]}
 */
export function blocksOf(turns) {
  const blocks = [];
  for (let first = 0; first < turns.length; first += BLOCK_SIZE) {
    const inside = turns.slice(first, first + BLOCK_SIZE);
    blocks.push({ index: blocks.length, first, turns: inside, guessedHeight: guessHeight(inside) });
  }
  return blocks;
}

/** @param {number} turn position in the list */
export const blockOfTurn = (turn) => Math.floor(turn / BLOCK_SIZE);

/** What a block that was never rendered may need, for the scroll bar. @param {Turn[]} turns */
function guessHeight(turns) {
  const lines = turns.map((turn) => Math.ceil(turn.text.length / LINE_CHARACTERS));
  return turns.length * TURN_PIXELS + lines.reduce((sum, count) => sum + count * LINE_PIXELS, 0);
}
