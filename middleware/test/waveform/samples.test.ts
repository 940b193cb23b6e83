import { readWaveform } from '../../src/waveform/read-waveform.ts';
import { inPieces, wavFile, type Format } from './wav-files.ts';

/** A loud, a quiet and a silent sample, written in each encoding; as 8-bit values 64, −64 and 0. */
const float32 = new Uint8Array(Float32Array.of(0.5, -0.5, 0).buffer);
const float64 = new Uint8Array(Float64Array.of(0.5, -0.5, 0).buffer);

const mono = (format: Format, audio: Uint8Array) =>
  readWaveform(inPieces(wavFile({ channels: 1, ...format }, audio)));
const highest = ({ data }: { data: Int8Array }) => [...data].filter((_, place) => place % 2 === 1);

describe('the encodings of samples', () => {
  it.each<[string, Format, Uint8Array]>([
    ['8-bit PCM', { bits: 8 }, Uint8Array.of(192, 64, 128)],
    ['16-bit PCM', { bits: 16 }, Uint8Array.of(0, 0x40, 0, 0xc0, 0, 0)],
    ['24-bit PCM', { bits: 24 }, Uint8Array.of(0, 0, 0x40, 0, 0, 0xc0, 0, 0, 0)],
    ['32-bit PCM', { bits: 32 }, Uint8Array.of(0, 0, 0, 0x40, 0, 0, 0, 0xc0, 0, 0, 0, 0)],
    ['20-bit PCM in 24', { bits: 20, frameBytes: 3 }, Uint8Array.of(0, 0, 0x40, 0, 0, 0xc0, 0, 0, 0)],
    ['extensible 16-bit PCM', { bits: 16, subFormat: 1 }, Uint8Array.of(0, 0x40, 0, 0xc0, 0, 0)],
  ])('reads %s', async (_, format, audio) => {
    expect(highest(await mono(format, audio))).toEqual([64, -64, 0]);
  });

  it.each<[string, Format, Uint8Array]>([
    ['32-bit float', { tag: 3, bits: 32 }, float32],
    ['64-bit float', { tag: 3, bits: 64 }, float64],
    ['extensible 32-bit float', { subFormat: 3, bits: 32 }, float32],
  ])('reads %s', async (_, format, audio) => {
    // Half of 32,767 is rounded upwards: 16,384 and −16,383.
    expect(highest(await mono(format, audio))).toEqual([64, -63, 0]);
  });

  it('clips float samples that are too loud and takes what is no number for silence', async () => {
    const audio = new Uint8Array(Float32Array.of(7, -7, NaN, Infinity).buffer);
    expect(highest(await mono({ tag: 3, bits: 32 }, audio))).toEqual([127, -128, 0, 127]);
  });

  it('reads µ-law by G.711: loudest, quietest and both zeros', async () => {
    const audio = Uint8Array.of(0x80, 0x00, 0xff, 0x7f);
    // ±32,124, ±0
    expect(highest(await mono({ tag: 7, bits: 8 }, audio))).toEqual([125, -125, 0, 0]);
  });

  it('reads A-law by G.711: loudest, quietest and both smallest', async () => {
    const audio = Uint8Array.of(0xaa, 0x2a, 0xd5, 0x55);
    // ±32,256, ±8
    expect(highest(await mono({ tag: 6, bits: 8 }, audio))).toEqual([126, -126, 0, 0]);
  });

  it('hears louder codes louder, in both laws', async () => {
    for (const [tag, flip] of [
      [7, 0xff],
      [6, 0xd5],
    ] as const) {
      const rising = Uint8Array.from({ length: 128 }, (_, level) => level ^ flip);
      const heard = highest(await mono({ tag, bits: 8 }, rising));
      expect(heard).toEqual([...heard].sort((a, b) => a - b));
      expect(heard.at(-1)).toBeGreaterThan(120);
    }
  });
});
