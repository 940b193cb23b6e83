import { loadAudio } from './openAudio';

/** @import {PlaybackState} from 'contracts' */

/**
 * Plays one recording through a media element. The link to the audio is asked for when Play is
 * pressed for the first time, and again, once for each place, when it stops working.
 * @typedef {{state: PlaybackState, url?: string | null, reason?: string | null}} Source as Apex gives it
 * @typedef {'idle' | 'loading' | 'renewing' | 'buffering' | 'playing' | 'paused'} Phase `loading`: the link is
 *   asked for; `renewing`: a further one; `buffering`: there is a link, and not enough sound yet
 * @typedef {{phase: Phase, problem: string | null, open: boolean}} PlayerState `problem` is the name of a
 *   state; `open` says whether the sound itself may be worked on, since its host allows it (CORS)
 * @typedef {{at: number, to: number}} Jump when the playback comes to `at`, it goes on from `to`; seconds
 */

/** The speeds that are offered; 1 is the recording's own. */
export const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];

const NETWORK_ERROR = 2;
/** Two failures this near to each other are failures of the audio, not of the link. */
const SAME_PLACE_SECONDS = 1;
/** Media elements tell their time four times a second: too seldom to jump in time. */
const LOOK_AHEAD_SECONDS = 0.4;

export class Player {
  /** @type {Phase} */
  phase = 'idle';
  /** @type {string | null} */
  problem = null;
  /** Seconds; kept here because a media element forgets its place when it gets a new link. */
  time = 0;
  rate = 1;
  wantsToPlay = false;
  /** Whether to go on by itself when the network is back. */
  waitsForNetwork = false;
  /** Set where the element's sound is worked on: from then on it plays nothing that its host keeps closed. */
  needsOpenAudio = false;
  /** @type {ReturnType<typeof loadAudio> | undefined} */
  audio;
  /** @type {number | null} where the link was last renewed */
  renewedAt = null;
  /** Counts the calls that were loaded, so that a late answer for an earlier one is dropped. */
  generation = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  jumpTimer;

  /**
   * @param {HTMLMediaElement} media
   * @param {{requestSource: () => Promise<Source>, onState: (state: PlayerState) => void,
   *   onTime: (seconds: number) => void, nextJump?: (seconds: number) => Jump | null}} options
   */
  constructor(media, { requestSource, onState, onTime, nextJump = () => null }) {
    this.media = media;
    this.requestSource = requestSource;
    this.onState = onState;
    this.onTime = onTime;
    this.nextJump = nextJump;
    this.listeners = new AbortController();
    this.listen();
  }

  listen() {
    const { signal } = this.listeners;
    const on = (/** @type {string} */ type, /** @type {() => void} */ listener) =>
      this.media.addEventListener(type, listener, { signal });
    on('loadedmetadata', () => this.arrived());
    on('playing', () => this.become('playing'));
    on('waiting', () => this.wantsToPlay && this.become('buffering', isOffline() ? 'OFFLINE' : null));
    on('pause', () => this.phase === 'playing' && this.become('paused'));
    on('timeupdate', () => this.moved());
    on('ended', () => this.finished());
    on('error', () => this.failed());
    window.addEventListener('online', () => this.networkBack(), { signal });
  }

  get hasSource() {
    return this.media.hasAttribute('src');
  }

  /** Starts, or goes on, where the player is. Never rejects: what went wrong is the state's problem. */
  async play() {
    if (this.wantsToPlay && !this.problem) return;
    this.wantsToPlay = true;
    this.waitsForNetwork = false;
    this.renewedAt = null;
    if (this.hasSource || (await this.load('loading'))) await this.start();
  }

  pause() {
    this.wantsToPlay = false;
    this.waitsForNetwork = false;
    clearTimeout(this.jumpTimer);
    this.media.pause();
    if (this.phase !== 'idle') this.become(this.hasSource ? 'paused' : 'idle');
  }

  toggle() {
    if (this.wantsToPlay) this.pause();
    else this.play();
  }

  /** @param {number} seconds */
  seek(seconds) {
    clearTimeout(this.jumpTimer);
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
    clearTimeout(this.jumpTimer);
    this.media.pause();
    this.dropSource();
  }

  /**
   * Asks for a link and puts it in.
   * @param {'loading' | 'renewing'} phase
   * @returns {Promise<boolean>} whether there is one now, and it is to be played
   */
  async load(phase) {
    this.become(phase);
    this.generation += 1;
    const { generation } = this;
    const source = await this.requestSource();
    if (generation !== this.generation) return false;
    if (source.state !== 'READY' || !source.url) {
      this.giveUp(source.state === 'READY' ? 'UNREACHABLE' : source.state);
      return false;
    }
    this.audio = loadAudio(this.media, source.url, this.needsOpenAudio);
    this.setRate(this.rate);
    this.become(this.wantsToPlay ? 'buffering' : 'paused');
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

  arrived() {
    this.audio?.arrive();
    this.takePlace();
  }

  takePlace() {
    if (this.media.readyState > 0) this.media.currentTime = this.time;
  }

  moved() {
    if (this.media.readyState === 0 || !this.hasSource) return;
    this.time = this.media.currentTime;
    this.onTime(this.time);
    this.jumpWhenDue();
  }

  /** Leaves the straight way through the recording: over a silence, or back to where a loop begins. */
  jumpWhenDue() {
    clearTimeout(this.jumpTimer);
    if (!this.wantsToPlay) return;
    const jump = this.nextJump(this.media.currentTime);
    if (!jump) return;
    const ahead = (jump.at - this.media.currentTime) / this.rate;
    if (ahead <= 0) this.seek(jump.to);
    else if (ahead < LOOK_AHEAD_SECONDS) {
      // Cleared by whatever comes before it.
      // eslint-disable-next-line @lwc/lwc/no-async-operation
      this.jumpTimer = setTimeout(() => this.jumpWhenDue(), ahead * 1000);
    }
  }

  async finished() {
    const jump = this.nextJump(this.media.currentTime);
    if (this.wantsToPlay && jump) {
      this.seek(jump.to);
      await this.start();
      return;
    }
    this.wantsToPlay = false;
    this.become('paused');
  }

  async failed() {
    if (!this.hasSource) return;
    if (isOffline()) this.giveUp('OFFLINE');
    else if (this.audio?.retryClosed()) {
      this.setRate(this.rate);
      if (this.wantsToPlay) await this.start();
    } else if (this.failedHereBefore) {
      this.giveUp(this.media.error?.code === NETWORK_ERROR ? 'AUDIO_UNREACHABLE' : 'UNSUPPORTED');
    } else {
      this.renewedAt = this.time;
      if (await this.load('renewing')) await this.start();
    }
  }

  get failedHereBefore() {
    return this.renewedAt !== null && Math.abs(this.time - this.renewedAt) < SAME_PLACE_SECONDS;
  }

  async networkBack() {
    if (this.waitsForNetwork) await this.play();
    // The browser goes on fetching by itself.
    else if (this.problem === 'OFFLINE') this.become(this.phase);
  }

  /** @param {string} problem */
  giveUp(problem) {
    const offline = isOffline();
    this.waitsForNetwork = offline && this.wantsToPlay;
    this.wantsToPlay = false;
    this.dropSource();
    this.become('idle', offline ? 'OFFLINE' : problem);
  }

  dropSource() {
    this.audio = undefined;
    if (!this.hasSource) return;
    this.media.removeAttribute('src');
    this.media.load();
  }

  /** @param {Phase} phase @param {string | null} [problem] */
  become(phase, problem = null) {
    this.phase = phase;
    this.problem = problem;
    this.onState({ phase, problem, open: Boolean(this.audio?.open) });
  }
}

function isOffline() {
  return navigator.onLine === false;
}
