import { LightningElement, api } from 'lwc';
import { anchorsOf, likelyAnchor } from './anchors';
import { labels } from './labels';

/** @import {Anchor} from './anchors' */

/** Choices of one name are one choice in the whole document, also of forms in other tabs. */
let formCount = 0;

/**
 * Where a comment is written, or changed. What a new comment is about is held from when the writer
 * comes to the form, while the recording plays on.
 * @typedef {import('./anchors').Range} Range
 * @typedef {{body: string} & Anchor} Draft
 * @fires AcCommentForm#save detail: a `Draft`; of a comment that is changed only the text counts
 * @fires AcCommentForm#cancel
 */
export default class AcCommentForm extends LightningElement {
  /** Whether a comment is changed that is there already. */
  @api isChange = false;
  /** Whether the call has a recording whose moments can be commented on. */
  @api hasRecording = false;
  /** Where the player is, in seconds. */
  @api moment = 0;
  /** What is selected of the recording. @type {Range | null} */
  @api range = null;
  /** Why the comment was not saved. */
  @api error = '';

  labels = labels;
  choiceName = `about-${(formCount += 1)}`;
  text = '';
  isOpen = false;
  about = '';
  /** @type {{moment: number, range: Range | null} | null} */
  held = null;

  /** What to begin with: the text to be changed, or what could not be saved. @type {Draft | null | undefined} */
  @api
  get draft() {
    return null;
  }
  set draft(draft) {
    if (!draft) return;
    this.text = draft.body;
    this.isOpen = true;
    this.holdPlaces(draft);
  }

  /** Puts the focus into the text. */
  @api
  focus() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('lightning-textarea'))?.focus();
  }

  get textLabel() {
    return this.isChange ? labels.changedText : labels.newText;
  }

  get choosesAnchor() {
    return this.isOpen && this.hasRecording && !this.isChange;
  }

  /** @returns {ReturnType<typeof anchorsOf>} */
  get anchors() {
    return anchorsOf(this.held?.moment ?? this.moment, this.held ? this.held.range : this.range);
  }

  get options() {
    return [...this.anchors].map(([value, { label }]) => ({ value, label, isChosen: value === this.about }));
  }

  get isEmpty() {
    return !this.text.trim();
  }

  /** @param {Draft} draft that had been given a place */
  holdPlaces({ startTime, endTime }) {
    if (startTime === null) this.about = 'call';
    else this.about = endTime === null ? 'moment' : 'range';
    const range = endTime === null ? this.range : { start: startTime ?? 0, end: endTime };
    this.held = { moment: startTime ?? this.moment, range };
  }

  open() {
    this.isOpen = true;
    if (!this.isEmpty) return;
    const { moment, range } = this;
    this.held = { moment, range };
    this.about = this.hasRecording ? likelyAnchor(moment, range) : 'call';
  }

  /** @param {CustomEvent<{value: string}>} event */
  changeText(event) {
    this.text = event.detail.value ?? '';
  }

  /** @param {Event} event */
  chooseAnchor(event) {
    this.about = /** @type {HTMLInputElement} */ (event.target).value;
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.save();
    else if (event.key === 'Escape') this.cancel();
    else return;
    event.preventDefault();
  }

  save() {
    if (this.isEmpty) return;
    const anchor = this.anchors.get(this.about)?.anchor ?? { startTime: null, endTime: null };
    const detail = { body: this.text.trim(), ...anchor };
    this.close();
    this.dispatchEvent(new CustomEvent('save', { detail }));
  }

  cancel() {
    this.close();
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  close() {
    this.text = '';
    this.isOpen = false;
    this.held = null;
  }
}
