import { Player } from 'c/acPlayer';

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

/** Each test's audio stands on a host of its own, since the player remembers what hosts allow. */
let hosts = 0;

describe('c-ac-player', () => {
  let READY;
  let RENEWED;
  let media;
  let player;
  let requestSource;
  let onState;
  let onTime;
  let nextJump;

  beforeEach(() => {
    hosts += 1;
    READY = { state: 'READY', url: `https://recordings-${hosts}.example.com/call.wav?one` };
    RENEWED = { state: 'READY', url: `https://recordings-${hosts}.example.com/call.wav?two` };
    media = fakeMedia();
    requestSource = jest.fn().mockResolvedValue(READY);
    onState = jest.fn();
    onTime = jest.fn();
    nextJump = jest.fn(() => null);
    player = new Player(media, { requestSource, onState, onTime, nextJump });
  });

  afterEach(() => {
    player.destroy();
    jest.restoreAllMocks();
  });

  const lastState = () => {
    const { phase, problem } = onState.mock.calls.at(-1)[0];
    return { phase, problem };
  };
  const phases = () => onState.mock.calls.map(([{ phase }]) => phase);
  const loseNetwork = () => jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const networkComesBack = async () => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
    window.dispatchEvent(new CustomEvent('online'));
    await flush();
  };

  it('asks for no audio before Play', () => {
    expect(requestSource).not.toHaveBeenCalled();
    expect(media.hasAttribute('src')).toBe(false);
  });

  it('asks for a link, then plays', async () => {
    await player.play();
    expect(media.src).toBe(READY.url);
    expect(phases()).toEqual(['loading', 'buffering', 'playing']);
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
    expect(phases().slice(-3)).toEqual(['renewing', 'buffering', 'playing']);
  });

  it('stays paused where the link expired while it was paused', async () => {
    await player.play();
    player.pause();
    media.play.mockClear();
    await media.failWith(2);
    expect(media.play).not.toHaveBeenCalled();
    expect(lastState()).toEqual({ phase: 'paused', problem: null });
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
    expect(lastState().phase).toBe('paused');
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
    expect(lastState()).toEqual({ phase: 'buffering', problem: null });
  });

  describe('without a network', () => {
    it('says so while it waits for sound', async () => {
      await player.play();
      loseNetwork();
      media.dispatchEvent(new CustomEvent('waiting'));
      expect(lastState()).toEqual({ phase: 'buffering', problem: 'OFFLINE' });
      media.dispatchEvent(new CustomEvent('playing'));
      expect(lastState()).toEqual({ phase: 'playing', problem: null });
    });

    it('says no more of it when it is back', async () => {
      await player.play();
      loseNetwork();
      media.dispatchEvent(new CustomEvent('waiting'));
      await networkComesBack();
      expect(lastState()).toEqual({ phase: 'buffering', problem: null });
    });

    it('goes on by itself, from the same place, when the network is back', async () => {
      await player.play();
      media.moveTo(9);
      loseNetwork();
      await media.failWith(2);
      expect(lastState()).toEqual({ phase: 'idle', problem: 'OFFLINE' });
      await networkComesBack();
      expect(lastState()).toEqual({ phase: 'playing', problem: null });
      expect(media.currentTime).toBe(9);
    });

    it('tells a link that cannot be asked for from a middleware that is down', async () => {
      loseNetwork();
      requestSource.mockResolvedValue({ state: 'UNREACHABLE' });
      await player.play();
      expect(lastState().problem).toBe('OFFLINE');
    });

    it('stays paused where it was paused meanwhile', async () => {
      await player.play();
      loseNetwork();
      await media.failWith(2);
      player.pause();
      media.play.mockClear();
      await networkComesBack();
      expect(media.play).not.toHaveBeenCalled();
    });

    it('does not wait for it any more after it was let go of', async () => {
      await player.play();
      loseNetwork();
      await media.failWith(2);
      player.destroy();
      requestSource.mockClear();
      await networkComesBack();
      expect(requestSource).not.toHaveBeenCalled();
    });
  });

  describe('the sound itself', () => {
    const lastOpen = () => onState.mock.calls.at(-1)[0].open;

    it('may be worked on where its host allows that', async () => {
      await player.play();
      expect(media.getAttribute('crossorigin')).toBe('anonymous');
      expect(lastOpen()).toBe(true);
    });

    it('is played as it is where its host does not, with the same link', async () => {
      media.play.mockImplementationOnce(async () => undefined);
      await player.play();
      await media.failWith(4);
      expect(media.hasAttribute('crossorigin')).toBe(false);
      expect(media.src).toBe(READY.url);
      expect(requestSource).toHaveBeenCalledTimes(1);
      expect(lastState()).toEqual({ phase: 'playing', problem: null });
      expect(lastOpen()).toBe(false);
    });

    it('is not asked for again from a host that said no', async () => {
      media.play.mockImplementationOnce(async () => undefined);
      await player.play();
      await media.failWith(4);
      player.reset();
      await player.play();
      expect(media.hasAttribute('crossorigin')).toBe(false);
    });

    it('is asked for again where the failure had another reason', async () => {
      media.play.mockImplementation(async () => undefined);
      await player.play();
      await media.failWith(4);
      await media.failWith(4);
      expect(media.src).toBe(READY.url);
      expect(media.getAttribute('crossorigin')).toBe('anonymous');
    });

    it('is never loaded without permission once it is worked on, since it would be silence', async () => {
      await player.play();
      player.needsOpenAudio = true;
      media.moveTo(5);
      requestSource.mockResolvedValue(RENEWED);
      media.play.mockImplementation(async () => undefined);
      await media.failWith(2);
      await media.failWith(4);
      expect(media.getAttribute('crossorigin')).toBe('anonymous');
      expect(lastState().problem).toBe('UNSUPPORTED');
    });
  });

  describe('jumps', () => {
    beforeEach(async () => {
      nextJump.mockImplementation((seconds) => (seconds < 8 ? { at: 4, to: 8 } : null));
      await player.play();
    });

    it('go on from another place', () => {
      media.moveTo(4.1);
      expect(media.currentTime).toBe(8);
      expect(onTime).toHaveBeenLastCalledWith(8);
    });

    it('are not made early', () => {
      media.moveTo(3);
      expect(media.currentTime).toBe(3);
    });

    it('are made in time although the audio tells its time seldom', () => {
      jest.useFakeTimers();
      media.moveTo(3.9);
      media.currentTime = 4.01;
      jest.advanceTimersByTime(110);
      expect(media.currentTime).toBe(8);
      jest.useRealTimers();
    });

    it('are not made while it is paused', () => {
      player.pause();
      media.moveTo(5);
      expect(media.currentTime).toBe(5);
    });

    it('lead from the end back into a loop', async () => {
      nextJump.mockReturnValue({ at: 15, to: 12 });
      media.currentTime = 14.98;
      media.dispatchEvent(new CustomEvent('ended'));
      await flush();
      expect(media.currentTime).toBe(12);
      expect(lastState().phase).toBe('playing');
    });
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
