import getPlayback from '@salesforce/apex/AC_PlaybackController.getPlayback';
import { nextJump } from './jumps';
import { labels } from './labels';
import { mediaKeyHandlers } from './mediaKeyHandlers';
import { Playback } from './playback';
import { storePreferences, storedPreferences } from './preferences';
import { neighbouringTurn } from './turnJumps';

/**
 * @import {Preferences} from './preferences'
 * @import {News} from 'c/acCallBase'
 * @import {Phase, PlayerState} from 'c/acPlayer'
 */

/** How often the others on the page are told the time while it plays, milliseconds. */
const TIME_INTERVAL = 240;

/**
 * @typedef {{start: number, end: number}} Stretch seconds
 * @typedef {object} PlayableCall
 * @property {string | undefined} recordId
 * @property {boolean} canPlay
 * @property {number | null | undefined} audioDuration seconds
 * @property {number | null | undefined} contactDuration seconds, for where the recording's is not known
 * @property {{start: number}[]} turns in order of start
 * @property {Stretch[]} silences
 * @property {boolean} hasSpeakers whether there is one on each channel
 */

/**
 * How the playback is, and what the user has set.
 * @typedef {object} Played
 * @property {HTMLAudioElement | undefined} media
 * @property {number} time seconds
 * @property {Phase} phase
 * @property {string | null} problem name of the state that playing or saving ended in last
 * @property {Preferences} preferences
 * @property {boolean} muted
 * @property {readonly boolean[]} mutedSpeakers left and right channel
 * @property {boolean} canMuteSpeakers
 * @property {Stretch | null} range the selected stretch
 * @property {boolean} looping whether it is played again and again
 */

/** @type {Omit<Played, 'preferences'>} */
const NOTHING_PLAYED = {
  media: undefined,
  time: 0,
  phase: 'idle',
  problem: null,
  muted: false,
  mutedSpeakers: [false, false],
  canMuteSpeakers: false,
  range: null,
  looping: false,
};

/** Plays a call's recording with the user's preferences, over a selected stretch again and again. */
export class CallPlayback {
  /** A new object after each change. @type {Played} */
  played = { ...NOTHING_PLAYED, preferences: storedPreferences() };
  /** @type {Playback | undefined} */
  playback;
  publishedAt = 0;

  /**
   * @param {object} options
   * @param {() => PlayableCall} options.call
   * @param {(played: Played) => void} options.onChange
   * @param {(news: News) => void} options.publish to the other components of the page
   */
  constructor({ call, onChange, publish }) {
    this.call = call;
    this.onChange = onChange;
    this.publish = publish;
  }

  get isReady() {
    return this.playback !== undefined;
  }

  get time() {
    return this.played.time;
  }

  get isPlaying() {
    return this.played.phase === 'playing';
  }

  get wantsToPlay() {
    return Boolean(this.playback?.wantsToPlay);
  }

  get duration() {
    const { audioDuration, contactDuration } = this.call();
    return audioDuration || this.played.media?.duration || contactDuration || 0;
  }

  /** What the playback jumps over or back for. */
  get ways() {
    const { looping, range, preferences } = this.played;
    return { loop: looping ? range : null, silences: preferences.skipsSilence ? this.call().silences : [] };
  }

  /** @param {HTMLElement} place for the audio element */
  start(place) {
    // Made here, not in the template: an element whose sound was worked on cannot be handed on.
    const media = document.createElement('audio');
    media.preload = 'auto';
    place.append(media);
    this.playback = new Playback(media, {
      title: labels.recording,
      requestSource: () => this.requestSource(),
      nextJump: (seconds) => nextJump(seconds, this.ways),
      onState: (state) => this.playerChanged(state),
      onTime: (seconds) => this.playerMoved(seconds),
      duration: () => this.duration,
      mediaKeys: mediaKeyHandlers(this),
    });
    this.change({ media });
    this.usePreferences();
  }

  release() {
    this.playback?.destroy();
    this.playback = undefined;
    this.played.media?.remove();
    this.change({ media: undefined, phase: 'idle' });
  }

  /** Forgets the recording, for another one. */
  forget() {
    this.playback?.reset();
    this.change({ time: 0, mutedSpeakers: [false, false], range: null, looping: false });
  }

  play() {
    if (this.call().canPlay) this.playback?.play();
  }

  pause() {
    this.playback?.pause();
  }

  toggle() {
    if (this.call().canPlay) this.playback?.toggle();
  }

  /** @param {number} seconds */
  seek(seconds) {
    const within = Math.min(Math.max(0, seconds), this.duration || seconds);
    this.playback?.seek(within);
  }

  /** @param {boolean} forward */
  seekTurn(forward) {
    this.seek(neighbouringTurn(this.call().turns, this.time, forward));
  }

  /** @param {Stretch | null} range */
  setRange(range) {
    this.change({ range, looping: this.played.looping && range !== null });
    this.publish({ kind: 'range', range });
  }

  /** @param {boolean} looping whether the selected stretch is played again and again */
  setLooping(looping) {
    const { range } = this.played;
    this.change({ looping: looping && range !== null });
    if (looping && range) this.seek(range.start);
  }

  /** @param {Partial<Preferences>} changes kept for this user's next call */
  prefer(changes) {
    const preferences = { ...this.played.preferences, ...changes };
    this.change({ preferences });
    storePreferences(preferences);
    this.usePreferences();
  }

  /** @param {number} volume 0 to 1 */
  setVolume(volume) {
    this.change({ muted: false });
    this.prefer({ volume });
  }

  toggleMuted() {
    const { volume } = this.played.preferences;
    const muted = !this.played.muted;
    this.change({ muted });
    // A user who wants to hear again does not want to hear nothing.
    this.prefer({ volume: muted ? volume : volume || 1 });
  }

  /** @param {readonly boolean[]} mutedSpeakers left and right channel */
  muteSpeakers(mutedSpeakers) {
    this.change({ mutedSpeakers });
    this.playback?.muteSpeakers(mutedSpeakers);
  }

  /** @param {string | null} problem name of the state that saving the recording ended in */
  report(problem) {
    this.change({ problem });
  }

  /** Tells the others on the page where the playback is. */
  tellTime() {
    this.publishedAt = performance.now();
    this.publish({ kind: 'time', seconds: this.time, playing: this.isPlaying });
  }

  /** What was said before a component joined the page. */
  tellNewcomer() {
    const { range } = this.played;
    if (this.time > 0) this.tellTime();
    if (range) this.publish({ kind: 'range', range });
  }

  usePreferences() {
    const { preferences, muted } = this.played;
    this.playback?.setRate(preferences.rate);
    this.playback?.setVolume(preferences.volume, muted);
  }

  async requestSource() {
    try {
      return await getPlayback({ recordId: this.call().recordId });
    } catch {
      return { state: 'UNREACHABLE' };
    }
  }

  /** @param {PlayerState} state */
  playerChanged({ phase, problem }) {
    const canMuteSpeakers = Boolean(this.playback?.canMuteSpeakers) && this.call().hasSpeakers;
    this.change({ phase, problem, canMuteSpeakers });
    const { rate } = this.played.preferences;
    this.publish({ kind: 'state', playing: this.isPlaying, seconds: this.time, rate });
  }

  /** @param {number} seconds */
  playerMoved(seconds) {
    this.change({ time: seconds });
    const { range, looping } = this.played;
    if (range && looping && this.isPlaying && seconds >= range.end) {
      this.seek(range.start);
      return;
    }
    if (this.isPlaying && performance.now() - this.publishedAt < TIME_INTERVAL) return;
    this.tellTime();
  }

  /** @param {Partial<Played>} part */
  change(part) {
    this.played = { ...this.played, ...part };
    this.onChange(this.played);
  }
}
