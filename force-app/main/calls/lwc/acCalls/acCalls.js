import { LightningElement, api, wire } from 'lwc';
import findCalls from '@salesforce/apex/AC_CallFinder.findCalls';
import { NavigationMixin } from 'lightning/navigation';
import CALL from '@salesforce/schema/AC_Contact_Channel_Analytics__c';
import { callWords } from 'c/acCallWords';
import { fill } from 'c/acFormat';
import { PageCalls, pageStateOf } from 'c/acPageCalls';
import { labels } from './labels';

/** @import {Call, CallsOfPage} from 'c/acPageCalls' */

/**
 * The calls of the page's record, the latest first. The other components of the page show the chosen one.
 * Shows nothing on the page of a call.
 */
export default class AcCalls extends NavigationMixin(LightningElement) {
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
  page = new PageCalls({ isList: true, onChange: (found) => this.pageChanged(found) });
  found = this.page.found;
  /** @type {string | undefined} */
  searchedRecordId;

  @wire(findCalls, {
    recordId: '$searchedRecordId',
    contactIdField: '$searchedField',
    lookupField: '$searchedLookup',
  })
  receiveCalls(/** @type {{data?: Call[], error?: unknown}} */ result) {
    this.page.receive(result);
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

  get pageState() {
    return pageStateOf(this.found);
  }

  get isShown() {
    return Boolean(this.pageState || this.found.calls);
  }

  get rows() {
    return (this.found.calls ?? []).map((call) => {
      const isCurrent = call.recordId === this.found.callId;
      return {
        words: callWords(call),
        recordId: call.recordId,
        current: isCurrent ? 'true' : null,
        isCurrent,
        className: isCurrent ? 'call current' : 'call',
        openText: fill(labels.open, call.name),
      };
    });
  }

  /** @param {CallsOfPage} found */
  pageChanged(found) {
    this.found = found;
    this.searchedRecordId = found.searchedRecordId;
  }

  /** @param {MouseEvent} event */
  choose(event) {
    this.page.choose(idOf(event));
  }

  /** @param {MouseEvent} event */
  open(event) {
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: idOf(event), objectApiName: CALL.objectApiName, actionName: 'view' },
    });
  }
}

/** @param {MouseEvent} event */
function idOf(event) {
  return String(/** @type {HTMLElement} */ (event.currentTarget).dataset.id);
}
