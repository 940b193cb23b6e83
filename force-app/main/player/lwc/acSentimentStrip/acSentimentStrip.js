import { LightningElement, api } from 'lwc';
import { stripOf } from './strip';

/**
 * @import {Turn} from 'c/acConversation'
 * @import {Span} from 'c/acTimelineView'
 */

/** The sentiment of each turn along the shown part. The transcript has the same in words. */
export default class AcSentimentStrip extends LightningElement {
  /** @type {Turn[]} */
  @api turns = [];
  /** @type {Span} */
  @api view = { start: 0, end: 0 };
  /** Pixels. */
  @api width = 0;

  get pieces() {
    return stripOf(this.turns, this.view, this.width);
  }
}
