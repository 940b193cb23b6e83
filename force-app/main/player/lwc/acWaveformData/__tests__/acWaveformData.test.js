import fc from 'fast-check';
import { UnreadableWaveformError, decodeWaveform, peaksInView } from 'c/acWaveformData';
import { sampleWaveform } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';

const int8 = fc.integer({ min: -128, max: 127 });
const pair = fc.tuple(int8, int8);
const stereo = fc.array(fc.tuple(pair, pair), { minLength: 1, maxLength: 60 });

describe('c-ac-waveform-data', () => {
  it('reads each channel into a lane of its own', () => {
    const waveform = sampleWaveform([
      [
        [-64, 32],
        [0, 16],
      ],
      [
        [-8, 8],
        [-128, 100],
      ],
    ]);
    expect(decodeWaveform(waveform)).toEqual({
      durationSeconds: 0.2,
      lanes: [
        [-0.5, -0.0625],
        [0.125, -1],
      ],
    });
  });

  it('draws a quiet call as tall as a loud one and keeps the speakers in relation', () => {
    const quiet = sampleWaveform([
      [
        [-4, 4],
        [-2, 1],
      ],
    ]);
    expect(decodeWaveform(quiet).lanes).toEqual([[-1], [-0.5]]);
  });

  it('leaves silence silent', () => {
    expect(decodeWaveform(sampleWaveform([[[0, 0]]])).lanes).toEqual([[0]]);
  });

  it('gives as many values as were asked for, none above 1', () => {
    fc.assert(
      fc.property(stereo, fc.integer({ min: 1, max: 80 }), (points, count) => {
        const { lanes, durationSeconds } = decodeWaveform(sampleWaveform(points));
        for (const lane of lanes) {
          const view = { start: 0, end: durationSeconds };
          const peaks = peaksInView(lane, durationSeconds, view, count);
          expect(peaks).toHaveLength(count);
          expect(peaks.every((peak) => peak >= 0 && peak <= 1)).toBe(true);
        }
      }),
    );
  });

  it('keeps the loudest moment of the view however few values there are', () => {
    fc.assert(
      fc.property(stereo, fc.integer({ min: 1, max: 80 }), (points, count) => {
        const { lanes, durationSeconds } = decodeWaveform(sampleWaveform(points));
        const view = { start: 0, end: durationSeconds };
        const shown = lanes.flatMap((lane) => peaksInView(lane, durationSeconds, view, count));
        expect(Math.max(...shown)).toBe(points.flat(2).some(Boolean) ? 1 : 0);
      }),
    );
  });

  it('does not lose the last point where a share of the time is not a whole number', () => {
    expect(peaksInView([0, 0, 0, 0, 0, 1], 0.6000000000000001, { start: 0, end: 0.6 }, 6).at(-1)).toBe(1);
  });

  it('shows a stored point for as long as it lasts, however near one looks', () => {
    const lane = [0.1, 0.5, 0.9, 0.3];
    expect(peaksInView(lane, 4, { start: 1.5, end: 2.5 }, 4)).toEqual([0.5, 0.5, 0.9, 0.9]);
  });

  it('is silent where nothing is stored', () => {
    expect(peaksInView([1, 1], 2, { start: 1, end: 3 }, 2)).toEqual([1, 0]);
  });

  it.each([
    ['text that is not base64', '%%%'],
    ['nothing', ''],
    ['another version', sampleWaveform([[[0, 0]]], { version: 1 })],
    ['16 bit', sampleWaveform([[[0, 0]]], { flags: 0 })],
    ['a rate of nought', sampleWaveform([[[0, 0]]], { sampleRate: 0 })],
    ['a file that was cut off', sampleWaveform(Array(40).fill([[1, 2]])).slice(0, 60)],
  ])('refuses %s', (_, waveform) => {
    expect(() => decodeWaveform(waveform)).toThrow(UnreadableWaveformError);
  });
});
