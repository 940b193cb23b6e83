import { LightningElement, api } from 'lwc';
import { stripOf } from './strip';

/** The sentiment of each turn along the shown part. The transcript has the same in words. */
export default class AcSentimentStrip extends LightningElement {
  /** @type {import('c/acConversation').Turn[]} */
  @api turns = [];
  /** @type {import('c/acTimelineView').Span} */
  @api view = { start: 0, end: 0 };
  /** Pixels. */
  @api width = 0;

  get pieces() {
    return stripOf(this.turns, this.view, this.width);
  }
}
