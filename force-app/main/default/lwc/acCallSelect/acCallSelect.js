import { LightningElement, api } from 'lwc';
import callLabel from '@salesforce/label/c.AC_Call';
import { dateTime } from 'c/acFormat';
import { clockTime } from 'c/acTime';

/**
 * Chooses one of several calls.
 * @fires AcCallSelect#choosecall detail: `{callId}`
 */
export default class AcCallSelect extends LightningElement {
  /** @type {import('c/acCallFinder').CallChoice} */
  @api choice;

  labels = { call: callLabel };

  get options() {
    return this.choice.calls.map((call) => ({ value: call.recordId, label: summaryOf(call) }));
  }

  /** @param {CustomEvent<{value: string}>} event */
  choose(event) {
    const detail = { callId: event.detail.value };
    this.dispatchEvent(new CustomEvent('choosecall', { detail }));
  }
}

/** When, who and how long, as far as it is known. @param {import('c/acCallFinder').Call} call */
function summaryOf({ name, startedAt, agent, duration }) {
  const parts = [startedAt ? dateTime(startedAt) : name, agent, duration ? clockTime(duration) : ''];
  return parts.filter(Boolean).join(' · ');
}
