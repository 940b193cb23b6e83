import { LightningElement, api } from 'lwc';

/** A card of a call, with the colours of speakers and sentiments that everything in it uses. */
export default class AcCard extends LightningElement {
  @api heading = '';
  @api iconName = '';
}
