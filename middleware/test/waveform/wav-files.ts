/** Builds WAV files byte by byte, right and wrong ones. */

export type Format = {
  tag?: number;
  channels?: number;
  sampleRate?: number;
  bits?: number;
  frameBytes?: number;
  /** Of an extensible format: the sub-format's tag. */
  subFormat?: number;
};
export type Chunk = { id: string; content: Uint8Array; statedSize?: number };

export function wavFile(
  format: Format,
  audio: Uint8Array,
  options: { before?: Chunk[]; after?: Chunk[]; statedSize?: number } = {},
): Uint8Array {
  const { before = [], after = [], statedSize } = options;
  const data = { id: 'data', content: audio, ...(statedSize === undefined ? {} : { statedSize }) };
  return riff('RIFF', [...before, formatChunk(format), data, ...after]);
}

export function riff(kind: string, chunks: Chunk[]): Uint8Array {
  const body = concatenate(chunks.map(writeChunk));
  return concatenate([ascii(kind), uint32(body.length + 4), ascii('WAVE'), body]);
}

export function formatChunk(format: Format): Chunk {
  const { tag = 1, channels = 2, sampleRate = 8000, bits = 16, subFormat } = format;
  const frameBytes = format.frameBytes ?? (channels * bits) / 8;
  const plain = concatenate([
    uint16(subFormat === undefined ? tag : 0xfffe),
    uint16(channels),
    uint32(sampleRate),
    uint32(sampleRate * frameBytes),
    uint16(frameBytes),
    uint16(bits),
  ]);
  if (subFormat === undefined) return { id: 'fmt ', content: plain };
  const guidTail = Uint8Array.of(0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71);
  const extension = concatenate([uint16(22), uint16(bits), uint32(3), uint16(subFormat), guidTail]);
  return { id: 'fmt ', content: concatenate([plain, extension]) };
}

export function pcm16(...samples: number[]): Uint8Array {
  return new Uint8Array(Int16Array.from(samples).buffer);
}

export function uint32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** The bytes in pieces of the given sizes, over and over. */
export async function* inPieces(bytes: Uint8Array, sizes: readonly number[] = [bytes.length]) {
  let turn = 0;
  for (let at = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? bytes.length;
    yield await Promise.resolve(bytes.slice(at, at + size));
    at += size;
  }
}

function writeChunk({ id, content, statedSize = content.length }: Chunk): Uint8Array {
  return concatenate([ascii(id), uint32(statedSize), content, new Uint8Array(content.length % 2)]);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function uint16(value: number): Uint8Array {
  return new Uint8Array(Uint16Array.of(value).buffer);
}
