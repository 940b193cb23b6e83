import { LightningElement, api } from 'lwc';

/** @import {CallChoice} from 'c/acPageCalls' */

/**
 * A card of a call, with the colours of speakers and sentiments that everything in it uses.
 * @fires AcCard#choosecall detail: `{callId}`
 */
export default class AcCard extends LightningElement {
  @api heading = '';
  @api iconName = '';
  /** Calls to choose from, if there are several. @type {CallChoice | null} */
  @api choice = null;

  /** @param {CustomEvent<{callId: string}>} event */
  handleChooseCall(event) {
    this.dispatchEvent(new CustomEvent('choosecall', { detail: event.detail }));
  }
}
