import { api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import CALL from '@salesforce/schema/AC_Contact_Channel_Analytics__c';
import { callWords } from 'c/acCallWords';
import CallFinder from 'c/acCallFinder';
import { fill } from 'c/acFormat';
import { labels } from './labels';

/**
 * The calls of the page's record, the latest first. The other components of the page show the chosen one.
 * Shows nothing on the page of a call.
 */
export default class AcCalls extends NavigationMixin(CallFinder) {
  // Inherited too; the platform and the page builder set only what is declared here.
  @api contactIdField = '';
  @api lookupField = '';

  /** @override */
  @api
  get recordId() {
    return super.recordId;
  }
  set recordId(id) {
    super.recordId = id;
  }

  /** @override */
  @api
  get objectApiName() {
    return super.objectApiName;
  }
  set objectApiName(name) {
    super.objectApiName = name;
  }

  isCallList = true;
  labels = labels;

  get isShown() {
    return Boolean(this.pageState || this.calls);
  }

  get rows() {
    return (this.calls ?? []).map((call) => {
      const isCurrent = call.recordId === this.currentRecordId;
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

  /** @param {MouseEvent} event */
  choose(event) {
    this.pageChoice?.choose(idOf(event));
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
