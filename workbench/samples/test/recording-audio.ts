import { readFileSync } from 'node:fs';

export interface RecordingAudio {
  sampleRate: number;
  bitsPerSample: number;
  seconds: number;
  /** Samples between -1 and 1, one array for each channel. */
  channels: Float64Array[];
}

const HEADER_BYTES = 44;

/** Reads a WAV of 16-bit PCM whose data follows the plain header of 44 bytes, as the samples' do. */
export function readRecording(file: string): RecordingAudio {
  const bytes = readFileSync(file);
  const tags = [0, 8, 12, 36].map((at) => bytes.toString('latin1', at, at + 4)).join('|');
  if (tags !== 'RIFF|WAVE|fmt |data' || bytes.readUInt16LE(20) !== 1)
    throw new Error(`${file} is no PCM WAV`);
  if (bytes.readUInt32LE(40) !== bytes.length - HEADER_BYTES) throw new Error(`${file} is cut short`);
  const count = bytes.readUInt16LE(22);
  const sampleRate = bytes.readUInt32LE(24);
  const frames = (bytes.length - HEADER_BYTES) / (2 * count);
  const channels = Array.from({ length: count }, (_, channel) =>
    Float64Array.from(
      { length: frames },
      (_value, frame) => bytes.readInt16LE(HEADER_BYTES + 2 * (frame * count + channel)) / 32768,
    ),
  );
  return { sampleRate, bitsPerSample: bytes.readUInt16LE(34), seconds: frames / sampleRate, channels };
}

/** Root mean square of the samples between two times in seconds. */
export function loudness(samples: Float64Array, sampleRate: number, start: number, end: number): number {
  const span = samples.subarray(Math.floor(start * sampleRate), Math.ceil(end * sampleRate));
  return Math.sqrt(span.reduce((sum, value) => sum + value * value, 0) / Math.max(1, span.length));
}
