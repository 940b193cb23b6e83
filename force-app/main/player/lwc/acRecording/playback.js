import { MediaKeys } from './mediaKeys';
import { Player } from 'c/acPlayer';
import { SpeakerMixer, canMixSpeakers } from './speakerMixer';

/**
 * @import {Handlers} from './mediaKeys'
 * @import {Jump, Source} from 'c/acPlayer'
 */

/**
 * A recording as it is heard: the player, the speakers that are muted, the media keys of the device.
 * @import {PlayerState} from 'c/acPlayer'
 * @typedef {object} PlaybackOptions
 * @property {string} title for the lock screen, without personal data
 * @property {() => Promise<Source>} requestSource
 * @property {(seconds: number) => Jump | null} nextJump
 * @property {(state: PlayerState) => void} onState
 * @property {(seconds: number) => void} onTime
 * @property {() => number} duration seconds
 * @property {Handlers} mediaKeys
 */
export class Playback {
  /** @type {SpeakerMixer | undefined} */
  mixer;
  /** Whether the sound may be worked on, as far as is known. */
  open = false;

  /** @param {HTMLMediaElement} media @param {PlaybackOptions} options */
  constructor(media, options) {
    this.media = media;
    this.options = options;
    this.keys = new MediaKeys(options.title, options.mediaKeys);
    this.player = new Player(media, {
      requestSource: options.requestSource,
      nextJump: options.nextJump,
      onState: (state) => this.changed(state),
      onTime: (seconds) => this.moved(seconds),
    });
  }

  get wantsToPlay() {
    return this.player.wantsToPlay;
  }

  get canMuteSpeakers() {
    return this.open && canMixSpeakers();
  }

  play() {
    this.mixer?.resume();
    this.player.play();
  }

  pause() {
    this.player.pause();
  }

  toggle() {
    if (this.player.wantsToPlay) this.pause();
    else this.play();
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.player.seek(seconds);
  }

  /** @param {number} rate */
  setRate(rate) {
    this.player.setRate(rate);
    this.showPlace();
  }

  /** @param {number} volume 0 to 1 @param {boolean} muted */
  setVolume(volume, muted) {
    this.media.volume = volume;
    this.media.muted = muted;
  }

  /** @param {readonly boolean[]} muted left and right channel */
  muteSpeakers(muted) {
    if (!this.mixer) {
      if (!this.canMuteSpeakers || !muted.includes(true)) return;
      this.mixer = new SpeakerMixer(this.media);
      this.player.needsOpenAudio = true;
    }
    this.mixer.mute(muted);
  }

  /** Forgets the recording, for another one. */
  reset() {
    this.player.reset();
    this.muteSpeakers([false, false]);
    this.keys.release();
  }

  destroy() {
    this.player.destroy();
    this.mixer?.destroy();
    this.keys.release();
  }

  /** @param {PlayerState} state */
  changed(state) {
    this.open = state.open;
    if (state.phase === 'playing') this.keys.hold();
    this.showPlace();
    this.options.onState(state);
  }

  /** @param {number} seconds */
  moved(seconds) {
    this.showPlace();
    this.options.onTime(seconds);
  }

  showPlace() {
    const { phase, rate, time } = this.player;
    this.keys.show({ playing: phase === 'playing', duration: this.options.duration(), rate, time });
  }
}
