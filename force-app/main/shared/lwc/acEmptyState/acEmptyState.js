import { LightningElement, api } from 'lwc';
import retry from '@salesforce/label/c.AC_Retry';

/** @import {State} from 'c/acStates' */

/**
 * An illustrated message with a way out.
 * @fires AcEmptyState#retry where the state allows to try again
 */
export default class AcEmptyState extends LightningElement {
  /** @type {State} */
  @api state;
  /** `block` fills the card, `inline` is a line beside something that is there. */
  @api variant = 'block';

  labels = { retry };

  get layoutClass() {
    return this.variant === 'inline' ? 'inline' : 'block';
  }

  get iconSize() {
    return this.variant === 'inline' ? 'x-small' : 'medium';
  }

  // Announced when it appears, without interrupting the reader.
  get role() {
    return 'status';
  }

  retry() {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
