import { LightningElement, api } from 'lwc';
import seek from '@salesforce/label/c.AC_Seek';
import seekValue from '@salesforce/label/c.AC_Seek_Value';
import { fill } from 'c/acFormat';
import { overlapsOf } from 'c/acLanes';
import { rememberLast } from 'c/acRememberLast';
import { spokenTime } from 'c/acTime';
import { between, secondsAt, shareOf, stretch } from 'c/acTimelineView';
import { Gestures } from './gestures';
import { Playhead } from './playhead';
import { pointerTip } from './pointerTip';
import { bandsOf, labelledTicks, talkOf } from './scene';

/**
 * @import {Conversation} from 'c/acConversation'
 * @import {Lane} from 'c/acLanes'
 * @import {Mark} from 'c/acMarks'
 */

/** Of a wheel's turn, in pixels, to a factor: one notch is about 100. */
const WHEEL_ZOOM = 0.002;
/** One empty list, so that what depends on it is not computed again. @type {any[]} */
const NONE = [];

/**
 * The lanes of a call with sentiment and axis, on which one points, goes to a place and selects. Its
 * slider is the recording for the keyboard and for screen readers.
 * @import {Span} from 'c/acTimelineView'
 * @fires AcTimelineSurface#seek detail: `{seconds}`
 * @fires AcTimelineSurface#rangechange detail: `{range}`
 * @fires AcTimelineSurface#selected the pointer that selected was let go
 * @fires AcTimelineSurface#zoom detail: `{factor, seconds}`, `factor` of the shown length
 * @fires AcTimelineSurface#move detail: `{seconds}` by which the view is to be moved
 * @fires AcTimelineSurface#measure detail: `{width}` in pixels
 * @fires AcTimelineSurface#undrawable where the waveform cannot be drawn
 */
export default class AcTimelineSurface extends LightningElement {
  /** @type {Lane[]} */
  @api lanes = [];
  /** Seconds that the lanes' peaks cover; 0 where there is no waveform. */
  @api waveformDuration = 0;
  /** @type {Conversation | null | undefined} */
  @api conversation;
  /** @type {Mark[]} */
  @api marks = [];
  /** The shown part of the recording. @type {Span} */
  @api view = { start: 0, end: 0 };
  /** Seconds. */
  @api duration = 0;
  /** Place of the playback in seconds. */
  @api time = 0;
  /** The element that plays. @type {HTMLMediaElement | undefined} */
  @api media;
  /** Whether drawing selects instead of seeking. */
  @api selecting = false;

  labels = { seek };
  /** Pixels. */
  width = 0;
  isUndrawable = false;
  /** Share under the pointer. @type {number | null} */
  pointed = null;
  /** @type {ResizeObserver | undefined} */
  observer;

  isPlaying = false;
  playhead = new Playhead((seconds) => this.showPlace(seconds));
  gestures = new Gestures({
    seek: (share) => this.tell('seek', { seconds: this.secondsAt(share) }),
    select: (from, to) =>
      this.tell('rangechange', { range: stretch(this.secondsAt(from), this.secondsAt(to), this.duration) }),
    zoom: (factor, share) => this.tell('zoom', { factor, seconds: this.secondsAt(share) }),
  });
  overlapsFor = rememberLast(overlapsOf);
  bandsFor = rememberLast(bandsOf);
  talkFor = rememberLast(talkOf);
  ticksFor = rememberLast(labelledTicks);

  /** Whether it plays, so that the place moves between two times. */
  @api
  get playing() {
    return this.isPlaying;
  }
  set playing(value) {
    this.isPlaying = value;
    if (this.isConnected) this.movePlace();
  }

  renderedCallback() {
    if (!this.observer) {
      this.observer = new ResizeObserver(() => this.measure());
      this.observer.observe(this.surface);
      this.measure();
    }
    this.movePlace();
  }

  disconnectedCallback() {
    this.observer?.disconnect();
    this.observer = undefined;
    this.playhead.stop();
  }

  get hasWaveform() {
    return this.waveformDuration > 0 && !this.isUndrawable;
  }

  get bands() {
    const silences = this.conversation?.statistics.silences ?? NONE;
    const overlaps = this.overlapsFor(this.conversation?.turns ?? NONE);
    return this.bandsFor(silences, overlaps, this.marks, this.view, this.width);
  }

  get talk() {
    return this.talkFor(this.lanes, this.view, this.width);
  }

  get ticks() {
    return this.ticksFor(this.view, this.width);
  }

  get hasSentiment() {
    return Boolean(this.conversation?.turns.some(({ sentiment }) => sentiment));
  }

  get surfaceClass() {
    return this.selecting ? 'surface selecting' : 'surface';
  }

  get wholeDuration() {
    return Math.floor(this.duration);
  }

  get wholeTime() {
    return Math.min(Math.floor(this.time), this.wholeDuration);
  }

  get valueText() {
    return fill(seekValue, spokenTime(this.time), spokenTime(this.duration));
  }

  get pointer() {
    return this.pointed === null ? null : pointerTip(this.conversation, this.view, this.pointed);
  }

  get surface() {
    return /** @type {HTMLElement} */ (this.refs?.surface);
  }

  measure() {
    const { clientWidth } = this.surface;
    if (clientWidth === this.width) return;
    this.width = clientWidth;
    this.tell('measure', { width: clientWidth });
  }

  movePlace() {
    if (this.isPlaying && this.media) this.playhead.follow(this.media);
    else this.playhead.rest(this.time);
  }

  /** @param {number} seconds */
  showPlace(seconds) {
    const cursor = /** @type {HTMLElement | undefined} */ (this.refs?.cursor);
    cursor?.style.setProperty('inset-inline-start', `${shareOf(this.view, seconds) * 100}%`);
    /** @type {any} */ (this.refs?.waveform)?.showTime(seconds);
  }

  /** @param {PointerEvent} event */
  press(event) {
    if (event.button !== 0) return;
    this.surface.setPointerCapture?.(event.pointerId);
    this.gestures.press(this.pointerOf(event));
  }

  /** @param {PointerEvent} event */
  move(event) {
    const pointer = this.pointerOf(event);
    this.pointed = pointer.share;
    this.gestures.move(pointer);
  }

  /** @param {PointerEvent} event */
  release(event) {
    const isSelection = this.gestures.mode === 'select';
    this.gestures.release(event.pointerId);
    if (isSelection) this.tell('selected');
    if (event.pointerType === 'touch') this.pointed = null;
  }

  /** @param {PointerEvent} event */
  cancel(event) {
    this.gestures.cancel(event.pointerId);
    this.pointed = null;
  }

  leave() {
    this.pointed = null;
  }

  /** @param {WheelEvent} event */
  handleWheel(event) {
    const length = this.view.end - this.view.start;
    if (event.ctrlKey || event.metaKey) {
      const seconds = this.secondsAt(this.shareUnder(event));
      this.tell('zoom', { factor: Math.exp(event.deltaY * WHEEL_ZOOM), seconds });
    } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && length < this.duration) {
      this.tell('move', { seconds: (event.deltaX / (this.width || 1)) * length });
    } else return;
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  pointerOf(event) {
    return {
      id: event.pointerId,
      share: this.shareUnder(event),
      x: event.clientX,
      isTouch: event.pointerType === 'touch',
      isSelecting: event.shiftKey || this.selecting,
    };
  }

  /** @param {MouseEvent} event */
  shareUnder(event) {
    const box = this.surface.getBoundingClientRect();
    return box.width > 0 ? between((event.clientX - box.left) / box.width, 0, 1) : 0;
  }

  /** @param {number} share */
  secondsAt(share) {
    return secondsAt(this.view, share);
  }

  handleUndrawable() {
    this.isUndrawable = true;
    this.tell('undrawable');
  }

  /** @param {string} type @param {object} [detail] */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
