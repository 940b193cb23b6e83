import { FormatAfterAudioError, readWavFormat, UnreadableAudioError, type WavFormat } from './wav-format.ts';

type State = 'riff' | 'chunk' | 'format' | 'data-size' | 'skip' | 'audio' | 'done';

const RIFF_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const LARGEST_FORMAT_CHUNK = 4096;
const DATA_SIZE_BYTES = 16;
/**
 * What writers put who do not know the size yet, or the same less the header: SoX 0x7ffff000, others the largest
 * number with a sign or without one; RF64 has the true one in a chunk of its own.
 */
const UNKNOWN_SIZES = [0x7ffff000, 0x7fffffff, 0x80000000, 0xffffffff];
const LARGEST_HEADER = 256;

/**
 * Finds the audio in a WAV file (RIFF, RF64 or BW64) that arrives in pieces of any size, holding no
 * more of it than a header.
 */
export class WavStream {
  #state: State = 'riff';
  #held = new Uint8Array(0);
  #needed = RIFF_BYTES;
  #left = 0;
  #format: WavFormat | undefined;
  #sizeInRf64: number | undefined;
  #passedAudio = false;

  /** @param format where it is known already, since it stands behind the audio */
  constructor(format?: WavFormat) {
    this.#format = format;
  }

  /** Set once it has been read, and in any case when the audio begins. */
  get format(): WavFormat | undefined {
    return this.#format;
  }

  /** All audio has been read; further bytes do not matter. */
  get isComplete(): boolean {
    return this.#state === 'done';
  }

  /** So much more audio than came the file promised; none where it did not know its size. */
  get missingBytes(): number {
    return this.#state === 'audio' && this.#left !== Infinity ? this.#left : 0;
  }

  /**
   * Takes the next bytes and gives those of them that are audio.
   * @throws UnreadableAudioError where the bytes are no WAV file, or one that cannot be read
   */
  push(bytes: Uint8Array): Uint8Array {
    let rest = bytes;
    while (rest.length > 0 && this.#state !== 'done') {
      if (this.#state === 'audio') return this.#takeAudio(rest);
      rest = this.#state === 'skip' ? this.#skip(rest) : this.#takeHeader(rest);
    }
    return rest.subarray(0, 0);
  }

  /**
   * @throws FormatAfterAudioError where the format came too late
   * @throws UnreadableAudioError where the bytes ended before the audio began
   */
  end(): void {
    if (this.#state === 'audio' || this.#state === 'done') return;
    if (this.#passedAudio) throw this.#tooLate();
    throw new UnreadableAudioError(
      this.#state === 'riff' && this.#held.length === 0
        ? 'The file is empty.'
        : 'The file ends before its audio starts.',
    );
  }

  #takeAudio(bytes: Uint8Array): Uint8Array {
    const audio = bytes.subarray(0, Math.min(bytes.length, this.#left));
    this.#left -= audio.length;
    if (this.#left === 0) this.#state = 'done';
    return audio;
  }

  #skip(bytes: Uint8Array): Uint8Array {
    const skipped = Math.min(bytes.length, this.#left);
    this.#left -= skipped;
    if (this.#left === 0) this.#await('chunk', CHUNK_HEADER_BYTES);
    return bytes.subarray(skipped);
  }

  #takeHeader(bytes: Uint8Array): Uint8Array {
    const taken = bytes.subarray(0, this.#needed - this.#held.length);
    const held = new Uint8Array(this.#held.length + taken.length);
    held.set(this.#held);
    held.set(taken, this.#held.length);
    this.#held = held;
    if (held.length === this.#needed) this.#readHeader(held);
    return bytes.subarray(taken.length);
  }

  #readHeader(header: Uint8Array): void {
    if (this.#state === 'riff') this.#readRiff(header);
    else if (this.#state === 'chunk') this.#readChunkHeader(header);
    else if (this.#state === 'format') this.#readFormat(header);
    else this.#readDataSize(header);
  }

  #readRiff(header: Uint8Array): void {
    const isWav = ['RIFF', 'RF64', 'BW64'].includes(ascii(header, 0)) && ascii(header, 8) === 'WAVE';
    if (!isWav) throw new UnreadableAudioError('Not a WAV file: it does not start with RIFF … WAVE.');
    this.#await('chunk', CHUNK_HEADER_BYTES);
  }

  #readChunkHeader(header: Uint8Array): void {
    const id = ascii(header, 0);
    const size = uint32(header, 4);
    // Chunks begin at even places; the byte between does not count in the size.
    const padded = size + (size % 2);
    if (id === 'data') this.#beginAudio(size);
    else if (id === 'fmt ' && size > LARGEST_FORMAT_CHUNK) {
      throw new UnreadableAudioError('The format chunk of the WAV file is too long.');
    } else if (id === 'fmt ' && size > 0) this.#await('format', padded);
    else if (id === 'ds64' && size >= DATA_SIZE_BYTES) {
      this.#await('data-size', DATA_SIZE_BYTES);
      this.#left = padded - DATA_SIZE_BYTES;
    } else this.#passOver(padded);
  }

  #readFormat(chunk: Uint8Array): void {
    this.#format = readWavFormat(chunk);
    if (this.#passedAudio) throw this.#tooLate();
    this.#await('chunk', CHUNK_HEADER_BYTES);
  }

  #readDataSize(chunk: Uint8Array): void {
    this.#sizeInRf64 = uint32(chunk, 8) + uint32(chunk, 12) * 2 ** 32;
    this.#passOver(this.#left);
  }

  #beginAudio(size: number): void {
    const stated = size === 0xffffffff && this.#sizeInRf64 ? this.#sizeInRf64 : size;
    const left = isUnknown(stated) ? Infinity : stated;
    if (this.#format) {
      this.#left = left;
      this.#state = 'audio';
      return;
    }
    this.#passedAudio = true;
    this.#passOver(left + (left % 2 === 1 ? 1 : 0));
  }

  #tooLate(): UnreadableAudioError {
    if (this.#format) return new FormatAfterAudioError(this.#format);
    return new UnreadableAudioError('The WAV file has no format.');
  }

  #passOver(bytes: number): void {
    this.#left = bytes;
    if (bytes > 0) this.#state = 'skip';
    else this.#await('chunk', CHUNK_HEADER_BYTES);
  }

  #await(state: State, bytes: number): void {
    this.#state = state;
    this.#needed = bytes;
    this.#held = new Uint8Array(0);
  }
}

function isUnknown(size: number): boolean {
  return size === 0 || UNKNOWN_SIZES.some((one) => size <= one && size > one - LARGEST_HEADER);
}

function ascii(bytes: Uint8Array, from: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + 4));
}

function uint32(bytes: Uint8Array, from: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(from, true);
}
