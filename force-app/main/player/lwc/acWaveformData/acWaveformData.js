/** @import {Span} from 'c/acTimelineView' */

/** Thrown where the record's waveform is not one; `message` is for developers, never shown. */
export class UnreadableWaveformError extends Error {}

const VERSION = 2;
const EIGHT_BIT_FLAG = 1;
const HEADER_BYTES = 24;
/**
 * @typedef {object} WaveformData
 * @property {number} durationSeconds
 * @property {number[][]} lanes peaks of each channel, -1 to 1; the loudest of all channels reaches 1
 */

/**
 * Reads a waveform as `Waveform__c` holds it: base64 of an audiowaveform file, version 2, 8 bit.
 * @param {string} base64
 * @returns {WaveformData}
 * @throws {UnreadableWaveformError}
 */
export function decodeWaveform(base64) {
  const bytes = decodeBase64(base64);
  const header = readHeader(bytes);
  const lanes = Array.from({ length: header.channels }, (_, channel) => readLane(bytes, header, channel));
  return {
    durationSeconds: (header.length * header.samplesPerPoint) / header.sampleRate,
    lanes: scaleToFull(lanes),
  };
}

/** In points: a product that should be whole may come out a hair below, and would lose the last point. */
const ROUNDING = 1e-6;

/**
 * The loudest value within each step's time across a view. A step that is shorter than a stored point shows the
 * point that it lies in: nothing is made up between two points.
 * @param {number[]} peaks of the whole recording, -1 to 1
 * @param {number} duration seconds that the peaks cover
 * @param {Span} view
 * @param {number} count
 * @returns {number[]} 0 to 1
 */
export function peaksInView(peaks, duration, view, count) {
  const pointsPerSecond = duration > 0 ? peaks.length / duration : 0;
  const step = ((view.end - view.start) / count) * pointsPerSecond;
  const first = view.start * pointsPerSecond;
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor(first + index * step + ROUNDING);
    const to = Math.max(from + 1, Math.floor(first + (index + 1) * step + ROUNDING));
    let loudest = 0;
    for (let point = from; point < to; point += 1) loudest = Math.max(loudest, Math.abs(peaks[point] ?? 0));
    return loudest;
  });
}

/** @param {string} base64 one character per byte */
function decodeBase64(base64) {
  try {
    return atob(base64);
  } catch {
    throw new UnreadableWaveformError('The waveform is not base64.');
  }
}

/** @param {string} bytes */
function readHeader(bytes) {
  if (bytes.length < HEADER_BYTES) throw new UnreadableWaveformError('The waveform ends inside its header.');
  const header = {
    sampleRate: uint32(bytes, 8),
    samplesPerPoint: uint32(bytes, 12),
    length: uint32(bytes, 16),
    channels: uint32(bytes, 20),
  };
  if (uint32(bytes, 0) !== VERSION) throw new UnreadableWaveformError('The waveform is not of version 2.');
  if (!(uint32(bytes, 4) & EIGHT_BIT_FLAG)) throw new UnreadableWaveformError('The waveform is not 8 bit.');
  if (!header.sampleRate || !header.samplesPerPoint || !header.length || !header.channels) {
    throw new UnreadableWaveformError('The waveform is empty.');
  }
  if (bytes.length < HEADER_BYTES + header.length * header.channels * 2) {
    throw new UnreadableWaveformError('The waveform ends before its last point.');
  }
  return header;
}

/**
 * The louder of each point's minimum and maximum, signed: half the numbers, drawn the same.
 * @param {string} bytes
 * @param {{length: number, channels: number}} header
 * @param {number} channel
 */
function readLane(bytes, header, channel) {
  return Array.from({ length: header.length }, (_, index) => {
    const at = HEADER_BYTES + (index * header.channels + channel) * 2;
    const [least, most] = [int8(bytes, at), int8(bytes, at + 1)];
    return (Math.abs(most) > Math.abs(least) ? most : least) / 128;
  });
}

/** Quiet calls are drawn as tall as loud ones; the speakers keep their relation. @param {number[][]} lanes */
function scaleToFull(lanes) {
  let loudest = 0;
  for (const lane of lanes) for (const peak of lane) loudest = Math.max(loudest, Math.abs(peak));
  return loudest === 0 ? lanes : lanes.map((lane) => lane.map((peak) => peak / loudest));
}

/** @param {string} bytes @param {number} at */
function uint32(bytes, at) {
  const byte = (/** @type {number} */ offset) => bytes.charCodeAt(at + offset);
  return (byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24)) >>> 0;
}

/** @param {string} bytes @param {number} at */
function int8(bytes, at) {
  return (bytes.charCodeAt(at) << 24) >> 24;
}
