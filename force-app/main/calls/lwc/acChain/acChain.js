import { api, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import getChain from '@salesforce/apex/AC_CallChain.getChain';
import CALL from '@salesforce/schema/AC_Contact_Channel_Analytics__c';
import { callWords } from 'c/acCallWords';
import CallFinder from 'c/acCallFinder';
import { errorText, isAccessError } from 'c/acErrors';
import { fill, whole } from 'c/acFormat';
import { stateNamed } from 'c/acStates';
import { labels } from './labels';

/**
 * The parts of a call that was transferred or called back, in order, each one click away. Shows nothing
 * for a call that stands alone.
 */
export default class AcChain extends NavigationMixin(CallFinder) {
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

  labels = labels;
  /** @type {{parts: import('c/acCallFinder').Call[], isIncomplete: boolean} | undefined} */
  chain;
  /** @type {unknown} */
  chainError;
  /** Addresses of the parts' records. @type {Record<string, string>} */
  addresses = {};

  @wire(getChain, { recordId: '$currentRecordId' })
  receiveChain(/** @type {any} */ { data, error }) {
    if (!data && !error) return;
    this.chain = data;
    this.chainError = error;
    this.findAddresses();
  }

  get state() {
    if (this.pageState) return this.pageState;
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
      const isCurrent = call.recordId === this.currentRecordId;
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

  /** @override */
  forgetCall() {
    super.forgetCall();
    this.chain = undefined;
    this.chainError = undefined;
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
