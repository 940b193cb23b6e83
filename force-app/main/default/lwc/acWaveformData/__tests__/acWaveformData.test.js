import fc from 'fast-check';
import { UnreadableWaveformError, decodeWaveform } from 'c/acWaveformData';
import { sampleWaveform } from '../../acConversation/__tests__/data/sampleCall';

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

  it('never gives more points than asked for, nor values beyond -1 and 1', () => {
    fc.assert(
      fc.property(stereo, fc.integer({ min: 1, max: 80 }), (points, most) => {
        const { lanes } = decodeWaveform(sampleWaveform(points), most);
        expect(lanes).toHaveLength(2);
        for (const lane of lanes) {
          expect(lane).toHaveLength(Math.min(points.length, most));
          expect(lane.every((peak) => Math.abs(peak) <= 1)).toBe(true);
        }
      }),
    );
  });

  it('keeps the loudest moment however few points there are', () => {
    fc.assert(
      fc.property(stereo, fc.integer({ min: 1, max: 80 }), (points, most) => {
        const { lanes } = decodeWaveform(sampleWaveform(points), most);
        const loudest = Math.max(...lanes.flat().map(Math.abs));
        expect(loudest).toBe(points.flat(2).some(Boolean) ? 1 : 0);
      }),
    );
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
