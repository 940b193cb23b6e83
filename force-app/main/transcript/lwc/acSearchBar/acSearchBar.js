import { LightningElement, api } from 'lwc';
import { fill, whole } from 'c/acFormat';
import { labels } from './labels';

/** How long the reader rests before the search begins, so that a long call is not searched at every key. */
const PAUSE = 200;

/**
 * The field to search in, the count of matches, and the way from one to the next.
 * @fires AcSearchBar#search detail: `{query}`, when the reader pauses
 * @fires AcSearchBar#step detail: `{by}`, 1 or -1
 */
export default class AcSearchBar extends LightningElement {
  labels = labels;
  /** How many matches there are. */
  @api count = 0;
  /** Position of the match that the reader is at. */
  @api position = 0;

  query = '';
  searched = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  /** Empties the field. */
  @api
  clear() {
    this.stopTimer();
    this.query = '';
    this.searched = '';
  }

  disconnectedCallback() {
    this.stopTimer();
  }

  get hasNoMatches() {
    return this.count === 0;
  }

  get countText() {
    if (!this.searched.trim()) return '';
    return this.count ? fill(labels.matchCount, whole(this.position + 1), whole(this.count)) : labels.noMatch;
  }

  /** @param {CustomEvent<{value: string}>} event */
  handleChange(event) {
    this.query = event.detail.value ?? '';
    this.stopTimer();
    // See PAUSE; the timer ends with the component.
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (this.query === this.searched) this.step(event.shiftKey ? -1 : 1);
    else this.search();
  }

  search() {
    this.stopTimer();
    this.searched = this.query;
    this.dispatchEvent(new CustomEvent('search', { detail: { query: this.query } }));
  }

  stepBack() {
    this.step(-1);
  }

  stepForward() {
    this.step(1);
  }

  /** @param {1 | -1} by */
  step(by) {
    this.dispatchEvent(new CustomEvent('step', { detail: { by } }));
  }

  stopTimer() {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
