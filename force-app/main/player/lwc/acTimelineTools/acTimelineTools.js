import { LightningElement, api } from 'lwc';
import { fill } from 'c/acFormat';
import { clockTime } from 'c/acTime';
import { SHORTEST_VIEW, isWhole } from 'c/acTimelineView';
import { labels } from './labels';

/** @import {Span} from 'c/acTimelineView' */

/**
 * The buttons of the timeline. They only say what is wanted.
 * @fires AcTimelineTools#command detail: `{command: 'zoomin' | 'zoomout' | 'fit' | 'select' | 'loop' |
 *   'clear' | 'link'}`
 */
export default class AcTimelineTools extends LightningElement {
  /** The shown part. @type {Span} */
  @api view = { start: 0, end: 0 };
  /** Seconds. */
  @api duration = 0;
  /** The selected stretch. @type {Span | null} */
  @api range = null;
  @api looping = false;
  /** Whether drawing on the waveform selects. */
  @api selecting = false;

  labels = labels;

  get rangeText() {
    return this.range && fill(labels.range, clockTime(this.range.start), clockTime(this.range.end));
  }

  get buttons() {
    const whole = isWhole(this.view, this.duration);
    const nearest = this.view.end - this.view.start <= SHORTEST_VIEW;
    const ofRange = [
      { command: 'loop', icon: 'utility:loop', label: labels.loop, toggles: true, selected: this.looping },
      { command: 'clear', icon: 'utility:close', label: labels.clearRange },
    ];
    return [
      { command: 'zoomout', icon: 'utility:zoomout', label: labels.zoomOut, disabled: whole },
      { command: 'zoomin', icon: 'utility:zoomin', label: labels.zoomIn, disabled: nearest },
      { command: 'fit', icon: 'utility:expand_alt', label: labels.fit, disabled: whole },
      {
        command: 'select',
        icon: 'utility:width',
        label: labels.select,
        toggles: true,
        selected: this.selecting,
      },
      ...(this.range ? ofRange : []),
      { command: 'link', icon: 'utility:link', label: labels.copyLink },
    ];
  }

  /** @param {Event} event */
  send(event) {
    const { command } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.dispatchEvent(new CustomEvent('command', { detail: { command } }));
  }
}
