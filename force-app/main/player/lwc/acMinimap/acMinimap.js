import { LightningElement, api } from 'lwc';
import label from '@salesforce/label/c.AC_Minimap';
import value from '@salesforce/label/c.AC_Minimap_Value';
import { fill } from 'c/acFormat';
import { spokenTime } from 'c/acTime';
import { moveView, placeStyle, spanStyle, viewWithin, wholeView } from 'c/acTimelineView';
import { outlineOf } from './outline';

const STEP_SHARE = 0.1;

/**
 * The whole recording in small, with a window on the part that is shown, which can be moved.
 * @import {Span} from 'c/acTimelineView'
 * @fires AcMinimap#viewchange detail: `{view}`
 */
export default class AcMinimap extends LightningElement {
  /** @type {Span} */
  @api view = { start: 0, end: 0 };
  /** Seconds. */
  @api duration = 0;
  /** The selected stretch. @type {Span | null} */
  @api range = null;
  /** Place of the playback in seconds. */
  @api time = 0;

  labels = { label };
  outline = '';
  /** @type {{peaks: number[] | null}[]} */
  drawnLanes = [];
  /** Where in the window it was taken, in seconds. @type {number | null} */
  grip = null;

  /** @type {{peaks: number[] | null}[]} */
  @api
  get lanes() {
    return this.drawnLanes;
  }
  set lanes(lanes) {
    this.drawnLanes = lanes;
    this.outline = outlineOf(lanes);
  }

  get windowStyle() {
    return spanStyle(this.whole, this.view);
  }

  get placeStyle() {
    return placeStyle(this.whole, this.time);
  }

  get rangeStyle() {
    return this.range ? spanStyle(this.whole, this.range) : '';
  }

  get whole() {
    return wholeView(this.duration);
  }

  get most() {
    return Math.floor(this.duration);
  }

  get start() {
    return Math.floor(this.view.start);
  }

  get valueText() {
    return fill(value, spokenTime(this.view.start), spokenTime(this.view.end));
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    const length = this.view.end - this.view.start;
    const moves = {
      ArrowLeft: -length * STEP_SHARE,
      ArrowDown: -length * STEP_SHARE,
      ArrowRight: length * STEP_SHARE,
      ArrowUp: length * STEP_SHARE,
      PageUp: length,
      PageDown: -length,
      Home: -this.duration,
      End: this.duration,
    };
    const seconds = moves[/** @type {keyof typeof moves} */ (event.key)];
    if (seconds === undefined) return;
    event.preventDefault();
    this.show(moveView(this.view, seconds, this.duration));
  }

  /** @param {PointerEvent} event */
  startDrag(event) {
    if (event.button !== 0) return;
    this.track.setPointerCapture?.(event.pointerId);
    const seconds = this.secondsAt(event);
    const { start, end } = this.view;
    // Beside the window it jumps there, its middle under the pointer.
    const isInside = seconds >= start && seconds <= end;
    this.grip = isInside ? seconds - start : (end - start) / 2;
    this.drag(event);
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (this.grip === null) return;
    const start = this.secondsAt(event) - this.grip;
    this.show(viewWithin({ start, end: start + this.view.end - this.view.start }, this.duration));
  }

  endDrag() {
    this.grip = null;
  }

  get track() {
    return /** @type {HTMLElement} */ (this.refs?.track);
  }

  /** @param {PointerEvent} event */
  secondsAt(event) {
    const box = this.track.getBoundingClientRect();
    return box.width > 0 ? ((event.clientX - box.left) / box.width) * this.duration : 0;
  }

  /** @param {Span} view */
  show(view) {
    this.dispatchEvent(new CustomEvent('viewchange', { detail: { view } }));
  }
}
