import type { WaveformData } from './audiowaveform.ts';
import { PeakCollector } from './peaks.ts';
import { ChannelComparison, type OneChannel } from './channel-comparison.ts';
import { decoderOf, type Decoder } from './samples.ts';
import { WavStream } from './wav-stream.ts';
import { UnreadableAudioError, type WavFormat } from './wav-format.ts';

export type Waveform = WaveformData & {
  bitsPerSample: number;
  /** Length of the audio that was there. */
  durationSeconds: number;
  /** The file ended before the end that its header states; the waveform is of what there is. */
  truncated: boolean;
  /** Of two channels, why there is the waveform of one only. */
  oneChannel?: OneChannel['because'];
};

/** Points of each of two channels that fit into the record's field, encoded as base64. */
const MOST_POINTS = 24_000;
/** Seconds: some writers count their header as audio, or end within a frame; nobody misses that. */
const SHORTEST_MISSING = 0.1;
/** Seconds: what is shorter may be silent, or the same, by chance. */
const SHORTEST_COMPARED = 1;
/** Decoded at once; large enough that the work around the samples does not count. */
const BLOCK_BYTES = 256 * 1024;

/**
 * Reads a WAV file from a stream into peaks, in constant memory whatever its length, and no further
 * than its audio. How the stream is cut into pieces does not change the result.
 * @param maxPoints of each channel; a recording of more than two channels gets proportionately fewer
 * @param format where an earlier attempt ended in a `FormatAfterAudioError`, which carries it
 * @throws UnreadableAudioError where the stream is no WAV file that can be read, or has no audio
 */
export async function readWaveform(
  stream: AsyncIterable<Uint8Array>,
  maxPoints = MOST_POINTS,
  format?: WavFormat,
): Promise<Waveform> {
  const wav = new WavStream(format);
  let blocks: BlockReader | undefined;
  for await (const bytes of stream) {
    const audio = wav.push(bytes);
    if (wav.format) blocks ??= new BlockReader(wav.format, maxPoints);
    blocks?.add(audio);
    if (wav.isComplete) break;
  }
  wav.end();
  const waveform = blocks?.finish(wav.missingBytes);
  if (!waveform || waveform.length === 0) throw new UnreadableAudioError('The WAV file contains no audio.');
  return waveform;
}

/** Brings audio bytes into aligned blocks of whole frames, and these into peaks. */
class BlockReader {
  readonly #format: WavFormat;
  readonly #decode: Decoder;
  readonly #peaks: PeakCollector;
  readonly #comparison: ChannelComparison | undefined;
  readonly #block: Uint8Array;
  #held = 0;

  constructor(format: WavFormat, maxPoints: number) {
    this.#format = format;
    this.#decode = decoderOf(format);
    this.#peaks = new PeakCollector(
      format.channels,
      Math.floor((maxPoints * 2) / Math.max(2, format.channels)),
    );
    this.#comparison = format.channels === 2 ? new ChannelComparison() : undefined;
    this.#block = new Uint8Array(BLOCK_BYTES - (BLOCK_BYTES % format.bytesPerFrame));
  }

  add(audio: Uint8Array): void {
    let rest = audio;
    while (rest.length > 0) {
      const taken = rest.subarray(0, this.#block.length - this.#held);
      this.#block.set(taken, this.#held);
      this.#held += taken.length;
      rest = rest.subarray(taken.length);
      if (this.#held === this.#block.length) this.#flush();
    }
  }

  finish(missingBytes: number): Waveform {
    this.#flush();
    const { channels, sampleRate, bitsPerSample, bytesPerFrame } = this.#format;
    const peaks = this.#peaks.peaks();
    const isLongEnough = this.#peaks.frames >= sampleRate * SHORTEST_COMPARED;
    const one = isLongEnough ? this.#comparison?.result() : undefined;
    return {
      channels: one ? 1 : channels,
      sampleRate,
      bitsPerSample,
      durationSeconds: this.#peaks.frames / sampleRate,
      truncated: missingBytes / bytesPerFrame / sampleRate > SHORTEST_MISSING,
      ...peaks,
      ...(one ? { data: laneOf(peaks.data, one.kept), oneChannel: one.because } : {}),
    };
  }

  #flush(): void {
    const whole = this.#held - (this.#held % this.#format.bytesPerFrame);
    const samples = this.#decode(this.#block.subarray(0, whole));
    this.#peaks.add(samples);
    this.#comparison?.add(samples);
    this.#held -= whole;
    this.#block.copyWithin(0, whole, whole + this.#held);
  }
}

/** Lowest and highest samples of one of two channels. */
function laneOf(data: Int8Array, channel: 0 | 1): Int8Array {
  return data.filter((_value, place) => (place >> 1) % 2 === channel);
}
