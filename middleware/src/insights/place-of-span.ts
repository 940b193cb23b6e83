import type { Conversation, Place, Turn } from '../conversation/conversation.ts';
import { codePointLength } from './code-points.ts';
import type { ChunkPiece } from './text-chunks.ts';

/** Code points of a text that was sent, end exclusive. */
type Span = { begin: number; end: number };

/**
 * Finds where in the conversation a span of a sent text was said.
 * @returns a function from the text's pieces and a span to its turn and times, those of its first and
 *   last word; `undefined` for a span outside of all words. A span over two turns is placed in the first.
 */
export function placeFinder({ turns, separator }: Conversation) {
  const wordsByTurn = new Map<number, Span[]>();

  return (pieces: readonly ChunkPiece[], { begin, end }: Span): Place | undefined => {
    const piece = pieces.find((candidate) => begin < candidate.end && end > candidate.begin);
    const turn = piece && turns[piece.turn];
    if (!turn) return undefined;
    const toTurn = piece.offset - piece.begin;
    const from = Math.max(begin, piece.begin) + toTurn;
    const to = Math.min(end, piece.end) + toTurn;
    return placeInTurn(turn, wordSpans(turn), from, to);
  };

  function wordSpans(turn: Turn): Span[] {
    const known = wordsByTurn.get(turn.index);
    if (known) return known;
    const spans = spansOf(turn.words.text, codePointLength(separator));
    wordsByTurn.set(turn.index, spans);
    return spans;
  }
}

function placeInTurn(turn: Turn, spans: readonly Span[], from: number, to: number): Place | undefined {
  const first = spans.findIndex((word) => word.end > from && word.begin < to);
  const last = spans.findLastIndex((word) => word.end > from && word.begin < to);
  const start = turn.words.start[first];
  const end = turn.words.end[last];
  return start === undefined || end === undefined ? undefined : { turn: turn.index, start, end };
}

function spansOf(words: readonly string[], separatorLength: number): Span[] {
  let begin = 0;
  return words.map((word) => {
    const span = { begin, end: begin + codePointLength(word) };
    begin = span.end + separatorLength;
    return span;
  });
}
