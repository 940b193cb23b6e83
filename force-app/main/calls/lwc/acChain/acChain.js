import { LightningElement, api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import getChain from '@salesforce/apex/AC_CallChain.getChain';
import findCalls from '@salesforce/apex/AC_CallFinder.findCalls';
import CALL from '@salesforce/schema/AC_Contact_Channel_Analytics__c';
import { callWords } from 'c/acCallWords';
import { errorText, isAccessError } from 'c/acErrors';
import { fill, whole } from 'c/acFormat';
import { PageCalls, choiceOf, pageStateOf } from 'c/acPageCalls';
import { stateNamed } from 'c/acStates';
import { labels } from './labels';

/** @import {Call, CallsOfPage} from 'c/acPageCalls' */

/**
 * The parts of a call that was transferred or called back, in order, each one click away. Shows nothing
 * for a call that stands alone.
 */
export default class AcChain extends NavigationMixin(LightningElement) {
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

  labels = labels;
  page = new PageCalls({ onChange: (found) => this.pageChanged(found) });
  found = this.page.found;
  /** @type {string | undefined} */
  callId;
  /** @type {string | undefined} */
  searchedRecordId;
  /** @type {{parts: Call[], isIncomplete: boolean} | undefined} */
  chain;
  /** @type {unknown} */
  chainError;
  /** Addresses of the parts' records. @type {Record<string, string>} */
  addresses = {};

  @wire(findCalls, {
    recordId: '$searchedRecordId',
    contactIdField: '$searchedField',
    lookupField: '$searchedLookup',
  })
  receiveCalls(/** @type {{data?: Call[], error?: unknown}} */ result) {
    this.page.receive(result);
  }

  @wire(getChain, { recordId: '$callId' })
  receiveChain(/** @type {any} */ { data, error }) {
    if (!data && !error) return;
    this.chain = data;
    this.chainError = error;
    this.findAddresses();
  }

  connectedCallback() {
    this.page.connect();
  }

  disconnectedCallback() {
    this.page.release();
  }

  // A wire waits for parameters that are undefined.
  get searchedField() {
    return this.contactIdField ?? '';
  }

  get searchedLookup() {
    return this.lookupField ?? '';
  }

  get callChoice() {
    return choiceOf(this.found);
  }

  get state() {
    const pageState = pageStateOf(this.found);
    if (pageState) return pageState;
    // The page's other components say that nothing of the call may be seen.
    if (!this.chainError || isAccessError(this.chainError)) return null;
    return stateNamed('RECORD_FAILED', errorText(this.chainError));
  }

  get isShown() {
    return Boolean(this.state || this.isIncomplete || this.parts.length > 1);
  }

  get isIncomplete() {
    return Boolean(this.chain?.isIncomplete);
  }

  get parts() {
    return (this.chain?.parts ?? []).map((call, index) => {
      const isCurrent = call.recordId === this.callId;
      return {
        words: callWords(call),
        recordId: call.recordId,
        ordinal: whole(index + 1),
        title: fill(labels.part, whole(index + 1)),
        isCurrent,
        className: isCurrent ? 'part current' : 'part',
        current: isCurrent ? 'true' : null,
        address: this.addresses[call.recordId],
      };
    });
  }

  /** @param {CustomEvent<{callId: string}>} event */
  handleChooseCall(event) {
    this.page.choose(event.detail.callId);
  }

  /** @param {CallsOfPage} found */
  pageChanged(found) {
    if (found.callId !== this.callId) {
      this.chain = undefined;
      this.chainError = undefined;
    }
    this.found = found;
    this.callId = found.callId;
    this.searchedRecordId = found.searchedRecordId;
  }

  async findAddresses() {
    const ids = (this.chain?.parts ?? []).map(({ recordId }) => recordId);
    const found = await Promise.all(
      ids.map(async (id) => [id, await this[NavigationMixin.GenerateUrl](pageOf(id))]),
    );
    this.addresses = Object.fromEntries(found);
  }

  /** @param {MouseEvent} event */
  open(event) {
    // The browser's own ways of opening a link stay its own.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { id } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this[NavigationMixin.Navigate](pageOf(String(id)));
  }
}

/** @param {string} recordId */
function pageOf(recordId) {
  return {
    type: 'standard__recordPage',
    attributes: { recordId, objectApiName: CALL.objectApiName, actionName: 'view' },
  };
}
