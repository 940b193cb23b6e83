import fc from 'fast-check';
import { readWaveform } from '../../src/waveform/read-waveform.ts';
import { FormatAfterAudioError, UnreadableAudioError } from '../../src/waveform/wav-format.ts';
import { concatenate, formatChunk, inPieces, pcm16, riff, uint32, wavFile } from './wav-files.ts';

const read = (file: Uint8Array, maxPoints?: number) => readWaveform(inPieces(file), maxPoints);
const sampleList = fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 2, maxLength: 400 });
const stereo = sampleList.map((samples) => samples.slice(0, samples.length - (samples.length % 2)));

describe('reading a waveform', () => {
  it('gives lowest and highest sample of each channel', async () => {
    const file = wavFile({}, pcm16(256, -512, 1024, -2048, -256, 512, 768, 0));
    expect(await read(file)).toEqual({
      channels: 2,
      sampleRate: 8000,
      bitsPerSample: 16,
      durationSeconds: 4 / 8000,
      truncated: false,
      samplesPerPixel: 1,
      length: 4,
      data: Int8Array.of(1, 1, -2, -2, 4, 4, -8, -8, -1, -1, 2, 2, 3, 3, 0, 0),
    });
  });

  it('merges points in pairs until they fit, losing no peak', async () => {
    const waveform = await read(wavFile({ channels: 1 }, pcm16(0, 2560, 0, -2560, 512, 0)), 2);
    expect(waveform).toMatchObject({ samplesPerPixel: 4, length: 2 });
    expect([...waveform.data]).toEqual([-10, 10, 0, 2]);
  });

  it('is the same however the stream is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        stereo,
        fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1 }),
        async (samples, sizes) => {
          const file = wavFile({}, pcm16(...samples), {
            before: [{ id: 'LIST', content: new Uint8Array(5) }],
          });
          const whole = await readWaveform(inPieces(file), 16);
          expect(await readWaveform(inPieces(file, sizes), 16)).toEqual(whole);
        },
      ),
    );
  });

  it('has the extremes of the samples that each point stands for', async () => {
    await fc.assert(
      fc.asyncProperty(stereo, fc.integer({ min: 2, max: 40 }), async (samples, maxPoints) => {
        const waveform = await read(wavFile({}, pcm16(...samples)), maxPoints);
        const { samplesPerPixel, length, data } = waveform;
        expect(length).toBeLessThanOrEqual(maxPoints);
        expect(length).toBe(Math.ceil(samples.length / 2 / samplesPerPixel));
        for (let point = 0; point < length; point += 1) {
          const own = samples.slice(point * samplesPerPixel * 2, (point + 1) * samplesPerPixel * 2);
          for (const channel of [0, 1]) {
            const lane = own.filter((_, place) => place % 2 === channel);
            expect(data[point * 4 + channel * 2]).toBe(Math.trunc(Math.min(...lane) / 256) | 0);
            expect(data[point * 4 + channel * 2 + 1]).toBe(Math.trunc(Math.max(...lane) / 256) | 0);
          }
        }
      }),
    );
  });

  it('keeps at least half of the points it may have, where there are as many samples', async () => {
    const waveform = await read(wavFile({}, pcm16(...Array.from({ length: 2002 }, () => 0))), 100);
    expect(waveform.length).toBeGreaterThanOrEqual(50);
  });

  it('gives recordings of many channels fewer points, so that the whole is not larger', async () => {
    const audio = pcm16(...Array.from({ length: 8000 }, (_, place) => place));
    const [two, eight] = [
      await read(wavFile({ channels: 2 }, audio), 100),
      await read(wavFile({ channels: 8 }, audio), 100),
    ];
    expect(eight.data.length).toBeLessThanOrEqual(400);
    expect(two.data.length).toBeLessThanOrEqual(400);
  });

  it('reads an hour in a stream of blocks, with points to spare', async () => {
    const block = pcm16(...Array.from({ length: 16_000 }, (_, place) => ((place * 7919) % 65_536) - 32_768));
    const header = wavFile({}, new Uint8Array(0), { statedSize: block.length * 3600 });
    async function* hour() {
      yield header;
      for (let second = 0; second < 3600; second += 1) yield await Promise.resolve(block);
    }
    const waveform = await readWaveform(hour());
    expect(waveform).toMatchObject({ durationSeconds: 3600, truncated: false });
    expect(waveform.length).toBeGreaterThan(12_000);
    expect(waveform.length).toBeLessThanOrEqual(24_000);
  });
});

describe('a block align that contradicts channels and bits', () => {
  const audio = pcm16(256, -512, 1024, -2048);

  it.each([0, 1, 2, 3, 8])('does not count where it is %p', async (frameBytes) => {
    const file = wavFile({ frameBytes }, audio);
    // The bytes a second are those of channels and bits.
    new DataView(file.buffer, file.byteOffset).setUint32(28, 32_000, true);
    expect(await read(file)).toEqual(await read(wavFile({}, audio)));
  });

  it('counts where the bytes a second confirm it: 12 bits in two bytes', async () => {
    const file = wavFile({ bits: 12, frameBytes: 4 }, audio);
    expect(await read(file)).toMatchObject({ length: 2, bitsPerSample: 12 });
  });
});

describe('two channels that are one', () => {
  const SECOND = 8000;
  const tone = (at: number) => Math.round(Math.sin(at / 7) * 9000);
  const other = (at: number) => Math.round(Math.sin(at / 11) * 5000);
  const noise = (at: number) => (at * 7919) % 61;
  const stereoOf = (left: (at: number) => number, right: (at: number) => number, seconds = 2) =>
    wavFile(
      {},
      pcm16(
        ...Array.from({ length: seconds * SECOND }, (_, at) => at).flatMap((at) => [left(at), right(at)]),
      ),
    );

  it.each([
    ['the same', tone, tone],
    ['the same but for the noise of a line', tone, (at: number) => tone(at) + noise(at)],
  ])('are read as one where they carry %s', async (_name, left, right) => {
    const mono = await read(
      wavFile({ channels: 1 }, pcm16(...Array.from({ length: 2 * SECOND }, (_, at) => tone(at)))),
    );
    expect(await read(stereoOf(left, right))).toEqual({ ...mono, oneChannel: 'same-audio' });
  });

  it('are read as the one that is not silent throughout', async () => {
    const left = await read(stereoOf(tone, noise));
    const right = await read(stereoOf(noise, tone));
    expect(left).toMatchObject({ channels: 1, oneChannel: 'silent-channel' });
    expect(right).toEqual(left);
  });

  it.each([
    ['both speak', tone, other],
    ['one speaks for a moment only', tone, (at: number) => (at > 15_000 ? other(at) : 0)],
    ['they are the same for a while only', tone, (at: number) => (at > 12_000 ? other(at) : tone(at))],
    ['both are silent', noise, () => 0],
  ])('stay two where %s', async (_name, left, right) => {
    const waveform = await read(stereoOf(left, right));
    expect(waveform.channels).toBe(2);
    expect(waveform).not.toHaveProperty('oneChannel');
  });
});

describe('the chunks of a file', () => {
  const extra = fc.record({
    id: fc.constantFrom('LIST', 'fact', 'bext', 'JUNK', 'iXML'),
    content: fc.uint8Array({ maxLength: 40 }),
  });
  const audio = { id: 'data', content: pcm16(256, -512, 1024, -2048) };

  it('may stand in any order, with any others between', async () => {
    const chunks = fc
      .array(extra, { maxLength: 5 })
      .chain((others) =>
        fc.shuffledSubarray([formatChunk({}), audio, ...others], { minLength: others.length + 2 }),
      );
    const plain = await read(wavFile({}, audio.content));
    await fc.assert(
      fc.asyncProperty(chunks, fc.integer({ min: 1, max: 50 }), async (inOrder, size) => {
        const file = riff('RIFF', inOrder);
        const waveform = await readWaveform(inPieces(file, [size])).catch((error: unknown) => {
          if (!(error instanceof FormatAfterAudioError)) throw error;
          return readWaveform(inPieces(file, [size]), undefined, error.format);
        });
        expect(waveform).toEqual(plain);
      }),
    );
  });
});

describe('files whose header does not tell the truth', () => {
  const audio = pcm16(256, 256, 512, 512);

  it.each([0, 0xffffffff, 0xffffffff - 36, 0x7fffffff, 0x7fffffff - 36, 0x80000000, 0x7ffff000])(
    'reads to the end where a size of %p stands for one that is not known',
    async (statedSize) => {
      expect(await read(wavFile({}, audio, { statedSize }))).toMatchObject({ length: 2, truncated: false });
    },
  );

  it('says that a file was cut off, and gives what is there', async () => {
    expect(await read(wavFile({}, audio, { statedSize: 8000 }))).toMatchObject({
      length: 2,
      truncated: true,
    });
    const second = pcm16(...Array.from({ length: 16_000 }, (_, place) => place));
    expect(await read(wavFile({}, second).subarray(0, -6404))).toMatchObject({ truncated: true });
  });

  it.each([
    ['whose last frame is not whole', wavFile({}, audio).subarray(0, -1), 1],
    ['whose header counts itself as audio', wavFile({}, audio, { statedSize: audio.length + 44 }), 2],
    [
      'that does not know its size and ends within a frame',
      wavFile({}, audio, { statedSize: 0 }).subarray(0, -2),
      1,
    ],
  ])('does not call a file cut off %s', async (_name, file, length) => {
    expect(await read(file)).toMatchObject({ length, truncated: false });
  });

  it('does not take what follows the audio for audio, and does not read it', async () => {
    const file = wavFile({}, audio, { after: [{ id: 'LIST', content: new Uint8Array(4000) }] });
    let pieces = 0;
    async function* counted() {
      for await (const piece of inPieces(file, [64])) {
        pieces += 1;
        yield piece;
      }
    }
    expect((await readWaveform(counted())).length).toBe(2);
    expect(pieces).toBe(1);
  });

  it('takes the size of an RF64 file from its own chunk', async () => {
    const sizes = concatenate([
      uint32(0),
      uint32(0),
      uint32(audio.length),
      uint32(0),
      uint32(2),
      uint32(0),
      uint32(0),
    ]);
    const file = riff('RF64', [
      { id: 'ds64', content: sizes },
      formatChunk({}),
      { id: 'data', content: audio, statedSize: 0xffffffff },
      { id: 'LIST', content: new Uint8Array(64) },
    ]);
    expect(await read(file)).toMatchObject({ length: 2, truncated: false });
  });
});

describe('files that are no readable audio', () => {
  it.each([
    ['an empty file', new Uint8Array(0), 'empty'],
    ['text', new TextEncoder().encode('<?xml version="1.0"?><Error/>'), 'does not start with RIFF'],
    [
      'an MP3 file',
      new Uint8Array([0xff, 0xfb, ...new Array<number>(60).fill(0)]),
      'does not start with RIFF',
    ],
    [
      'a header that is cut off',
      wavFile({}, new Uint8Array(0)).subarray(0, 30),
      'ends before its audio starts',
    ],
    ['a file without audio', wavFile({}, new Uint8Array(0)), 'contains no audio'],
    [
      'audio before its format',
      riff('RIFF', [{ id: 'data', content: pcm16(1, 2) }, formatChunk({})]),
      'before its format',
    ],
    ['audio without a format', riff('RIFF', [{ id: 'data', content: pcm16(1, 2) }]), 'has no format'],
    ['a format that is too short', riff('RIFF', [{ id: 'fmt ', content: new Uint8Array(8) }]), 'too short'],
    ['a format that is too long', riff('RIFF', [{ id: 'fmt ', content: new Uint8Array(5000) }]), 'too long'],
    ['another encoding', wavFile({ tag: 85 }, pcm16(1, 2)), 'format tag 85'],
    ['another sub-format', wavFile({ subFormat: 2 }, pcm16(1, 2)), 'format tag 2'],
    ['no channels', wavFile({ channels: 0, frameBytes: 4 }, pcm16(1, 2)), '0 channels'],
    ['no sample rate', wavFile({ sampleRate: 0 }, pcm16(1, 2)), 'sample rate of 0'],
    ['a contradiction', wavFile({ channels: 2, bits: 40, frameBytes: 3 }, pcm16(1, 2)), 'contradicts itself'],
  ])('refuses %s, saying what is wrong', async (_, file, reason) => {
    const reading = read(file);
    await expect(reading).rejects.toBeInstanceOf(UnreadableAudioError);
    await expect(reading).rejects.toThrow(reason);
  });

  it('ends in a waveform or in that error, whatever the bytes', async () => {
    const start = wavFile({}, new Uint8Array(0));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(fc.integer({ min: 0, max: start.length }), fc.uint8Array({ maxLength: 80 }))
        .map(([kept, rest]) => concatenate([start.subarray(0, kept), rest])),
    );
    const property = fc.asyncProperty(bytes, async (file) => {
      const outcome = await read(file, 8).catch((error: unknown) => error);
      return outcome instanceof UnreadableAudioError || !(outcome instanceof Error);
    });
    await expect(fc.assert(property)).resolves.toBeUndefined();
  });

  it('passes on the error of a stream that breaks off', async () => {
    async function* broken() {
      yield await Promise.resolve(wavFile({}, pcm16(1, 2), { statedSize: 800 }));
      throw new Error('connection reset');
    }
    await expect(readWaveform(broken())).rejects.toThrow('connection reset');
  });
});
