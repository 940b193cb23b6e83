import { LightningElement, api } from 'lwc';
import callLabel from '@salesforce/label/c.AC_Call';
import { callSummary } from 'c/acCallWords';

/** @import {CallChoice} from 'c/acPageCalls' */

/**
 * Chooses one of several calls.
 * @fires AcCallSelect#choosecall detail: `{callId}`
 */
export default class AcCallSelect extends LightningElement {
  /** @type {CallChoice} */
  @api choice;

  labels = { call: callLabel };

  get options() {
    return this.choice.calls.map((call) => ({ value: call.recordId, label: callSummary(call) }));
  }

  /** @param {CustomEvent<{value: string}>} event */
  choose(event) {
    const detail = { callId: event.detail.value };
    this.dispatchEvent(new CustomEvent('choosecall', { detail }));
  }
}
