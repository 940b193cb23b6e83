import { MediaKeys } from '../mediaKeys';

describe('the media keys', () => {
  let session;
  let handlers;
  let keys;

  beforeEach(() => {
    const actions = new Map();
    session = {
      metadata: null,
      playbackState: 'none',
      actions,
      press: (action, details = {}) => actions.get(action)?.({ action, ...details }),
      setActionHandler: jest.fn((action, handler) => actions.set(action, handler)),
      setPositionState: jest.fn(),
    };
    Object.defineProperty(navigator, 'mediaSession', { value: session, configurable: true });
    window.MediaMetadata = class {
      constructor(data) {
        Object.assign(this, data);
      }
    };
    handlers = { play: jest.fn(), seekto: jest.fn(), nexttrack: jest.fn() };
    keys = new MediaKeys('Recording', handlers);
  });

  afterEach(() => {
    keys.release();
    delete navigator.mediaSession;
    delete window.MediaMetadata;
  });

  it('belong to nobody before something plays', () => {
    session.press('play');
    expect(handlers.play).not.toHaveBeenCalled();
    expect(session.metadata).toBeNull();
  });

  it('reach the player that plays', () => {
    keys.hold();
    session.press('play');
    session.press('seekto', { seekTime: 12 });
    expect(handlers.play).toHaveBeenCalledTimes(1);
    expect(handlers.seekto).toHaveBeenCalledWith(expect.objectContaining({ seekTime: 12 }));
  });

  it('show a title, and nothing else, on the lock screen', () => {
    keys.hold();
    expect({ ...session.metadata }).toEqual({ title: 'Recording' });
  });

  it('show where the player is', () => {
    keys.hold();
    keys.show({ playing: true, duration: 60, rate: 1.5, time: 61 });
    expect(session.playbackState).toBe('playing');
    expect(session.setPositionState).toHaveBeenCalledWith({ duration: 60, playbackRate: 1.5, position: 60 });
    keys.show({ playing: false, duration: 0, rate: 1, time: 0 });
    expect(session.playbackState).toBe('paused');
    expect(session.setPositionState).toHaveBeenCalledTimes(1);
  });

  it('go over to the call that began to play last', () => {
    const play = jest.fn();
    const later = new MediaKeys('Recording', { play });
    keys.hold();
    later.hold();
    session.press('play');
    session.press('nexttrack');
    expect(play).toHaveBeenCalledTimes(1);
    expect(handlers.play).not.toHaveBeenCalled();
    expect(handlers.nexttrack).not.toHaveBeenCalled();
    keys.show({ playing: false, duration: 9, rate: 1, time: 0 });
    expect(session.setPositionState).not.toHaveBeenCalled();
    keys.release();
    expect(session.metadata).not.toBeNull();
    later.release();
  });

  it('are given back', () => {
    keys.hold();
    keys.release();
    session.press('play');
    expect(handlers.play).not.toHaveBeenCalled();
    expect(session).toMatchObject({ metadata: null, playbackState: 'none' });
  });

  it('do without an action that the browser does not know', () => {
    session.setActionHandler.mockImplementationOnce(() => {
      throw new TypeError('unknown action');
    });
    keys.hold();
    session.press('seekto', { seekTime: 1 });
    expect(handlers.seekto).toHaveBeenCalledTimes(1);
  });

  it('are left alone where the browser does not offer them', () => {
    delete navigator.mediaSession;
    expect(() => {
      keys.hold();
      keys.show({ playing: true, duration: 9, rate: 1, time: 0 });
      keys.release();
    }).not.toThrow();
  });
});
