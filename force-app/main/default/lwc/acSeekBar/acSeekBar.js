import { LightningElement, api } from 'lwc';
import seek from '@salesforce/label/c.AC_Seek';
import seekValue from '@salesforce/label/c.AC_Seek_Value';
import { fill } from 'c/acFormat';
import { spokenTime } from 'c/acTime';

const ARROW_SECONDS = 5;
const PAGE_SECONDS = 30;

/**
 * Where in the recording the playback is. What is put into it (a waveform) is what the pointer
 * moves on; without it there is a plain bar.
 * @fires AcSeekBar#seek detail: `{seconds}`
 * @fires AcSeekBar#toggle Space or Enter
 */
export default class AcSeekBar extends LightningElement {
  /** Seconds. */
  @api time = 0;
  /** Seconds; 0 while it is not known. */
  @api duration = 0;
  /** Whether there is nothing in it, so that a plain bar is shown. */
  @api plain = false;

  labels = { seek };
  dragging = false;

  get wholeDuration() {
    return Math.floor(this.duration || 0);
  }

  get wholeTime() {
    return Math.min(Math.floor(this.time || 0), this.wholeDuration);
  }

  get valueText() {
    return fill(seekValue, spokenTime(this.time), spokenTime(this.duration));
  }

  get playedStyle() {
    const share = this.duration ? Math.min(1, this.time / this.duration) : 0;
    return `inline-size: ${share * 100}%`;
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    const target = this.timeForKey(event.key);
    if (target !== null) this.seekTo(target);
    else if (event.key === ' ' || event.key === 'Enter') this.dispatchEvent(new CustomEvent('toggle'));
    else return;
    event.preventDefault();
  }

  /** @param {string} key @returns {number | null} seconds */
  timeForKey(key) {
    switch (key) {
      case 'ArrowRight':
      case 'ArrowUp':
        return this.time + ARROW_SECONDS;
      case 'ArrowLeft':
      case 'ArrowDown':
        return this.time - ARROW_SECONDS;
      case 'PageUp':
        return this.time + PAGE_SECONDS;
      case 'PageDown':
        return this.time - PAGE_SECONDS;
      case 'Home':
        return 0;
      case 'End':
        return this.duration;
      default:
        return null;
    }
  }

  /** @param {PointerEvent} event */
  startDrag(event) {
    if (event.button !== 0) return;
    this.dragging = true;
    this.track.setPointerCapture?.(event.pointerId);
    this.seekToPointer(event);
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (this.dragging) this.seekToPointer(event);
  }

  endDrag() {
    this.dragging = false;
  }

  get track() {
    return /** @type {HTMLElement} */ (this.refs?.track);
  }

  /** @param {PointerEvent} event */
  seekToPointer(event) {
    const box = this.track.getBoundingClientRect();
    if (box.width > 0) this.seekTo(((event.clientX - box.left) / box.width) * this.duration);
  }

  /** @param {number} seconds */
  seekTo(seconds) {
    const within = Math.min(Math.max(0, seconds), this.duration || 0);
    this.dispatchEvent(new CustomEvent('seek', { detail: { seconds: within } }));
  }
}
