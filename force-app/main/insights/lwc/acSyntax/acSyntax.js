import { LightningElement, api } from 'lwc';
import { whole } from 'c/acFormat';
import { labels, tags } from './labels';
import { partsOfSpeech, wordsOf } from './partsOfSpeech';

/** @import {Syntax} from 'c/acConversation' */

const WHOLE = 'conversation';
const MOST_WORDS = 24;

/**
 * How many words of each part of speech were used, and which, each leading to where it was said.
 * @fires AcSyntax#seek detail: `{seconds}`
 */
export default class AcSyntax extends LightningElement {
  /** By party. @type {Record<string, Syntax>} */
  @api syntax = {};
  /** Names of the participants by id. @type {Record<string, string>} */
  @api names = {};

  labels = labels;
  wantedParty = WHOLE;
  tag = '';

  /** Everybody first, then as they stand elsewhere. */
  get parties() {
    return [WHOLE, ...Object.keys(this.names)]
      .filter((party) => this.syntax[party])
      .map((party) => ({ label: party === WHOLE ? labels.everybody : this.names[party], value: party }));
  }

  get hasParties() {
    return this.parties.length > 1;
  }

  /** The chosen one, as long as the conversation shown has it. */
  get party() {
    return this.syntax[this.wantedParty] ? this.wantedParty : this.parties[0]?.value;
  }

  get chosen() {
    return this.syntax[this.party] ?? { partsOfSpeech: [], words: [] };
  }

  get rows() {
    return partsOfSpeech(this.chosen).map(({ tag, count, width }) => ({
      tag,
      wordsKey: `${tag} words`,
      name: tags[tag] ?? tag,
      count: whole(count),
      style: `inline-size: ${width}%`,
      expanded: tag === this.tag ? 'true' : 'false',
      isOpen: tag === this.tag,
      words: tag === this.tag ? wordsOf(this.chosen, tag, MOST_WORDS) : [],
    }));
  }

  /** @param {CustomEvent<{value: string}>} event */
  chooseParty({ detail }) {
    this.wantedParty = detail.value;
  }

  /** @param {Event} event */
  toggle(event) {
    const { tag = '' } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.tag = tag === this.tag ? '' : tag;
  }

  /** @param {CustomEvent<{seconds: number}>} event */
  forward({ detail: { seconds } }) {
    this.dispatchEvent(new CustomEvent('seek', { detail: { seconds } }));
  }
}
