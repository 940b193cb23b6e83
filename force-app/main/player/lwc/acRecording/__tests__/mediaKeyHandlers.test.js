import { mediaKeyHandlers } from '../mediaKeyHandlers';

describe('the media keys of a recording', () => {
  let recording;
  let keys;

  beforeEach(() => {
    recording = { time: 30, play: jest.fn(), pause: jest.fn(), seek: jest.fn(), seekTurn: jest.fn() };
    keys = mediaKeyHandlers(recording);
  });

  it('play and pause', () => {
    keys.play({});
    expect(recording.play).toHaveBeenCalledTimes(1);
    keys.pause({});
    keys.stop({});
    expect(recording.pause).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['seekbackward', {}, 20],
    ['seekbackward', { seekOffset: 4 }, 26],
    ['seekforward', {}, 40],
    ['seekforward', { seekOffset: 4 }, 34],
    ['seekto', { seekTime: 0 }, 0],
    ['seekto', {}, 30],
  ])('by %s with %p go to %p seconds', (key, details, seconds) => {
    keys[key](details);
    expect(recording.seek).toHaveBeenCalledWith(seconds);
  });

  it('step from where the playback has come since', () => {
    recording.time = 50;
    keys.seekforward({});
    expect(recording.seek).toHaveBeenCalledWith(60);
  });

  it.each([
    ['previoustrack', false],
    ['nexttrack', true],
  ])('by %s go to a neighbouring turn', (key, forward) => {
    keys[key]({});
    expect(recording.seekTurn).toHaveBeenCalledWith(forward);
  });
});
