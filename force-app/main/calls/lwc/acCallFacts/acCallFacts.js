import { LightningElement, api } from 'lwc';

/** @import {CallWords} from 'c/acCallWords' */

/** Agent, length, sentiment and progress of a call in a list, as far as they are known. */
export default class AcCallFacts extends LightningElement {
  /** @type {CallWords} */
  @api words;

  get toneClass() {
    return `icon ${this.words.tone?.className}`;
  }
}
