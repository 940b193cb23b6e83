const LOUDEST = 32_767;
const QUIETEST = -32_768;

export type Peaks = {
  /** Frames that one point stands for; the last point may have fewer. */
  samplesPerPixel: number;
  /** Number of points. */
  length: number;
  /** For each point, for each channel: lowest and highest sample, 8 bit. */
  data: Int8Array;
};

/**
 * Collects lowest and highest samples in constant memory, without knowing how many samples will come:
 * when all points are taken, each two become one. So a header that lies about the length does no harm.
 */
export class PeakCollector {
  readonly #channels: number;
  /** Even, so that points merge in pairs. */
  readonly #capacity: number;
  readonly #points: Int16Array;
  #samplesPerPixel = 1;
  #length = 0;
  /** Frames in the point that is being filled. */
  #filled = 0;
  #frames = 0;

  constructor(channels: number, maxPoints: number) {
    this.#channels = channels;
    this.#capacity = Math.max(2, maxPoints - (maxPoints % 2));
    this.#points = new Int16Array(this.#capacity * channels * 2);
  }

  /** Frames so far. */
  get frames(): number {
    return this.#frames;
  }

  /** @param samples whole frames, channels interleaved */
  add(samples: Int16Array): void {
    const frames = samples.length / this.#channels;
    let frame = 0;
    while (frame < frames) {
      if (this.#filled === 0) this.#openPoint();
      const taken = Math.min(this.#samplesPerPixel - this.#filled, frames - frame);
      this.#include(samples, frame, frame + taken);
      frame += taken;
      this.#filled = (this.#filled + taken) % this.#samplesPerPixel;
      if (this.#filled === 0) this.#length += 1;
    }
    this.#frames += frames;
  }

  /** The points so far, the last one also where it is not full. */
  peaks(): Peaks {
    const length = this.#length + (this.#filled > 0 ? 1 : 0);
    const values = this.#points.subarray(0, length * this.#channels * 2);
    return {
      samplesPerPixel: this.#samplesPerPixel,
      length,
      data: Int8Array.from(values, (value) => Math.trunc(value / 256)),
    };
  }

  #openPoint(): void {
    if (this.#length === this.#capacity) this.#halve();
    const base = this.#length * this.#channels * 2;
    for (let place = base; place < base + this.#channels * 2; place += 2) {
      this.#points[place] = LOUDEST;
      this.#points[place + 1] = QUIETEST;
    }
  }

  #include(samples: Int16Array, from: number, to: number): void {
    const channels = this.#channels;
    const points = this.#points;
    for (let channel = 0; channel < channels; channel += 1) {
      const place = (this.#length * channels + channel) * 2;
      let lowest = points[place] ?? LOUDEST;
      let highest = points[place + 1] ?? QUIETEST;
      const end = to * channels;
      for (let at = from * channels + channel; at < end; at += channels) {
        const sample = samples[at] as number;
        if (sample < lowest) lowest = sample;
        if (sample > highest) highest = sample;
      }
      points[place] = lowest;
      points[place + 1] = highest;
    }
  }

  #halve(): void {
    const width = this.#channels * 2;
    const points = this.#points;
    for (let point = 0; point < this.#capacity / 2; point += 1) {
      for (let value = 0; value < width; value += 1) {
        const first = points[point * 2 * width + value] ?? 0;
        const second = points[(point * 2 + 1) * width + value] ?? 0;
        points[point * width + value] = value % 2 === 0 ? Math.min(first, second) : Math.max(first, second);
      }
    }
    this.#length = this.#capacity / 2;
    this.#samplesPerPixel *= 2;
  }
}
