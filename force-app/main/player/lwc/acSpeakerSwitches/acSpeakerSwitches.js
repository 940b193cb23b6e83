import { LightningElement, api } from 'lwc';
import { fill } from 'c/acFormat';
import { labels } from './labels';

/**
 * A switch for each of the speakers of a recording, by which they are muted.
 * @fires AcSpeakerSwitches#mutechange detail: `{muted}`, by channel
 */
export default class AcSpeakerSwitches extends LightningElement {
  /** By channel. @type {{name: string, role: string}[]} */
  @api speakers = [];
  /** By channel. @type {boolean[]} */
  @api muted = [];

  labels = labels;

  get switches() {
    return this.speakers.map(({ name, role }, channel) => {
      const muted = Boolean(this.muted[channel]);
      return {
        channel,
        name,
        swatch: role === 'AGENT' ? 'swatch agent' : 'swatch customer',
        pressed: String(muted),
        icon: muted ? 'utility:volume_off' : 'utility:volume_high',
        nameClass: muted ? 'silent' : '',
        label: fill(labels.muteSpeaker, name),
      };
    });
  }

  /** @param {Event} event */
  toggle(event) {
    const channel = Number(/** @type {HTMLElement} */ (event.currentTarget).dataset.channel);
    const muted = this.speakers.map((_, index) => Boolean(this.muted[index]) !== (index === channel));
    this.dispatchEvent(new CustomEvent('mutechange', { detail: { muted } }));
  }
}
