import { codePointLength, utf8Length, utf8LengthOf } from './code-points.ts';

/** A turn's text, to be sent as a whole or in slices. */
export type TextPiece = { turn: number; text: string };

/** What one call may take, and where its parts come from. All offsets are code points. */
export type TextChunk = { text: string; pieces: ChunkPiece[] };
export type ChunkPiece = {
  turn: number;
  /** Where the slice lies in the chunk's text, end exclusive. */
  begin: number;
  end: number;
  /** Where it begins in the turn's text. */
  offset: number;
};

type Slice = { turn: number; text: string; offset: number };

/**
 * Joins pieces to as few chunks as fit, cut at turn boundaries; only a turn that exceeds the limit
 * alone is cut between words, and a word that does so between code points. Nothing is lost, nothing
 * comes twice; empty pieces are left out.
 * @param maxBytes bytes of UTF-8 that a chunk may have, at least 4: one code point always fits
 * @param separator written between pieces, belongs to none
 */
export function chunkByBytes(pieces: readonly TextPiece[], maxBytes: number, separator: string): TextChunk[] {
  if (maxBytes < 4) throw new RangeError('A chunk must have room for one code point: at least 4 bytes.');
  const separatorBytes = utf8Length(separator);
  const chunks: Slice[][] = [];
  let room = 0;
  for (const slice of pieces.flatMap((piece) => sliceByBytes(piece, maxBytes))) {
    const bytes = utf8Length(slice.text);
    const current = chunks.at(-1);
    if (current && separatorBytes + bytes <= room) {
      current.push(slice);
      room -= separatorBytes + bytes;
    } else {
      chunks.push([slice]);
      room = maxBytes - bytes;
    }
  }
  return chunks.map((slices) => writeChunk(slices, separator));
}

function sliceByBytes({ turn, text }: TextPiece, maxBytes: number): Slice[] {
  if (text === '') return [];
  if (utf8Length(text) <= maxBytes) return [{ turn, text, offset: 0 }];
  let offset = 0;
  return wrapWords(text, maxBytes).map((part) => {
    const slice = { turn, text: part, offset };
    offset += codePointLength(part);
    return slice;
  });
}

/** Words keep the space that follows them, so that the parts put together are the text again. */
function wrapWords(text: string, maxBytes: number): string[] {
  const words = text.match(/\s*\S+\s*|\s+/gu) ?? [];
  const parts: string[] = [];
  let room = 0;
  for (const word of words.flatMap((whole) => wrapCodePoints(whole, maxBytes))) {
    const bytes = utf8Length(word);
    if (parts.length > 0 && bytes <= room) {
      parts[parts.length - 1] += word;
      room -= bytes;
    } else {
      parts.push(word);
      room = maxBytes - bytes;
    }
  }
  return parts;
}

function wrapCodePoints(word: string, maxBytes: number): string[] {
  if (utf8Length(word) <= maxBytes) return [word];
  const parts: string[] = [];
  let room = 0;
  for (const character of word) {
    const bytes = utf8LengthOf(character);
    if (bytes <= room) {
      parts[parts.length - 1] += character;
      room -= bytes;
    } else {
      parts.push(character);
      room = maxBytes - bytes;
    }
  }
  return parts;
}

function writeChunk(slices: readonly Slice[], separator: string): TextChunk {
  const separatorLength = codePointLength(separator);
  let begin = 0;
  const pieces = slices.map(({ turn, text, offset }) => {
    const end = begin + codePointLength(text);
    const piece = { turn, begin, end, offset };
    begin = end + separatorLength;
    return piece;
  });
  return { text: slices.map(({ text }) => text).join(separator), pieces };
}
