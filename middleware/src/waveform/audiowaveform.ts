/** What is drawn of a recording: lowest and highest sample of each stretch of time and each channel. */
export type WaveformData = {
  channels: number;
  /** Of the recording, per second. */
  sampleRate: number;
  samplesPerPixel: number;
  /** Number of points; `data` has `length * channels * 2` values. */
  length: number;
  /** For each point, for each channel: lowest and highest sample. */
  data: Int8Array;
};

/**
 * The binary format of the BBC's audiowaveform, version 2 with 8 bits a value (doc/DataFormat.md of
 * bbc/audiowaveform): six 32-bit numbers, little-endian, then the values.
 */
const VERSION = 2;
const EIGHT_BITS = 1;
const HEADER_BYTES = 24;

export function encodeAudiowaveform(waveform: WaveformData): Uint8Array {
  const { channels, sampleRate, samplesPerPixel, length, data } = waveform;
  if (data.length !== length * channels * 2) {
    throw new RangeError(
      `A waveform of ${length} points and ${channels} channels has other values than that.`,
    );
  }
  const bytes = new Uint8Array(HEADER_BYTES + data.length);
  const view = new DataView(bytes.buffer);
  [VERSION, EIGHT_BITS, sampleRate, samplesPerPixel, length, channels].forEach((value, place) => {
    view.setUint32(place * 4, value, true);
  });
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.length), HEADER_BYTES);
  return bytes;
}

/** @throws RangeError where the bytes are not what `encodeAudiowaveform` writes */
export function decodeAudiowaveform(bytes: Uint8Array): WaveformData {
  if (bytes.length < HEADER_BYTES) throw new RangeError('Not a waveform: shorter than its header.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const header = (place: number) => view.getUint32(place * 4, true);
  if (header(0) !== VERSION || header(1) !== EIGHT_BITS) {
    throw new RangeError('Not a waveform of version 2 with 8 bits.');
  }
  const waveform = {
    sampleRate: header(2),
    samplesPerPixel: header(3),
    length: header(4),
    channels: header(5),
  };
  const expected = waveform.length * waveform.channels * 2;
  if (bytes.length !== HEADER_BYTES + expected) {
    throw new RangeError(
      `The waveform should have ${expected} values and has ${bytes.length - HEADER_BYTES}.`,
    );
  }
  return { ...waveform, data: new Int8Array(bytes.slice(HEADER_BYTES).buffer) };
}

/** Bytes that `String.fromCharCode` takes at once. */
const STRETCH = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += STRETCH) {
    binary += String.fromCharCode(...bytes.subarray(at, at + STRETCH));
  }
  return btoa(binary);
}
