import { LightningElement, api } from 'lwc';
import { markLayers, matchLayers, oneWordLayer, uncertainLayers, wordLayers } from './layers';
import { segmentsOf } from './segments';

/**
 * @import {Turn} from 'c/acConversation'
 * @import {Match} from 'c/acSearch'
 * @import {Mark} from 'c/acTextMarks'
 */

/**
 * The text of a turn, in the direction and the language in which it was said.
 * @fires AcTurnText#wordpick detail: `{word}`: a word was clicked, before the click goes on
 */
export default class AcTurnText extends LightningElement {
  /** @type {Turn} */
  @api turn;
  /** BCP 47 code, e.g. `en-US`. @type {string | undefined} */
  @api language;
  /** Position of the word that is being said, -1 for none. */
  @api word = -1;
  /** Position of the word that the keyboard is at, -1 for none. */
  @api cursor = -1;
  /** Found places. @type {Match[]} */
  @api found = [];
  /** The found place that the reader is at, if it is in this turn. @type {Match | undefined} */
  @api currentMatch;
  /** @type {Mark[]} */
  @api marks = [];
  /** Whether words that the speech service is not sure of are marked. */
  @api showsUncertain = false;

  /** Where the reader is in a text that may be higher than the screen. @type {DOMRect | undefined} */
  @api
  get placeOfInterest() {
    const element = this.template?.querySelector('.current, .said');
    return element?.getBoundingClientRect();
  }

  /** Direction in which the text runs. */
  @api
  get direction() {
    const text = /** @type {HTMLElement | undefined} */ (this.refs?.text);
    return text ? getComputedStyle(text).direction : 'ltr';
  }

  get segments() {
    return segmentsOf(this.turn.text, [
      ...wordLayers(this.turn),
      ...markLayers(this.marks),
      ...(this.showsUncertain ? uncertainLayers(this.turn) : []),
      ...oneWordLayer(this.turn, this.word, 'said'),
      ...oneWordLayer(this.turn, this.cursor, 'cursor'),
      ...matchLayers(this.found, this.currentMatch),
    ]);
  }

  /** @param {Event} event */
  pickWord(event) {
    const word = /** @type {HTMLElement} */ (event.target).dataset?.word;
    if (word === undefined) return;
    this.dispatchEvent(new CustomEvent('wordpick', { detail: { word: Number(word) } }));
  }
}
