import { LightningElement, api } from 'lwc';
import hide from '@salesforce/label/c.AC_Marks_Hide';
import markers from '@salesforce/label/c.AC_Markers';
import show from '@salesforce/label/c.AC_Marks_Show';
import { fill, whole } from 'c/acFormat';

/**
 * The kinds of markers, each to be shown or hidden.
 * @import {Kind} from 'c/acMarks'
 * @fires AcMarkLegend#togglekind detail: `{kind}`
 */
export default class AcMarkLegend extends LightningElement {
  /** @type {{kind: Kind, name: string, icon: string, count: number}[]} */
  @api kinds = [];
  /** @type {Kind[]} */
  @api hiddenKinds = [];

  labels = { markers };

  get chips() {
    return this.kinds.map((kind) => {
      const isShown = !this.hiddenKinds.includes(kind.kind);
      return {
        ...kind,
        number: whole(kind.count),
        pressed: String(isShown),
        hint: fill(isShown ? hide : show, kind.name),
      };
    });
  }

  /** @param {Event} event */
  toggle(event) {
    const { kind } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.dispatchEvent(new CustomEvent('togglekind', { detail: { kind } }));
  }
}
