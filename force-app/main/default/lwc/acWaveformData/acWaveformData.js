/** Thrown where the record's waveform is not one; `message` is for developers, never shown. */
export class UnreadableWaveformError extends Error {}

const VERSION = 2;
const EIGHT_BIT_FLAG = 1;
const HEADER_BYTES = 24;
/** Enough for any screen: finer than one point for each pixel cannot be seen. */
const DEFAULT_POINTS = 4000;

/**
 * @typedef {object} WaveformData
 * @property {number} durationSeconds
 * @property {number[][]} lanes peaks of each channel, -1 to 1; the loudest of all channels reaches 1
 */

/**
 * Reads a waveform as `Waveform__c` holds it: base64 of an audiowaveform file, version 2, 8 bit.
 * @param {string} base64
 * @param {number} [maxPoints] of each lane
 * @returns {WaveformData}
 * @throws {UnreadableWaveformError}
 */
export function decodeWaveform(base64, maxPoints = DEFAULT_POINTS) {
  const bytes = decodeBase64(base64);
  const header = readHeader(bytes);
  const points = Math.min(header.length, Math.max(1, maxPoints));
  const lanes = Array.from({ length: header.channels }, (_, channel) =>
    readLane(bytes, header, channel, points),
  );
  return {
    durationSeconds: (header.length * header.samplesPerPoint) / header.sampleRate,
    lanes: scaleToFull(lanes),
  };
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
 * The loudest value of each step, signed: half the numbers of minimum and maximum, drawn the same.
 * @param {string} bytes
 * @param {{length: number, channels: number}} header
 * @param {number} channel
 * @param {number} points
 */
function readLane(bytes, header, channel, points) {
  const lane = [];
  for (let point = 0; point < points; point += 1) {
    const from = Math.floor((point * header.length) / points);
    const to = Math.max(from + 1, Math.floor(((point + 1) * header.length) / points));
    let loudest = 0;
    for (let index = from; index < to; index += 1) {
      const at = HEADER_BYTES + (index * header.channels + channel) * 2;
      for (const value of [int8(bytes, at), int8(bytes, at + 1)]) {
        if (Math.abs(value) > Math.abs(loudest)) loudest = value;
      }
    }
    lane.push(loudest / 128);
  }
  return lane;
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
