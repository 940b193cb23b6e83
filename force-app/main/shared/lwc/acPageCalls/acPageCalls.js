import CALL from '@salesforce/schema/AC_Contact_Channel_Analytics__c';
import { errorText, isAccessError } from 'c/acErrors';
import { stateNamed } from 'c/acStates';
import { joinPage } from './pageChoice';

/**
 * @import {SentimentLabel} from 'c/acConversation'
 * @import {Status} from 'contracts'
 */

/**
 * @typedef {object} Call
 * @property {string} recordId
 * @property {string} name
 * @property {string} [startedAt] ISO 8601
 * @property {string} [agent]
 * @property {number} [duration] seconds
 * @property {string} [channel]
 * @property {SentimentLabel} [sentiment]
 * @property {Status} [status] `Status__c`
 * @typedef {{calls: Call[], callId: string | undefined}} CallChoice
 */

/**
 * A page and its calls, as far as they are known.
 * @typedef {object} CallsOfPage
 * @property {string | undefined} recordId of the page
 * @property {string | undefined} objectApiName of the page's record
 * @property {string | undefined} searchedRecordId record whose calls `findCalls` is to find; none on the page of a call
 * @property {Call[] | undefined} calls undefined until they are known, and on the page of a call
 * @property {unknown} error why they are not known
 * @property {string | undefined} callId record of the call that is shown, undefined while none is known
 * @property {boolean} hasList whether a list of the calls is on the page
 */

/** @type {CallsOfPage} */
const UNKNOWN = {
  recordId: undefined,
  objectApiName: undefined,
  searchedRecordId: undefined,
  calls: undefined,
  error: undefined,
  callId: undefined,
  hasList: false,
};

/**
 * Which call a component shows. On the page of a call it is that call; on the page of another record
 * it is one of that record's calls, the same in all components of the page.
 */
export class PageCalls {
  /** A new object after each change. */
  found = UNKNOWN;
  isConnected = false;
  /** @type {ReturnType<typeof joinPage> | undefined} */
  choice;

  /** @param {{onChange: (found: CallsOfPage) => void, isList?: boolean}} options `isList`: the component lists the calls */
  constructor({ onChange, isList = false }) {
    this.onChange = onChange;
    this.isList = isList;
  }

  /** Id of the page's record: a call, or a record that has calls. The page gives it; a page builder may not. */
  get recordId() {
    return this.found.recordId;
  }
  set recordId(id) {
    this.turnTo({ recordId: id || undefined });
  }

  /** API name of the object of the page's record. The page gives it. */
  get objectApiName() {
    return this.found.objectApiName;
  }
  set objectApiName(name) {
    this.turnTo({ objectApiName: name || undefined });
  }

  connect() {
    this.isConnected = true;
    this.join();
  }

  release() {
    this.isConnected = false;
    this.choice?.leave();
    this.choice = undefined;
  }

  /** What the wire of `findCalls` gives. @param {{data?: Call[], error?: unknown}} result */
  receive({ data, error }) {
    if (data || error) this.change({ calls: data, error });
  }

  /** Shows another call in all components of the page. @param {string} callId */
  choose(callId) {
    this.choice?.choose(callId);
  }

  /** @param {{recordId?: string} | {objectApiName?: string}} page */
  turnTo(page) {
    this.change({ ...page, calls: undefined, error: undefined });
    if (this.isConnected) this.join();
  }

  join() {
    this.choice?.leave();
    this.choice = undefined;
    const { searchedRecordId } = this.found;
    if (!searchedRecordId) return;
    this.choice = joinPage(searchedRecordId, () => this.choiceChanged(), this.isList);
    this.choiceChanged();
  }

  choiceChanged() {
    if (this.choice) this.change({ hasList: this.choice.hasList });
  }

  /** @param {Partial<CallsOfPage>} part */
  change(part) {
    const found = { ...this.found, ...part };
    const isCallPage = !found.objectApiName || found.objectApiName === CALL.objectApiName;
    found.searchedRecordId = isCallPage ? undefined : found.recordId;
    found.callId = isCallPage ? found.recordId : this.chosenOf(found.calls);
    this.found = found;
    this.onChange(found);
  }

  /** The chosen one, or the latest where none is chosen. @param {Call[]} [calls] */
  chosenOf(calls = []) {
    const ids = calls.map(({ recordId }) => recordId);
    const chosen = this.choice?.callId;
    return chosen && ids.includes(chosen) ? chosen : ids[0];
  }
}

/**
 * What keeps a component from knowing its call.
 * @param {CallsOfPage} found
 */
export function pageStateOf({ recordId, callId, calls, error }) {
  if (!recordId) return stateNamed('PLACEHOLDER');
  if (callId) return null;
  if (isAccessError(error)) return stateNamed('NO_ACCESS');
  if (error) return stateNamed('CALLS_NOT_FOUND', errorText(error));
  return stateNamed(calls ? 'NO_CALLS' : 'LOADING');
}

/**
 * The calls to choose from where the page has several and no list of them.
 * @param {CallsOfPage} found
 * @returns {CallChoice | null}
 */
export function choiceOf({ calls, callId, hasList }) {
  return calls && calls.length > 1 && !hasList ? { calls, callId } : null;
}
