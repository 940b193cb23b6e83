import { LightningElement, api } from 'lwc';
import { dateTime, fill } from 'c/acFormat';
import { clockTime, spokenTime } from 'c/acTime';
import { labels } from './labels';

/** @import {Draft} from 'c/acCommentForm' */

/**
 * One comment. Its author may change and delete it.
 * @import {Comment} from 'c/acComments'
 * @fires AcComment#seek detail: `{seconds}`
 * @fires AcComment#change detail: `{recordId, body}`
 * @fires AcComment#remove detail: `{recordId}`
 */
export default class AcComment extends LightningElement {
  /** Whether the recording is at the comment's place. */
  @api active = false;

  labels = labels;
  /** @type {Comment} */
  shown;
  /** @type {'read' | 'edit' | 'confirm'} */
  mode = 'read';
  /** What the form begins with. @type {Draft | null} */
  draft = null;
  /** Where the focus goes once it is rendered. */
  focusWanted = '';

  /** @type {Comment} */
  @api
  get comment() {
    return this.shown;
  }
  set comment(comment) {
    const { rejected } = comment;
    if (rejected !== undefined && rejected !== this.shown?.rejected) this.startEditing(rejected);
    this.shown = comment;
  }

  renderedCallback() {
    if (!this.focusWanted) return;
    const target = /** @type {HTMLElement | null} */ (this.template?.querySelector(this.focusWanted));
    this.focusWanted = '';
    target?.focus();
  }

  get className() {
    return `comment${this.active ? ' active' : ''}${this.shown.isPending ? ' pending' : ''}`;
  }

  get current() {
    return this.active ? 'true' : null;
  }

  get place() {
    const { startTime, endTime } = this.shown;
    if (startTime === undefined) return '';
    return endTime === undefined
      ? clockTime(startTime)
      : fill(labels.range, clockTime(startTime), clockTime(endTime));
  }

  get playText() {
    const { startTime, endTime } = this.shown;
    return endTime === undefined
      ? fill(labels.playMoment, spokenTime(startTime))
      : fill(labels.playRange, spokenTime(startTime), spokenTime(endTime));
  }

  /** Where users are private, the org does not say who wrote it. */
  get author() {
    const { author, isOwn } = this.shown;
    return author || (isOwn ? '' : labels.hiddenAuthor);
  }

  get when() {
    if (this.shown.isPending) return labels.saving;
    return dateTime(this.shown.createdAt);
  }

  get isReading() {
    return this.mode !== 'edit';
  }

  get isConfirming() {
    return this.mode === 'confirm';
  }

  get canChange() {
    return this.shown.isOwn && !this.shown.isPending && this.mode === 'read';
  }

  get editText() {
    return fill(labels.edit, this.author, this.when);
  }

  get deleteText() {
    return fill(labels.deleteComment, this.author, this.when);
  }

  play() {
    this.dispatchEvent(new CustomEvent('seek', { detail: { seconds: this.shown.startTime } }));
  }

  edit() {
    this.startEditing(this.shown.body);
    this.focusWanted = 'c-ac-comment-form';
  }

  /** @param {string} body */
  startEditing(body) {
    this.mode = 'edit';
    this.draft = { body, startTime: null, endTime: null };
  }

  stopEditing() {
    this.mode = 'read';
    this.focusWanted = '.edit';
  }

  /** @param {CustomEvent<{body: string}>} event */
  save(event) {
    this.stopEditing();
    const { body } = event.detail;
    if (body === this.shown.body) return;
    const detail = { recordId: this.shown.recordId, body };
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }

  askToDelete() {
    this.mode = 'confirm';
    this.focusWanted = '.keep';
  }

  keep() {
    this.mode = 'read';
    this.focusWanted = '.delete';
  }

  remove() {
    this.mode = 'read';
    this.dispatchEvent(new CustomEvent('remove', { detail: { recordId: this.shown.recordId } }));
  }
}
