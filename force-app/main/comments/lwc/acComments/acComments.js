import { api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getComments from '@salesforce/apex/AC_CommentController.getComments';
import { createRecord, deleteRecord, updateRecord } from 'lightning/uiRecordApi';
import COMMENT from '@salesforce/schema/AC_Comment__c';
import BODY from '@salesforce/schema/AC_Comment__c.Body__c';
import CALL from '@salesforce/schema/AC_Comment__c.ContactChannelAnalytics__c';
import END from '@salesforce/schema/AC_Comment__c.EndTime__c';
import RECORDING_PATH from '@salesforce/schema/AC_Contact_Channel_Analytics__c.RecordingPath__c';
import START from '@salesforce/schema/AC_Comment__c.StartTime__c';
import CallBase from 'c/acCallBase';
import { errorText, isAccessError } from 'c/acErrors';
import { fill } from 'c/acFormat';
import { stateNamed } from 'c/acStates';
import { commentPlaces, commentRows, commentsOf, isReached } from './commentRows';
import { labels } from './labels';

/**
 * @import {Unsettled} from './commentRows'
 * @import {PlaybackMessage} from 'c/acCallBase'
 * @import {Range} from 'c/acCommentForm'
 */

/**
 * What people wrote on the call, on a moment or a passage of it. Shows at once what the user does, and
 * takes it back where the org refuses it.
 * @typedef {object} Comment
 * @property {string} recordId
 * @property {string} body
 * @property {number} [startTime] seconds; absent where it is about the whole call
 * @property {number} [endTime] seconds; absent where it is about a moment
 * @property {string | null} [author] nothing where sharing hides that user
 * @property {boolean} isOwn
 * @property {string} createdAt ISO 8601
 * @property {boolean} isEdited
 * @property {boolean} [isPending] on its way
 * @property {string} [rejected] text that was not saved
 * @property {string} [error] why not
 * @import {Draft} from 'c/acCommentForm'
 */
export default class AcComments extends CallBase {
  @api contactIdField = '';
  @api lookupField = '';

  @api
  get recordId() {
    return this.page.recordId;
  }
  set recordId(id) {
    this.page.recordId = id;
  }

  @api
  get objectApiName() {
    return this.page.objectApiName;
  }
  set objectApiName(name) {
    this.page.objectApiName = name;
  }

  source = 'comments';
  labels = labels;
  /** @type {object[]} */
  optionalFields = [...this.optionalFields, RECORDING_PATH];

  /** @type {any} */
  wiredComments;
  /** @type {Comment[] | undefined} */
  comments;
  /** @type {unknown} */
  commentsError;
  canComment = false;
  /** @type {Unsettled} */
  unsettled = { added: [], changed: {}, removed: [], refused: {} };
  time = 0;
  /** @type {Range | null} */
  range = null;
  /** What could not be added. @type {Draft | null} */
  draft = null;
  error = '';
  news = '';

  @wire(getComments, { recordId: '$callId' })
  receiveComments(/** @type {any} */ result) {
    this.wiredComments = result;
    const { data, error } = result;
    if (!data && !error) return;
    this.comments = data ? commentsOf(data) : this.comments;
    this.canComment = data?.canComment ?? this.canComment;
    this.commentsError = error;
    this.publishPlaces();
  }

  get state() {
    if (this.recordState) return this.recordState;
    if (this.comments) return null;
    if (isAccessError(this.commentsError)) return stateNamed('NO_ACCESS');
    return this.commentsError
      ? stateNamed('RECORD_FAILED', errorText(this.commentsError))
      : stateNamed('LOADING');
  }

  get emptyState() {
    return this.rows.length === 0 ? stateNamed('NO_COMMENTS') : null;
  }

  get hasRecording() {
    return Boolean(this.value(RECORDING_PATH));
  }

  get rows() {
    return commentRows(this.comments ?? [], this.unsettled);
  }

  get items() {
    return this.rows.map((comment) => ({ comment, active: isReached(comment, this.time) }));
  }

  /** @override @param {PlaybackMessage} message */
  playbackHeard({ kind, seconds, range }) {
    if ((kind === 'time' || kind === 'state') && seconds !== undefined) this.time = seconds;
    else if (kind === 'range') this.range = range ?? null;
    else if (kind === 'comments') this.reread();
  }

  /** @override */
  forgetCall() {
    super.forgetCall();
    this.comments = undefined;
    this.commentsError = undefined;
    this.unsettled = { added: [], changed: {}, removed: [], refused: {} };
    this.time = 0;
    this.range = null;
    this.draft = null;
    this.error = '';
  }

  /** @param {CustomEvent<{seconds: number}>} event */
  handleSeek(event) {
    this.channel.publish({ kind: 'seek', seconds: event.detail.seconds, playing: true });
  }

  /** @param {CustomEvent<Draft>} event */
  async add(event) {
    const draft = event.detail;
    const fields = {
      [CALL.fieldApiName]: this.callId,
      [BODY.fieldApiName]: draft.body,
      [START.fieldApiName]: draft.startTime,
      [END.fieldApiName]: draft.endTime,
    };
    const comment = pendingComment(draft);
    this.error = '';
    this.draft = null;
    this.unsettle({ added: [...this.unsettled.added, comment] });
    try {
      await createRecord({ apiName: COMMENT.objectApiName, fields });
      await this.settled(labels.added);
    } catch (error) {
      this.draft = draft;
      this.error = fill(labels.notSaved, errorText(error));
    }
    this.unsettle({ added: this.unsettled.added.filter((each) => each !== comment) });
  }

  /** @param {CustomEvent<{recordId: string, body: string}>} event */
  async change(event) {
    const { recordId, body } = event.detail;
    this.unsettle({
      changed: { ...this.unsettled.changed, [recordId]: body },
      refused: without(this.unsettled.refused, recordId),
    });
    try {
      await updateRecord({ fields: { Id: recordId, [BODY.fieldApiName]: body } });
      await this.settled(labels.changed);
    } catch (error) {
      const refusal = { rejected: body, error: fill(labels.notSaved, errorText(error)) };
      this.unsettle({ refused: { ...this.unsettled.refused, [recordId]: refusal } });
    }
    this.unsettle({ changed: without(this.unsettled.changed, recordId) });
  }

  /** @param {CustomEvent<{recordId: string}>} event */
  async remove(event) {
    const { recordId } = event.detail;
    this.error = '';
    this.unsettle({ removed: [...this.unsettled.removed, recordId] });
    try {
      await deleteRecord(recordId);
      await this.settled(labels.deleted);
    } catch (error) {
      this.error = fill(labels.notDeleted, errorText(error));
    }
    this.unsettle({ removed: this.unsettled.removed.filter((each) => each !== recordId) });
  }

  /** The org has taken it. @param {string} news */
  async settled(news) {
    this.news = news;
    await this.reread();
    this.channel.publish({ kind: 'comments' });
  }

  async reread() {
    try {
      await refreshApex(this.wiredComments);
    } catch {
      // The wire tells it.
    }
  }

  /** @param {Partial<Unsettled>} changes */
  unsettle(changes) {
    this.unsettled = { ...this.unsettled, ...changes };
    this.publishPlaces();
  }

  publishPlaces() {
    this.channel.publish({ kind: 'marks', layer: 'comments', places: commentPlaces(this.rows) });
  }
}

let pendingCount = 0;

/** @param {Draft} draft @returns {Comment} */
function pendingComment({ body, startTime, endTime }) {
  pendingCount += 1;
  return {
    recordId: `pending-${pendingCount}`,
    body,
    ...(startTime === null ? {} : { startTime }),
    ...(endTime === null ? {} : { endTime }),
    author: '',
    isOwn: true,
    createdAt: '',
    isEdited: false,
    isPending: true,
  };
}

/** @template T @param {Record<string, T>} values @param {string} name */
function without(values, name) {
  return Object.fromEntries(Object.entries(values).filter(([each]) => each !== name));
}
