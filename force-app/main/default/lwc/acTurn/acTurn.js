import { LightningElement, api } from 'lwc';
import { fill } from 'c/acFormat';
import { clockTime, spokenTime } from 'c/acTime';
import { labels, sentiments, speakers } from './labels';
import { segmentsOf } from './segments';

const SENTIMENT_ICONS = {
  POSITIVE: 'utility:smiley_and_people',
  NEGATIVE: 'utility:sentiment_negative',
  NEUTRAL: 'utility:sentiment_neutral',
  MIXED: 'utility:emoji_average',
};

/**
 * One turn of the conversation as a bubble.
 * @fires AcTurn#choose
 */
export default class AcTurn extends LightningElement {
  /** @type {import('c/acConversation').Turn} */
  @api turn;
  /** @type {import('c/acConversation').Role} */
  @api speakerRole = 'UNKNOWN';
  /** Whether it is being said. */
  @api active = false;
  /** Whether the keyboard's way into the list leads to this turn. */
  @api isEntry = false;
  /** Found places in the text. @type {import('./segments').Found[]} */
  @api matches = [];

  /** Puts the focus on the turn. */
  @api
  focus() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('button'))?.focus();
  }

  get turnClass() {
    const side = this.speakerRole === 'AGENT' ? 'agent' : 'customer';
    return `turn ${side}${this.active ? ' active' : ''}`;
  }

  get speaker() {
    return speakers[this.speakerRole] ?? speakers.UNKNOWN;
  }

  get time() {
    return clockTime(this.turn.start);
  }

  get sentiment() {
    return this.turn.sentiment?.label;
  }

  get sentimentIcon() {
    return this.sentiment && SENTIMENT_ICONS[this.sentiment];
  }

  get sentimentText() {
    return this.sentiment && sentiments[this.sentiment];
  }

  get sentimentClass() {
    return `mark ${String(this.sentiment).toLowerCase()}`;
  }

  get description() {
    const at = spokenTime(this.turn.start);
    return this.sentimentText
      ? fill(labels.said, this.speaker, at, this.sentimentText)
      : fill(labels.saidPlain, this.speaker, at);
  }

  get buttonTabIndex() {
    return this.isEntry ? 0 : -1;
  }

  get current() {
    return this.active ? 'true' : null;
  }

  get segments() {
    return segmentsOf(this.turn.text, this.matches);
  }

  choose() {
    this.dispatchEvent(new CustomEvent('choose'));
  }
}
