import fc from 'fast-check';
import { decodeAudiowaveform, encodeAudiowaveform, toBase64 } from '../../src/waveform/audiowaveform.ts';

const waveforms = fc
  .record({ channels: fc.integer({ min: 1, max: 4 }), length: fc.integer({ min: 0, max: 50 }) })
  .chain(({ channels, length }) =>
    fc.record({
      channels: fc.constant(channels),
      length: fc.constant(length),
      sampleRate: fc.constantFrom(8000, 16_000, 44_100),
      samplesPerPixel: fc.integer({ min: 1, max: 100_000 }),
      data: fc.int8Array({ minLength: channels * length * 2, maxLength: channels * length * 2 }),
    }),
  );

describe('the audiowaveform format', () => {
  it('is written as version 2 with 8 bits, little-endian', () => {
    const bytes = encodeAudiowaveform({
      channels: 2,
      sampleRate: 8000,
      samplesPerPixel: 32,
      length: 1,
      data: Int8Array.of(-128, 127, -1, 0),
    });
    expect(Buffer.from(bytes).toString('hex')).toBe(
      ['02000000', '01000000', '401f0000', '20000000', '01000000', '02000000', '807fff00'].join(''),
    );
  });

  it('gives back what was written', () => {
    fc.assert(
      fc.property(waveforms, (waveform) => {
        expect(decodeAudiowaveform(encodeAudiowaveform(waveform))).toEqual(waveform);
      }),
    );
  });

  it('refuses values that do not fit the counts, and bytes that it did not write', () => {
    const waveform = {
      channels: 1,
      sampleRate: 8000,
      samplesPerPixel: 1,
      length: 2,
      data: Int8Array.of(0, 1),
    };
    expect(() => encodeAudiowaveform(waveform)).toThrow(RangeError);
    const bytes = encodeAudiowaveform({ ...waveform, length: 1 });
    expect(() => decodeAudiowaveform(bytes.subarray(0, 20))).toThrow('shorter than its header');
    expect(() => decodeAudiowaveform(bytes.subarray(0, 25))).toThrow('should have 2 values and has 1');
    expect(() => decodeAudiowaveform(bytes.with(0, 1))).toThrow('version 2');
  });

  it('fits into the record field at its largest', () => {
    const [channels, length] = [2, 24_000];
    const data = new Int8Array(channels * length * 2);
    const bytes = encodeAudiowaveform({ channels, length, sampleRate: 8000, samplesPerPixel: 64, data });
    expect(toBase64(bytes).length).toBeLessThanOrEqual(131_072);
  });

  it('is written in base64 as everybody writes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100_000 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
      { numRuns: 20 },
    );
  });
});
