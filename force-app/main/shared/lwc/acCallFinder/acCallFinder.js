import { LightningElement, api, wire } from 'lwc';
import findCalls from '@salesforce/apex/AC_CallFinder.findCalls';
import CALL from '@salesforce/schema/AC_Contact_Channel_Analytics__c';
import { errorText, isAccessError } from 'c/acErrors';
import { stateNamed } from 'c/acStates';
import { joinPage } from './pageChoice';

/**
 * Which call a component shows. On the page of a call it is that call; on the page of another record
 * it is one of that record's calls, the same in all components of the page. A component of a record
 * page extends it and declares the four properties below once more, because the platform does not see
 * inherited ones: neither the page nor the page's builder would set them.
 * @typedef {object} Call
 * @property {string} recordId
 * @property {string} name
 * @property {string} [startedAt] ISO 8601
 * @property {string} [agent]
 * @property {number} [duration] seconds
 * @property {string} [channel]
 * @property {import('c/acConversation').SentimentLabel} [sentiment]
 * @property {string} [status] `Status__c`
 * @typedef {{calls: Call[], callId: string | undefined}} CallChoice
 */
export default class AcCallFinder extends LightningElement {
  /** API name of the field of the page's record that holds the contact id of Amazon Connect. */
  @api contactIdField = '';
  /** API name of the call's lookup to the page's record. */
  @api lookupField = '';

  /** Whether the component is a list of the page's calls. */
  isCallList = false;
  /** Record of the call that is shown, undefined while none is known. @type {string | undefined} */
  currentRecordId;
  /** Calls of the page's record; undefined until they are known, and on the page of a call. @type {Call[] | undefined} */
  calls;
  /** @type {unknown} */
  callsError;
  /** Whether a list of the page's calls stands on the page. */
  hasCallList = false;

  /** @type {string | undefined} */
  pageRecordId;
  /** @type {string | undefined} */
  pageObject;
  /** @type {ReturnType<typeof joinPage> | undefined} */
  pageChoice;

  /** Id of the page's record: a call, or a record that has calls. The page gives it; a page builder may not. */
  @api
  get recordId() {
    return this.pageRecordId;
  }
  set recordId(id) {
    this.pageRecordId = id || undefined;
    this.pageChanged();
  }

  /** API name of the object of the page's record. The page gives it. */
  @api
  get objectApiName() {
    return this.pageObject;
  }
  set objectApiName(name) {
    this.pageObject = name || undefined;
    this.pageChanged();
  }

  @wire(findCalls, {
    recordId: '$searchedRecordId',
    contactIdField: '$searchedField',
    lookupField: '$searchedLookup',
  })
  receiveCalls(/** @type {{data?: Call[], error?: unknown}} */ { data, error }) {
    if (!data && !error) return;
    this.calls = data;
    this.callsError = error;
    this.showChosenCall();
  }

  connectedCallback() {
    this.joinPage();
  }

  disconnectedCallback() {
    this.pageChoice?.leave();
    this.pageChoice = undefined;
  }

  get isCallPage() {
    return !this.pageObject || this.pageObject === CALL.objectApiName;
  }

  get searchedRecordId() {
    return this.isCallPage ? undefined : this.pageRecordId;
  }

  // A wire waits for parameters that are undefined.
  get searchedField() {
    return this.contactIdField ?? '';
  }

  get searchedLookup() {
    return this.lookupField ?? '';
  }

  /** What stands in the way of knowing the call. */
  get pageState() {
    if (!this.pageRecordId) return stateNamed('PLACEHOLDER');
    if (this.currentRecordId) return null;
    if (isAccessError(this.callsError)) return stateNamed('NO_ACCESS');
    if (this.callsError) return stateNamed('CALLS_NOT_FOUND', errorText(this.callsError));
    return stateNamed(this.calls ? 'NO_CALLS' : 'LOADING');
  }

  /** The calls to choose from where the page has several and no list of them. @type {CallChoice | null} */
  get callChoice() {
    const { calls, currentRecordId: callId } = this;
    return calls && calls.length > 1 && !this.hasCallList ? { calls, callId } : null;
  }

  /** @param {CustomEvent<{callId: string}>} event */
  handleChooseCall(event) {
    this.pageChoice?.choose(event.detail.callId);
  }

  pageChanged() {
    this.calls = undefined;
    this.callsError = undefined;
    this.showCall(this.isCallPage ? this.pageRecordId : undefined);
    if (this.isConnected) this.joinPage();
  }

  joinPage() {
    this.pageChoice?.leave();
    const id = this.searchedRecordId;
    this.pageChoice = id ? joinPage(id, () => this.choiceChanged(), this.isCallList) : undefined;
    this.choiceChanged();
  }

  choiceChanged() {
    if (!this.pageChoice) return;
    this.hasCallList = this.pageChoice.hasList;
    if (this.calls) this.showChosenCall();
  }

  /** The chosen one, or the latest where none is chosen. */
  showChosenCall() {
    const ids = (this.calls ?? []).map(({ recordId }) => recordId);
    const chosen = this.pageChoice?.callId;
    this.showCall(chosen && ids.includes(chosen) ? chosen : ids[0]);
  }

  /** @param {string | undefined} callId */
  showCall(callId) {
    if (callId === this.currentRecordId) return;
    if (this.currentRecordId) this.forgetCall();
    this.currentRecordId = callId;
  }

  /** The component shows another call from now on. */
  forgetCall() {}
}
