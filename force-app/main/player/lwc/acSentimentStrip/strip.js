import { shareOf, spanStyle } from 'c/acTimelineView';
import { TONES, scoreOf, toneOfScore } from 'c/acTone';

/**
 * @import {Turn, SentimentLabel} from 'c/acConversation'
 * @import {Span} from 'c/acTimelineView'
 */

const SYMBOLS = { POSITIVE: '+', NEGATIVE: '−', MIXED: '±', NEUTRAL: '' };
/** Pixels that a symbol needs. */
const SYMBOL_WIDTH = 14;
/** Pixels of a piece where the turns are too many to be told apart. */
const PIECE_WIDTH = 6;

/**
 * The sentiment along a view: each turn's own, or, where turns are narrower than can be seen, the
 * average of those that fall together.
 * @param {Turn[]} turns in order of start
 * @param {Span} view
 * @param {number} width pixels
 */
export function stripOf(turns, view, width) {
  const judged = turns.filter(
    ({ sentiment, start, end }) => sentiment && end > view.start && start < view.end,
  );
  const isDense = judged.length * PIECE_WIDTH > width;
  const pieces = isDense ? averages(judged, view, width) : judged.map(pieceOf);
  return pieces.map(({ label, start, end }, index) => {
    const pixels = (shareOf(view, end) - shareOf(view, start)) * width;
    return {
      key: `${index} ${start}`,
      className: `piece ${TONES[label].className}`,
      style: spanStyle(view, { start, end }),
      symbol: pixels >= SYMBOL_WIDTH ? SYMBOLS[label] : '',
    };
  });
}

/** @param {Turn} turn @returns {Span & {label: SentimentLabel}} */
function pieceOf({ start, end, sentiment }) {
  return { start, end, label: sentiment?.label ?? 'NEUTRAL' };
}

/** @param {Turn[]} turns @param {Span} view @param {number} width @returns {(Span & {label: SentimentLabel})[]} */
function averages(turns, view, width) {
  const count = Math.max(1, Math.floor(width / PIECE_WIDTH));
  const length = (view.end - view.start) / count;
  const sums = Array.from({ length: count }, () => ({ score: 0, turns: 0 }));
  for (const { start, end, sentiment } of turns) {
    const middle = shareOf(view, (start + end) / 2);
    const piece = sums[Math.min(count - 1, Math.max(0, Math.floor(middle * count)))];
    piece.turns += 1;
    piece.score += sentiment ? scoreOf(sentiment) : 0;
  }
  return sums.flatMap(({ score, turns: number }, index) => {
    const start = view.start + index * length;
    return number ? [{ start, end: start + length, label: toneOfScore(score / number) }] : [];
  });
}
