import { LightningElement, api } from 'lwc';
import { fill, speed } from 'c/acFormat';
import { RATES } from 'c/acPlayer';
import { clockTime } from 'c/acTime';
import { labels } from './labels';

/** What is said while there is no sound yet. @type {Partial<Record<string, string>>} */
const WAITING = { loading: labels.loading, renewing: labels.renewing, buffering: labels.buffering };

/**
 * The buttons of the player. They only say what is wanted; the player does it.
 * @fires AcPlaybackControls#command detail: `{command}`, a `PlayerCommand` of `c/acRecording`
 * @fires AcPlaybackControls#ratechange detail: `{rate}`
 * @fires AcPlaybackControls#volumechange detail: `{volume}`, 0 to 1
 */
export default class AcPlaybackControls extends LightningElement {
  /** Seconds. */
  @api time = 0;
  /** Seconds. */
  @api duration = 0;
  /** A `Phase` of `c/acPlayer`. */
  @api phase = 'idle';
  /** 1 is the recording's own speed. */
  @api rate = 1;
  /** 0 to 1. */
  @api volume = 1;
  @api muted = false;
  @api disabled = false;
  /** Whether there are turns to go to. */
  @api hasTurns = false;
  /** Whether there are silences to skip. */
  @api hasSilences = false;
  @api skipsSilence = false;

  labels = labels;
  isMenuOpen = false;

  get isWaiting() {
    return this.phase in WAITING;
  }

  get isActive() {
    return this.phase === 'playing' || this.isWaiting;
  }

  get playIcon() {
    return this.isActive ? 'utility:pause' : 'utility:play';
  }

  get playLabel() {
    return this.isActive ? labels.pause : labels.play;
  }

  get playClass() {
    return this.isWaiting ? 'ring waiting' : 'ring';
  }

  get waitingText() {
    return WAITING[this.phase] ?? '';
  }

  get turnsDisabled() {
    return this.disabled || !this.hasTurns;
  }

  get silenceDisabled() {
    return this.disabled || !this.hasSilences;
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

  get isSilent() {
    return this.muted || this.volume === 0;
  }

  get volumePercent() {
    return this.muted ? 0 : Math.round(this.volume * 100);
  }

  get volumeIcon() {
    if (this.isSilent) return 'utility:volume_off';
    return this.volume < 0.5 ? 'utility:volume_low' : 'utility:volume_high';
  }

  get volumeLabel() {
    return this.isSilent ? labels.unmute : labels.mute;
  }

  /** @param {Event} event */
  send(event) {
    this.ask(String(/** @type {HTMLElement} */ (event.currentTarget).dataset.command));
  }

  /** @param {CustomEvent} event */
  chooseFromMenu(event) {
    this.ask(event.detail.value);
  }

  /** @param {string} command */
  ask(command) {
    this.dispatchEvent(new CustomEvent('command', { detail: { command } }));
  }

  /** @param {CustomEvent} event */
  chooseRate(event) {
    this.dispatchEvent(new CustomEvent('ratechange', { detail: { rate: Number(event.detail.value) } }));
  }

  /** @param {Event} event */
  changeVolume(event) {
    const volume = Number(/** @type {HTMLInputElement} */ (event.target).value) / 100;
    this.dispatchEvent(new CustomEvent('volumechange', { detail: { volume } }));
  }

  /** The slider's arrows are its own, not the player's. @param {KeyboardEvent} event */
  keepArrows(event) {
    if (event.key.startsWith('Arrow')) event.stopPropagation();
  }

  /** In an open menu, letters lead to its items. @param {KeyboardEvent} event */
  keepKeysOfMenu(event) {
    if (this.isMenuOpen) event.stopPropagation();
  }

  menuOpened() {
    this.isMenuOpen = true;
  }

  menuClosed() {
    this.isMenuOpen = false;
  }
}
