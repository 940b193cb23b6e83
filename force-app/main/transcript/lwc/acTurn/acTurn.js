import { LightningElement, api } from 'lwc';
import { fill, plural } from 'c/acFormat';
import { TONES } from 'c/acTone';
import { descriptionOf, markedWords, wordWithTime } from './descriptions';
import { labels } from './labels';

/**
 * @import {Turn} from 'c/acConversation'
 * @import {Match} from 'c/acSearch'
 * @import {Mark} from 'c/acTextMarks'
 */

/**
 * One turn of the conversation as a bubble, or as a line where it is an event of a chat.
 * @fires AcTurn#choose detail: `{word}`, the position of the word that was chosen, -1 for the whole turn
 * @fires AcTurn#copy
 * @fires AcTurn#copylink
 */
export default class AcTurn extends LightningElement {
  labels = labels;
  /** @type {Turn} */
  @api turn;
  /** What the speaker is called. */
  @api speaker = '';
  /** Side and colour: any of `start`, `end`, `customer`, `agent`. */
  @api look = 'start';
  /** When it was said, as shown. */
  @api time = '';
  /** The same in words, for screen readers. */
  @api spokenTime = '';
  /** @type {string | undefined} */
  @api language;
  /** Whether there is a recording to go to. */
  @api playable = false;
  /** Whether it is being said. */
  @api active = false;
  /** Position of the word that is being said, -1 for none. */
  @api word = -1;
  /** Whether the keyboard's way into the list leads to this turn. */
  @api isEntry = false;
  /** Whether a link led here. */
  @api linked = false;
  /** @type {Match[]} */
  @api found = [];
  /** @type {Match | undefined} */
  @api currentMatch;
  /** @type {Mark[]} */
  @api marks = [];
  @api showsUncertain = false;
  /** How many comments there are on this turn. */
  @api comments = 0;

  /** Whether pointer or focus are here; only then there are buttons. */
  isNear = false;
  /** Position of the word that the arrow keys led to. */
  cursor = -1;
  clickedWord = -1;

  /** Puts the focus on the turn. */
  @api
  focus() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('.bubble'))?.focus();
  }

  /** Where the reader is in a long turn. @type {DOMRect | undefined} */
  @api
  get placeOfInterest() {
    return /** @type {any} */ (this.refs?.text)?.placeOfInterest;
  }

  get isEvent() {
    return this.turn.kind === 'EVENT';
  }

  get turnClass() {
    const states = [this.active && 'active', this.linked && 'linked', this.isEvent && 'event'];
    return ['turn', this.look, ...states.filter(Boolean)].join(' ');
  }

  get tone() {
    return this.turn.sentiment && TONES[this.turn.sentiment.label];
  }

  get description() {
    const when = this.spokenTime || this.time;
    return descriptionOf({ name: this.speaker, time: when, sentiment: this.turn.sentiment?.label });
  }

  get attachment() {
    return this.turn.kind === 'ATTACHMENT' ? fill(labels.attachment, this.turn.text) : null;
  }

  get markedWords() {
    return markedWords(this.turn.text, this.marks);
  }

  get commentCount() {
    return this.comments ? plural(labels.commentsHere, this.comments) : null;
  }

  get cursorWord() {
    return this.cursor < 0 ? '' : wordWithTime(this.turn, this.cursor);
  }

  get entryTabIndex() {
    return this.isEntry ? 0 : -1;
  }

  get current() {
    return this.active ? 'true' : null;
  }

  comeNear() {
    this.isNear = true;
  }

  /** The pointer may leave while the focus stays. */
  pointerLeaves() {
    this.isNear = Boolean(this.template?.activeElement);
  }

  /** @param {FocusEvent} event */
  focusLeaves({ currentTarget, relatedTarget }) {
    if (/** @type {Element} */ (currentTarget).contains(/** @type {Node | null} */ (relatedTarget))) return;
    this.isNear = false;
    this.cursor = -1;
  }

  /** @param {CustomEvent<{word: number}>} event */
  pickWord(event) {
    this.clickedWord = event.detail.word;
  }

  choose() {
    const word = this.clickedWord >= 0 ? this.clickedWord : this.cursor;
    this.clickedWord = -1;
    this.dispatchEvent(new CustomEvent('choose', { detail: { word } }));
  }

  /** The arrows lead from word to word, in the direction of the text. @param {KeyboardEvent} event */
  handleKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const count = this.turn.words?.text.length ?? 0;
    if (!step || !count || !this.playable) return;
    event.preventDefault();
    const direction = /** @type {any} */ (this.refs?.text)?.direction;
    const next = this.cursor + (direction === 'rtl' ? -step : step);
    this.cursor = Math.min(count - 1, Math.max(0, next));
  }

  copy() {
    this.dispatchEvent(new CustomEvent('copy'));
  }

  copyLink() {
    this.dispatchEvent(new CustomEvent('copylink'));
  }
}
