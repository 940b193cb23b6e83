import type { Conversation, Place, Turn } from '../contracts/conversation-file.ts';
import { estimatedPlace } from '../conversation/time-in-turn.ts';
import { codePointLength, indexOfCodePoint } from './code-points.ts';
import type { ChunkPiece } from './text-chunks.ts';

/** Code points of a text that was sent, end exclusive. */
type Span = { begin: number; end: number };

/** The piece of a text in which a span begins; a span over two turns is of the first. */
export function pieceOf(pieces: readonly ChunkPiece[], { begin, end }: Span): ChunkPiece | undefined {
  return pieces.find((piece) => begin < piece.end && end > piece.begin);
}

/**
 * Finds where in the conversation a span of a sent text was said.
 * @returns a function from the text's pieces and a span to its turn, its place in the turn's text, and the times of
 *   its first and last word (estimated, where only those of the turn are known); `undefined` for a span outside of all words
 */
export function placeFinder({ turns, separator }: Conversation) {
  const wordsByTurn = new Map<number, Span[]>();

  return (pieces: readonly ChunkPiece[], { begin, end }: Span): Place | undefined => {
    const piece = pieceOf(pieces, { begin, end });
    const turn = piece && turns[piece.turn];
    if (!turn) return undefined;
    const toTurn = piece.offset - piece.begin;
    const from = Math.max(begin, piece.begin) + toTurn;
    const to = Math.min(end, piece.end) + toTurn;
    const place = estimatedPlace(turn, indexOfCodePoint(turn.text, from), indexOfCodePoint(turn.text, to));
    if (turn.words.text.length === 0) return place;
    const times = timesOf(turn, wordSpans(turn), from, to);
    return times && { ...place, ...times };
  };

  function wordSpans(turn: Turn): Span[] {
    const known = wordsByTurn.get(turn.index);
    if (known) return known;
    const spans = spansOf(turn.words.text, codePointLength(separator));
    wordsByTurn.set(turn.index, spans);
    return spans;
  }
}

function timesOf(turn: Turn, spans: readonly Span[], from: number, to: number) {
  const first = spans.findIndex((word) => word.end > from && word.begin < to);
  const last = spans.findLastIndex((word) => word.end > from && word.begin < to);
  const start = turn.words.start[first];
  const end = turn.words.end[last];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function spansOf(words: readonly string[], separatorLength: number): Span[] {
  let begin = 0;
  return words.map((word) => {
    const span = { begin, end: begin + codePointLength(word) };
    begin = span.end + separatorLength;
    return span;
  });
}
