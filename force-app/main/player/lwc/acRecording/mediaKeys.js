/**
 * Media keys, headsets and the lock screen. A device has one of each, so the player that began to play
 * last has them; there may be several on a page.
 * @typedef {'play' | 'pause' | 'stop' | 'seekbackward' | 'seekforward' | 'seekto' | 'previoustrack' |
 *   'nexttrack'} MediaAction
 * @typedef {Partial<Record<MediaAction, (details: {seekTime?: number | null, seekOffset?: number | null}) => void>>} Handlers
 */

/** @type {MediaAction[]} */
const ACTIONS = [
  'play',
  'pause',
  'stop',
  'seekbackward',
  'seekforward',
  'seekto',
  'previoustrack',
  'nexttrack',
];

/** @type {MediaKeys | null} */
let holder = null;

export class MediaKeys {
  /**
   * @param {string} title shown on the lock screen, where everybody sees it: no personal data
   * @param {Handlers} handlers
   */
  constructor(title, handlers) {
    this.title = title;
    this.handlers = handlers;
  }

  /** Undefined where the browser does not offer it. */
  get session() {
    return /** @type {MediaSession | undefined} */ (navigator.mediaSession);
  }

  /** Takes the keys, because this player begins to play. */
  hold() {
    if (!this.session || holder === this) return;
    holder = this;
    if (window.MediaMetadata) this.session.metadata = new window.MediaMetadata({ title: this.title });
    for (const action of ACTIONS) this.handle(action, this.handlers[action] ?? null);
  }

  /**
   * @param {{playing: boolean, duration: number, rate: number, time: number}} place seconds
   */
  show({ playing, duration, rate, time }) {
    if (!this.session || holder !== this) return;
    this.session.playbackState = playing ? 'playing' : 'paused';
    if (!Number.isFinite(duration) || duration <= 0) return;
    this.session.setPositionState?.({ duration, playbackRate: rate, position: Math.min(time, duration) });
  }

  /** Gives the keys back, where this player has them. */
  release() {
    if (!this.session || holder !== this) return;
    holder = null;
    for (const action of ACTIONS) this.handle(action, null);
    this.session.metadata = null;
    this.session.playbackState = 'none';
  }

  /** @param {MediaAction} action @param {MediaSessionActionHandler | null} handler */
  handle(action, handler) {
    try {
      this.session?.setActionHandler(action, handler);
    } catch {
      // Browsers refuse actions that they do not know.
    }
  }
}
