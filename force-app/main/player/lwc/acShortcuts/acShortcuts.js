import { LightningElement, api } from 'lwc';
import { labels } from './labels';

/** What is on the keys, in the order in which it is shown. */
const SHORTCUTS = [
  { keys: [labels.spaceKey, 'K'], text: labels.playPause },
  { keys: ['J'], text: labels.back },
  { keys: ['L'], text: labels.forward },
  { keys: ['←'], text: labels.backALittle },
  { keys: ['→'], text: labels.forwardALittle },
  { keys: ['P'], text: labels.previousTurn },
  { keys: ['N'], text: labels.nextTurn },
  { keys: ['<'], text: labels.slower },
  { keys: ['>'], text: labels.faster },
  { keys: ['M'], text: labels.mute },
  { keys: ['S'], text: labels.skipSilence },
  { keys: ['['], text: labels.rangeStart },
  { keys: [']'], text: labels.rangeEnd },
  { keys: ['R'], text: labels.loop },
  { keys: ['+'], text: labels.zoomIn },
  { keys: ['−'], text: labels.zoomOut },
  { keys: ['0'], text: labels.fit },
  { keys: ['?'], text: labels.shortcuts },
];

/** The list of the player's keys, over the page. Escape closes it, and the focus goes back to where it was. */
export default class AcShortcuts extends LightningElement {
  labels = labels;
  shortcuts = SHORTCUTS;

  get dialog() {
    return /** @type {HTMLDialogElement} */ (this.refs?.dialog);
  }

  @api
  show() {
    if (!this.dialog.open) this.dialog.showModal();
  }

  close() {
    this.dialog.close();
  }

  /** The dialog itself is hit only beside its content. @param {MouseEvent} event */
  closeBeside(event) {
    if (event.target === this.dialog) this.close();
  }

  /** Nothing behind the list reacts to keys; the key that opened it closes it. @param {KeyboardEvent} event */
  handleKey(event) {
    event.stopPropagation();
    if (event.key !== '?') return;
    event.preventDefault();
    this.close();
  }
}
