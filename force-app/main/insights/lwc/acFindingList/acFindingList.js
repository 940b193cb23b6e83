import { LightningElement, api } from 'lwc';
import { fill } from 'c/acFormat';
import { clockTime } from 'c/acTime';
import placeLabel from '@salesforce/label/c.AC_Play_From';

/** @import {Finding} from 'c/acConversation' */

/**
 * What a conversation came to, one line each, with a button for every place where it was said.
 * @fires AcFindingList#seek detail: `{seconds, turn}`
 */
export default class AcFindingList extends LightningElement {
  /** @type {Finding[]} */
  @api findings = [];
  /** What they are. */
  @api heading = '';

  get rows() {
    return this.findings.map(({ text, places }, key) => ({
      key,
      text,
      places: places.map(({ start, turn }, index) => ({
        key: index,
        start,
        turn,
        time: clockTime(start),
        label: fill(placeLabel, clockTime(start), text),
      })),
    }));
  }

  /** @param {Event} event */
  choose(event) {
    const { start, turn } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    const detail = { seconds: Number(start), turn: Number(turn) };
    this.dispatchEvent(new CustomEvent('seek', { detail }));
  }
}
