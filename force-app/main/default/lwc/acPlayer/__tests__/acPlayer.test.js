import { Player } from 'c/acPlayer';

const READY = { state: 'READY', url: 'https://recordings.example.com/call.wav?one' };
const RENEWED = { state: 'READY', url: 'https://recordings.example.com/call.wav?two' };

const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A media element that plays as soon as it is told to, and can be made to fail. */
function fakeMedia() {
  const media = document.createElement('audio');
  const own = { readyState: 0, currentTime: 0, error: null };
  for (const name of Object.keys(own)) {
    Object.defineProperty(media, name, {
      get: () => own[name],
      set: (value) => {
        own[name] = value;
      },
    });
  }
  media.load = jest.fn(() => Object.assign(own, { readyState: 0, currentTime: 0 }));
  media.pause = jest.fn(() => media.dispatchEvent(new CustomEvent('pause')));
  media.play = jest.fn(async () => {
    own.readyState = 4;
    media.dispatchEvent(new CustomEvent('loadedmetadata'));
    media.dispatchEvent(new CustomEvent('playing'));
  });
  media.moveTo = (seconds) => {
    own.currentTime = seconds;
    media.dispatchEvent(new CustomEvent('timeupdate'));
  };
  media.failWith = async (code) => {
    Object.assign(own, { error: { code }, readyState: 0, currentTime: 0 });
    media.dispatchEvent(new CustomEvent('error'));
    await flush();
  };
  return media;
}

const rejection = (name) => Object.assign(new Error(name), { name });

describe('c-ac-player', () => {
  let media;
  let player;
  let requestSource;
  let onState;
  let onTime;

  beforeEach(() => {
    media = fakeMedia();
    requestSource = jest.fn().mockResolvedValue(READY);
    onState = jest.fn();
    onTime = jest.fn();
    player = new Player(media, { requestSource, onState, onTime });
  });

  const lastState = () => onState.mock.calls.at(-1)[0];

  it('asks for no audio before Play', () => {
    expect(requestSource).not.toHaveBeenCalled();
    expect(media.hasAttribute('src')).toBe(false);
  });

  it('asks for a link, then plays', async () => {
    await player.play();
    expect(media.src).toBe(READY.url);
    expect(onState.mock.calls.map(([{ phase }]) => phase)).toEqual(['loading', 'playing']);
  });

  it('asks once, however often it is paused', async () => {
    await player.play();
    player.pause();
    expect(lastState().phase).toBe('paused');
    await player.play();
    expect(requestSource).toHaveBeenCalledTimes(1);
  });

  it('begins where the user went before there was audio', async () => {
    player.seek(12);
    expect(onTime).toHaveBeenCalledWith(12);
    await player.play();
    expect(media.currentTime).toBe(12);
  });

  it('tells where it is', async () => {
    await player.play();
    media.moveTo(3.5);
    expect(onTime).toHaveBeenLastCalledWith(3.5);
  });

  it('keeps the speed through a new link', async () => {
    player.setRate(1.5);
    await player.play();
    expect(media.playbackRate).toBe(1.5);
    expect(media.defaultPlaybackRate).toBe(1.5);
  });

  it('renews an expired link and goes on from the same place', async () => {
    await player.play();
    media.moveTo(20);
    requestSource.mockResolvedValue(RENEWED);
    await media.failWith(2);
    expect(media.src).toBe(RENEWED.url);
    expect(media.currentTime).toBe(20);
    expect(lastState()).toEqual({ phase: 'playing', problem: null });
  });

  it('stays paused where the link expired while it was paused', async () => {
    await player.play();
    player.pause();
    media.play.mockClear();
    await media.failWith(2);
    expect(media.play).not.toHaveBeenCalled();
  });

  it.each([
    [2, 'AUDIO_UNREACHABLE'],
    [3, 'UNSUPPORTED'],
    [4, 'UNSUPPORTED'],
  ])('gives up after one new link where error %p comes back, and says why', async (code, problem) => {
    media.play.mockImplementation(async () => undefined);
    await player.play();
    await media.failWith(code);
    await media.failWith(code);
    expect(requestSource).toHaveBeenCalledTimes(2);
    expect(lastState()).toEqual({ phase: 'idle', problem });
    expect(media.hasAttribute('src')).toBe(false);
  });

  it('can be tried again after it gave up, from the same place', async () => {
    await player.play();
    media.moveTo(7);
    requestSource.mockResolvedValueOnce({ state: 'UNREACHABLE', url: null });
    await media.failWith(2);
    expect(lastState()).toEqual({ phase: 'idle', problem: 'UNREACHABLE' });
    await player.play();
    expect(lastState()).toEqual({ phase: 'playing', problem: null });
    expect(media.currentTime).toBe(7);
  });

  it.each(['NO_PERMISSION', 'NO_ACCESS', 'DELETED', 'ARCHIVED', 'NOT_YET', 'NOT_CONFIGURED'])(
    'says that Apex refused with %s, and gets no audio',
    async (state) => {
      requestSource.mockResolvedValue({ state, url: null });
      await player.play();
      expect(lastState()).toEqual({ phase: 'idle', problem: state });
      expect(media.hasAttribute('src')).toBe(false);
      expect(media.play).not.toHaveBeenCalled();
    },
  );

  it('explains that the browser wants a second press', async () => {
    media.play.mockRejectedValueOnce(rejection('NotAllowedError'));
    await player.play();
    expect(lastState()).toEqual({ phase: 'paused', problem: 'PRESS_PLAY' });
    await player.play();
    expect(lastState()).toEqual({ phase: 'playing', problem: null });
  });

  it('does not complain of a play that its own pause broke off', async () => {
    media.play.mockRejectedValueOnce(rejection('AbortError'));
    await player.play();
    expect(lastState().problem).toBeNull();
  });

  it('does not start when paused while the link was on its way', async () => {
    const playing = player.play();
    player.pause();
    await playing;
    expect(media.play).not.toHaveBeenCalled();
    expect(lastState().phase).toBe('idle');
  });

  it('drops a link that comes for the call shown before', async () => {
    const playing = player.play();
    player.reset();
    await playing;
    expect(media.hasAttribute('src')).toBe(false);
    expect(lastState()).toEqual({ phase: 'idle', problem: null });
  });

  it('shows that it waits for the network', async () => {
    await player.play();
    media.dispatchEvent(new CustomEvent('waiting'));
    expect(lastState().phase).toBe('loading');
  });

  it('can be played again from its end', async () => {
    await player.play();
    media.dispatchEvent(new CustomEvent('ended'));
    expect(lastState().phase).toBe('paused');
    player.toggle();
    await flush();
    expect(lastState().phase).toBe('playing');
  });

  it('lets go of the audio', async () => {
    await player.play();
    onState.mockClear();
    player.destroy();
    media.dispatchEvent(new CustomEvent('playing'));
    expect(media.hasAttribute('src')).toBe(false);
    expect(onState).not.toHaveBeenCalled();
  });
});
