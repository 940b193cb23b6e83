import { SpeakerMixer, canMixSpeakers, earLevels } from '../speakerMixer';
import { FakeAudioContext } from './data/fakeAudioContext';

/** How loud the channels come to the ears, read off the graph from its source. */
function heard({ source }) {
  const ears = [{}, {}];
  const [{ node: splitter }] = source.outputs;
  for (const { node: gain, output: channel } of splitter.outputs) {
    for (const { input: ear } of gain.outputs) ears[ear][channel] = gain.gain.value;
  }
  return ears;
}

describe('the mixer of speakers', () => {
  let media;
  let context;
  let mixer;

  beforeEach(() => {
    window.AudioContext = FakeAudioContext;
    media = document.createElement('audio');
    mixer = new SpeakerMixer(media);
    context = FakeAudioContext.made.at(-1);
  });

  afterEach(() => {
    delete window.AudioContext;
  });

  it('lets each channel be heard on its ear', () => {
    expect(context.source.media).toBe(media);
    expect(context.merger.outputs[0].node).toBe(context.destination);
    expect(heard(context)).toEqual([
      { 0: 1, 1: 0 },
      { 0: 0, 1: 1 },
    ]);
  });

  it.each([
    ['left', [true, false], { 0: 0, 1: 1 }],
    ['right', [false, true], { 0: 1, 1: 0 }],
    ['both', [true, true], { 0: 0, 1: 0 }],
  ])('takes the %s channel away, and the other one is heard on both ears', (_, muted, ear) => {
    mixer.mute(muted);
    expect(heard(context)).toEqual([ear, ear]);
  });

  it('brings a speaker back', () => {
    mixer.mute([true, false]);
    mixer.mute([false, false]);
    expect(heard(context)[0]).toEqual({ 0: 1, 1: 0 });
  });

  it('wakes the sound up, which browsers keep asleep until the user does something', () => {
    mixer.mute([true, false]);
    expect(context.resume).toHaveBeenCalledTimes(1);
  });

  it('survives a browser that keeps it asleep', async () => {
    context.resume.mockRejectedValue(new Error('not allowed'));
    expect(() => mixer.resume()).not.toThrow();
  });

  it('lets go of the device', () => {
    mixer.destroy();
    expect(context.close).toHaveBeenCalledTimes(1);
    mixer.resume();
    expect(context.resume).not.toHaveBeenCalled();
  });

  it('is not offered where the browser has no Web Audio', () => {
    expect(canMixSpeakers()).toBe(true);
    delete window.AudioContext;
    expect(canMixSpeakers()).toBe(false);
  });

  it('never makes anybody louder', () => {
    for (const left of [true, false])
      for (const right of [true, false])
        expect(
          earLevels([left, right])
            .flat()
            .every((level) => level === 0 || level === 1),
        ).toBe(true);
  });
});
