/**
 * Plays one recording through a media element. The link to the audio is asked for when Play is
 * pressed for the first time, and again, once for each place, when it stops working.
 * @typedef {{state: string, url?: string | null, reason?: string | null}} Source as Apex gives it
 * @typedef {'idle' | 'loading' | 'playing' | 'paused'} Phase
 * @typedef {{phase: Phase, problem: string | null}} PlayerState `problem` is the name of a state
 */

const NETWORK_ERROR = 2;
/** Two failures this near to each other are failures of the audio, not of the link. */
const SAME_PLACE_SECONDS = 1;

export class Player {
  /** @type {Phase} */
  phase = 'idle';
  /** @type {string | null} */
  problem = null;
  /** Seconds; kept here because a media element forgets its place when it gets a new link. */
  time = 0;
  rate = 1;
  wantsToPlay = false;
  /** @type {number | null} where the link was last renewed */
  renewedAt = null;
  /** Counts the calls that were loaded, so that a late answer for an earlier one is dropped. */
  generation = 0;

  /**
   * @param {HTMLMediaElement} media
   * @param {{requestSource: () => Promise<Source>, onState: (state: PlayerState) => void,
   *   onTime: (seconds: number) => void}} options
   */
  constructor(media, { requestSource, onState, onTime }) {
    this.media = media;
    this.requestSource = requestSource;
    this.onState = onState;
    this.onTime = onTime;
    this.listeners = new AbortController();
    this.listen();
  }

  listen() {
    const on = (/** @type {string} */ type, /** @type {() => void} */ listener) =>
      this.media.addEventListener(type, listener, { signal: this.listeners.signal });
    on('loadedmetadata', () => this.takePlace());
    on('playing', () => this.become('playing'));
    on('waiting', () => this.wantsToPlay && this.become('loading'));
    on('pause', () => this.phase === 'playing' && this.become('paused'));
    on('timeupdate', () => this.moved());
    on('ended', () => this.finished());
    on('error', () => this.failed());
  }

  get hasSource() {
    return this.media.hasAttribute('src');
  }

  /** Starts, or goes on, where the player is. Never rejects: what went wrong is the state's problem. */
  async play() {
    if (this.wantsToPlay && !this.problem) return;
    this.wantsToPlay = true;
    this.renewedAt = null;
    if (this.hasSource || (await this.load())) await this.start();
  }

  pause() {
    this.wantsToPlay = false;
    this.media.pause();
    if (this.phase !== 'idle') this.become(this.hasSource ? 'paused' : 'idle');
  }

  toggle() {
    if (this.wantsToPlay) this.pause();
    else this.play();
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.time = Math.max(0, seconds);
    this.takePlace();
    this.onTime(this.time);
  }

  /** @param {number} rate 1 is the recording's own speed */
  setRate(rate) {
    this.rate = rate;
    // A new link resets the speed to the default one.
    this.media.defaultPlaybackRate = rate;
    this.media.playbackRate = rate;
  }

  /** Forgets the recording, for another one. */
  reset() {
    this.generation += 1;
    this.pause();
    this.dropSource();
    this.time = 0;
    this.become('idle');
  }

  destroy() {
    this.generation += 1;
    this.listeners.abort();
    this.media.pause();
    this.dropSource();
  }

  /** Asks for a link and puts it in. @returns {Promise<boolean>} whether there is one now */
  async load() {
    this.become('loading');
    this.generation += 1;
    const { generation } = this;
    const source = await this.requestSource();
    if (generation !== this.generation) return false;
    if (source.state !== 'READY' || !source.url) {
      this.giveUp(source.state === 'READY' ? 'UNREACHABLE' : source.state);
      return false;
    }
    this.media.src = source.url;
    this.setRate(this.rate);
    return this.wantsToPlay;
  }

  async start() {
    try {
      await this.media.play();
    } catch (error) {
      // Anything else is told by the element's error event, or was caused by our own pause.
      if (error instanceof Error && error.name === 'NotAllowedError') {
        this.wantsToPlay = false;
        this.become('paused', 'PRESS_PLAY');
      }
    }
  }

  takePlace() {
    if (this.media.readyState > 0) this.media.currentTime = this.time;
  }

  moved() {
    if (this.media.readyState === 0 || !this.hasSource) return;
    this.time = this.media.currentTime;
    this.onTime(this.time);
  }

  finished() {
    this.wantsToPlay = false;
    this.become('paused');
  }

  async failed() {
    if (!this.hasSource) return;
    const renewedHere = this.renewedAt !== null && Math.abs(this.time - this.renewedAt) < SAME_PLACE_SECONDS;
    if (renewedHere) {
      this.giveUp(this.media.error?.code === NETWORK_ERROR ? 'AUDIO_UNREACHABLE' : 'UNSUPPORTED');
      return;
    }
    this.renewedAt = this.time;
    if (await this.load()) await this.start();
  }

  /** @param {string} problem */
  giveUp(problem) {
    this.wantsToPlay = false;
    this.dropSource();
    this.become('idle', problem);
  }

  dropSource() {
    if (!this.hasSource) return;
    this.media.removeAttribute('src');
    this.media.load();
  }

  /** @param {Phase} phase @param {string | null} [problem] */
  become(phase, problem = null) {
    this.phase = phase;
    this.problem = problem;
    this.onState({ phase, problem });
  }
}
