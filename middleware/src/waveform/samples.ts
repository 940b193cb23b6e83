import type { WavFormat } from './wav-format.ts';

/**
 * Turns a block of whole frames into 16-bit samples, channels interleaved. More than 16 bits would be
 * lost in an 8-bit waveform anyway.
 * @param block begins at an even byte of its buffer
 */
export type Decoder = (block: Uint8Array) => Int16Array;

/** The decoder of a format. Its results may share memory with the block, and are valid until the next call. */
export function decoderOf({ encoding, bytesPerSample }: WavFormat): Decoder {
  switch (encoding) {
    case 'mu-law':
      return byTable(MU_LAW);
    case 'a-law':
      return byTable(A_LAW);
    case 'float':
      return decodeFloat(bytesPerSample);
    case 'pcm':
      return decodePcm(bytesPerSample);
  }
}

function decodePcm(bytesPerSample: number): Decoder {
  if (bytesPerSample === 1) return byTable(UNSIGNED_8_BIT);
  if (bytesPerSample === 2)
    return (block) => new Int16Array(block.buffer, block.byteOffset, block.length / 2);
  // The two highest bytes of a sample are its 16-bit value.
  return eachSample(bytesPerSample, (view, at) => view.getInt16(at + bytesPerSample - 2, true));
}

function decodeFloat(bytesPerSample: number): Decoder {
  return bytesPerSample === 4
    ? eachSample(4, (view, at) => fromFloat(view.getFloat32(at, true)))
    : eachSample(8, (view, at) => fromFloat(view.getFloat64(at, true)));
}

function eachSample(bytesPerSample: number, read: (view: DataView, at: number) => number): Decoder {
  return (block) => {
    const view = new DataView(block.buffer, block.byteOffset, block.length);
    const samples = new Int16Array(block.length / bytesPerSample);
    for (let place = 0; place < samples.length; place += 1) {
      samples[place] = read(view, place * bytesPerSample);
    }
    return samples;
  };
}

function byTable(table: Int16Array): Decoder {
  return (block) => {
    const samples = new Int16Array(block.length);
    for (let place = 0; place < block.length; place += 1) samples[place] = table[block[place] ?? 0] ?? 0;
    return samples;
  };
}

/** Full scale is −1 to 1; louder is clipped, and what is no number is silence. */
function fromFloat(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.max(-32_768, Math.min(32_767, Math.round(value * 32_767)));
}

const UNSIGNED_8_BIT = Int16Array.from({ length: 256 }, (_, code) => (code - 128) * 256);
const MU_LAW = Int16Array.from({ length: 256 }, (_, code) => expandMuLaw(code));
const A_LAW = Int16Array.from({ length: 256 }, (_, code) => expandALaw(code));

/** ITU-T G.711 µ-law, 14 bits widened to 16: all bits inverted, sign, 3 bits exponent, 4 bits mantissa. */
function expandMuLaw(code: number): number {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
  return bits & 0x80 ? -magnitude : magnitude;
}

/** ITU-T G.711 A-law, 13 bits widened to 16: even bits inverted, sign, 3 bits exponent, 4 bits mantissa. */
function expandALaw(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = (bits & 0x0f) << 4;
  const magnitude = exponent === 0 ? mantissa + 8 : (mantissa + 0x108) << (exponent - 1);
  return bits & 0x80 ? magnitude : -magnitude;
}
