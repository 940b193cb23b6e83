import { LightningElement, api } from 'lwc';
import end from '@salesforce/label/c.AC_Range_Handle_End';
import start from '@salesforce/label/c.AC_Range_Handle_Start';
import { spokenTime } from 'c/acTime';
import { placeStyle, secondsAt, spanStyle, stretch } from 'c/acTimelineView';

const STEP_SECONDS = 1;
const SMALL_STEP_SECONDS = 0.1;
const NAMES = { start, end };

/**
 * The selected stretch over the waveform, with a handle at each end.
 * @import {Span} from 'c/acTimelineView'
 * @typedef {keyof Span} Edge
 * @fires AcTimeRange#rangechange detail: `{range}`
 */
export default class AcTimeRange extends LightningElement {
  /** @type {Span} */
  @api range = { start: 0, end: 0 };
  /** The shown part of the recording. @type {Span} */
  @api view = { start: 0, end: 0 };
  /** Seconds. */
  @api duration = 0;

  /** The end that stays while the other is drawn. @type {number | null} */
  fixed = null;

  get rangeStyle() {
    return spanStyle(this.view, this.range);
  }

  get most() {
    return Math.floor(this.duration);
  }

  get handles() {
    return /** @type {Edge[]} */ (['start', 'end']).map((edge) => ({
      edge,
      className: `handle ${edge}`,
      label: NAMES[edge],
      style: placeStyle(this.view, this.range[edge]),
      now: Math.floor(this.range[edge]),
      text: spokenTime(this.range[edge]),
    }));
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    const forward = ['ArrowRight', 'ArrowUp'].includes(event.key);
    if (!forward && !['ArrowLeft', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    const edge = edgeOf(event);
    const step = event.shiftKey ? SMALL_STEP_SECONDS : STEP_SECONDS;
    const moved = this.range[edge] + (forward ? step : -step);
    // By key an end stops at the other; changing places would confuse whoever hears its name.
    const { start: from, end: to } = this.range;
    if (edge === 'start') this.change(Math.min(moved, to), to);
    else this.change(from, Math.max(moved, from));
  }

  /** @param {PointerEvent} event */
  startDrag(event) {
    if (event.button !== 0) return;
    const handle = /** @type {HTMLElement} */ (event.currentTarget);
    handle.setPointerCapture?.(event.pointerId);
    this.fixed = edgeOf(event) === 'start' ? this.range.end : this.range.start;
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (this.fixed === null) return;
    const box = this.area.getBoundingClientRect();
    if (box.width > 0) this.change(this.fixed, secondsAt(this.view, (event.clientX - box.left) / box.width));
  }

  endDrag() {
    this.fixed = null;
  }

  get area() {
    return /** @type {HTMLElement} */ (this.refs?.area);
  }

  /** @param {number} from @param {number} to seconds */
  change(from, to) {
    const range = stretch(from, to, this.duration);
    this.dispatchEvent(new CustomEvent('rangechange', { detail: { range } }));
  }
}

/** @param {Event} event @returns {Edge} */
function edgeOf(event) {
  return /** @type {HTMLElement} */ (event.currentTarget).dataset.edge === 'start' ? 'start' : 'end';
}
