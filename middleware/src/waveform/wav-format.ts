/** How the samples of a WAV file are written. */
export type WavFormat = {
  encoding: 'pcm' | 'float' | 'mu-law' | 'a-law';
  channels: number;
  /** Per second and channel. */
  sampleRate: number;
  bitsPerSample: number;
  /** Of one sample of one channel. */
  bytesPerSample: number;
  /** Of one sample of all channels. */
  bytesPerFrame: number;
};

/** The bytes are no audio that can be read. The message says what was found, for the reader of the record. */
export class UnreadableAudioError extends Error {
  override name = 'UnreadableAudioError';
}

/** The audio can be read, but only by who knows its format, which stands behind it: the file must be read again. */
export class FormatAfterAudioError extends UnreadableAudioError {
  override name = 'FormatAfterAudioError';
  readonly format: WavFormat;

  constructor(format: WavFormat) {
    super('The WAV file has its audio before its format.');
    this.format = format;
  }
}

const FORMAT_TAGS: Record<number, WavFormat['encoding']> = { 1: 'pcm', 3: 'float', 6: 'a-law', 7: 'mu-law' };
const EXTENSIBLE = 0xfffe;
/** All of a sub-format's GUID but the tag in its first two bytes. */
const GUID_TAIL = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];
const SAMPLE_BYTES: Record<WavFormat['encoding'], readonly number[]> = {
  pcm: [1, 2, 3, 4],
  float: [4, 8],
  'mu-law': [1],
  'a-law': [1],
};
const MOST_CHANNELS = 32;

/**
 * Reads the content of a `fmt ` chunk.
 * @throws UnreadableAudioError where the encoding is none that can be read, or contradicts itself
 */
export function readWavFormat(chunk: Uint8Array): WavFormat {
  if (chunk.length < 16) throw new UnreadableAudioError('The format chunk of the WAV file is too short.');
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
  const encoding = encodingOf(view);
  const channels = view.getUint16(2, true);
  const sampleRate = view.getUint32(4, true);
  const bitsPerSample = view.getUint16(14, true);
  if (channels < 1 || channels > MOST_CHANNELS) {
    throw new UnreadableAudioError(`The WAV file claims to have ${channels} channels.`);
  }
  if (sampleRate < 1) throw new UnreadableAudioError('The WAV file claims a sample rate of 0.');
  const blockAlign = view.getUint16(12, true);
  const bytesPerSample = sampleBytes(view, { encoding, channels, sampleRate, bitsPerSample, blockAlign });
  if (bytesPerSample === undefined) {
    throw new UnreadableAudioError(
      `The WAV file's format contradicts itself: ${blockAlign} bytes for ${channels} ` +
        `${encoding} samples of ${bitsPerSample} bits.`,
    );
  }
  const bytesPerFrame = bytesPerSample * channels;
  return { encoding, channels, sampleRate, bitsPerSample, bytesPerSample, bytesPerFrame };
}

type Stated = Pick<WavFormat, 'encoding' | 'channels' | 'sampleRate' | 'bitsPerSample'> & {
  blockAlign: number;
};

/**
 * Bytes of one sample: by the block align where it agrees with channels and bits, or at least with the bytes a
 * second; otherwise channels and bits are believed, as most players do.
 */
function sampleBytes(
  view: DataView,
  { encoding, channels, sampleRate, bitsPerSample, blockAlign }: Stated,
): number | undefined {
  const isPossible = (bytes: number) => SAMPLE_BYTES[encoding].includes(bytes) && bitsPerSample <= bytes * 8;
  const byAlign = blockAlign / channels;
  const byBits = Math.ceil(bitsPerSample / 8);
  const isConfirmed = byAlign === byBits || view.getUint32(8, true) === sampleRate * blockAlign;
  if (isConfirmed && isPossible(byAlign)) return byAlign;
  return [byBits, byAlign].find(isPossible);
}

function encodingOf(view: DataView): WavFormat['encoding'] {
  const outer = view.getUint16(0, true);
  const tag = outer === EXTENSIBLE ? subFormatTag(view) : outer;
  const encoding = FORMAT_TAGS[tag];
  if (encoding) return encoding;
  throw new UnreadableAudioError(
    `The WAV file's encoding (format tag ${tag}) is not PCM, float, µ-law or A-law.`,
  );
}

function subFormatTag(view: DataView): number {
  if (view.byteLength < 40) {
    throw new UnreadableAudioError('The extensible format chunk of the WAV file is too short.');
  }
  const isStandard = GUID_TAIL.every((byte, place) => view.getUint8(26 + place) === byte);
  if (!isStandard) throw new UnreadableAudioError('The WAV file uses a proprietary sub-format.');
  return view.getUint16(24, true);
}
