import { LightningElement, api } from 'lwc';
import { whole } from 'c/acFormat';
import { KIND_NAMES } from 'c/acMarkNames';
import { labels } from './labels';

/** @import {MarkKind} from 'c/acTextMarks' */

/** @typedef {MarkKind | 'uncertain'} ShownKind */

const NO_WORDS = { text: [], start: [], end: [], confidence: [] };

/**
 * What the marks in the text mean, each with a switch.
 * @fires AcTextMarkLegend#marktoggle detail: `{kind}`
 */
export default class AcTextMarkLegend extends LightningElement {
  labels = labels;
  /** How often each kind that occurs is marked. @type {{kind: ShownKind, count: number}[]} */
  @api kinds = [];
  /** The kinds that are not shown. @type {ReadonlySet<ShownKind>} */
  @api hiddenKinds = new Set();

  get entries() {
    return this.kinds.map(({ kind, count }) => ({
      kind,
      count: whole(count),
      isShown: !this.hiddenKinds.has(kind),
      checked: String(!this.hiddenKinds.has(kind)),
      ...sampleOf(kind),
    }));
  }

  /** @param {Event} event */
  toggle(event) {
    const { kind } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.dispatchEvent(new CustomEvent('marktoggle', { detail: { kind } }));
  }
}

/**
 * The kind's name, marked as the kind is: what it looks like is told by showing it.
 * @param {ShownKind} kind
 */
function sampleOf(kind) {
  const text = KIND_NAMES[kind];
  const span = { from: 0, to: text.length };
  const words = { text: [text], start: [0], end: [0], confidence: [0] };
  return kind === 'uncertain'
    ? { sample: { text, words }, marks: [] }
    : { sample: { text, words: NO_WORDS }, marks: [{ kind, ...span }] };
}
