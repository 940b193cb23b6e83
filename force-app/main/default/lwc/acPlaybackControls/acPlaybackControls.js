import { LightningElement, api } from 'lwc';
import { fill, speed } from 'c/acFormat';
import { clockTime } from 'c/acTime';
import { labels } from './labels';

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/**
 * The buttons of the player. They only say what is wanted; the player does it.
 * @fires AcPlaybackControls#command detail: `{command: 'toggle' | 'back' | 'forward' | 'previousturn' | 'nextturn'}`
 * @fires AcPlaybackControls#ratechange detail: `{rate}`
 * @fires AcPlaybackControls#volumechange detail: `{volume}`, 0 to 1
 */
export default class AcPlaybackControls extends LightningElement {
  /** Seconds. */
  @api time = 0;
  /** Seconds. */
  @api duration = 0;
  /** 'idle', 'loading', 'playing' or 'paused'. */
  @api phase = 'idle';
  /** 1 is the recording's own speed. */
  @api rate = 1;
  /** 0 to 1. */
  @api volume = 1;
  @api disabled = false;
  /** Whether there are turns to go to. */
  @api hasTurns = false;

  labels = labels;
  volumeBeforeMute = 1;

  get isActive() {
    return this.phase === 'playing' || this.phase === 'loading';
  }

  get playIcon() {
    return this.isActive ? 'utility:pause' : 'utility:play';
  }

  get playLabel() {
    if (this.phase === 'loading') return labels.loading;
    return this.phase === 'playing' ? labels.pause : labels.play;
  }

  get turnsDisabled() {
    return this.disabled || !this.hasTurns;
  }

  get elapsed() {
    return clockTime(this.time);
  }

  get remaining() {
    return `−${clockTime(Math.max(0, this.duration - this.time))}`;
  }

  get speedText() {
    return speed(this.rate);
  }

  get speedLabel() {
    return fill(labels.speedIs, speed(this.rate));
  }

  get rates() {
    return RATES.map((rate) => ({ value: String(rate), label: speed(rate), checked: rate === this.rate }));
  }

  get volumePercent() {
    return Math.round(this.volume * 100);
  }

  get volumeIcon() {
    return this.volume === 0 ? 'utility:volume_off' : 'utility:volume_high';
  }

  get volumeLabel() {
    return this.volume === 0 ? labels.unmute : labels.mute;
  }

  /** @param {Event} event */
  send(event) {
    const { command } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.dispatchEvent(new CustomEvent('command', { detail: { command } }));
  }

  /** @param {CustomEvent} event */
  chooseRate(event) {
    this.dispatchEvent(new CustomEvent('ratechange', { detail: { rate: Number(event.detail.value) } }));
  }

  toggleMute() {
    if (this.volume > 0) this.volumeBeforeMute = this.volume;
    this.setVolume(this.volume > 0 ? 0 : this.volumeBeforeMute);
  }

  /** @param {Event} event */
  changeVolume(event) {
    this.setVolume(Number(/** @type {HTMLInputElement} */ (event.target).value) / 100);
  }

  /** @param {number} volume */
  setVolume(volume) {
    this.dispatchEvent(new CustomEvent('volumechange', { detail: { volume } }));
  }

  /** The slider's arrows are its own, not the player's. @param {KeyboardEvent} event */
  keepKeys(event) {
    if (event.key.startsWith('Arrow')) event.stopPropagation();
  }
}
