import { LightningElement, api } from 'lwc';
import { fill, whole } from 'c/acFormat';
import { KIND_NAMES } from 'c/acMarkNames';
import { participantNames } from 'c/acSpeakers';
import { MARK_KINDS } from 'c/acTextMarks';
import { TONES } from 'c/acTone';
import { NO_FILTER, chosenCount, toggled } from 'c/acTurnFilter';
import { labels } from './labels';

/**
 * @import {Conversation} from 'c/acConversation'
 * @import {Finding} from 'c/acTextMarks'
 */

/**
 * The filters of a transcript.
 * @import {TurnFilter} from 'c/acTurnFilter'
 * @fires AcTranscriptFilter#filterchange detail: `{filter}`
 */
export default class AcTranscriptFilter extends LightningElement {
  labels = labels;
  /** @type {Conversation} */
  @api conversation;
  /** What was found in it. @type {Finding[]} */
  @api findings = [];
  /** @type {TurnFilter} */
  @api filter = NO_FILTER;

  get speakers() {
    const names = participantNames(this.conversation);
    const speaking = new Set(this.conversation.turns.map(({ participant }) => participant));
    return [...speaking].map((id) => this.chip('participants', id, names[id] ?? labels.speaker));
  }

  get sentiments() {
    const there = new Set(this.conversation.turns.map(({ sentiment }) => sentiment?.label));
    return Object.entries(TONES)
      .filter(([label]) => there.has(/** @type {keyof typeof TONES} */ (label)))
      .map(([label, { word, icon }]) => ({ ...this.chip('sentiments', label, word), icon }));
  }

  get hasSentiments() {
    return this.sentiments.length > 0;
  }

  get hasFindings() {
    return this.findings.length > 0;
  }

  /** Everything that was found and is not chosen, by kind. */
  get groups() {
    return MARK_KINDS.map((kind) => ({
      kind,
      name: KIND_NAMES[kind],
      options: this.findings
        .filter((finding) => finding.kind === kind && !this.filter.findings.includes(finding.key))
        .map(({ key, text, places }) => ({ key, name: fill(labels.option, text, whole(places.length)) })),
    })).filter(({ options }) => options.length > 0);
  }

  get chosenFindings() {
    return this.findings
      .filter(({ key }) => this.filter.findings.includes(key))
      .map(({ key, text }) => ({ key, text, removeText: fill(labels.remove, text) }));
  }

  get isFiltered() {
    return chosenCount(this.filter) > 0;
  }

  /** @param {keyof TurnFilter} member @param {string} value @param {string} name */
  chip(member, value, name) {
    const chosen = this.filter[member].includes(value);
    return { member, value, name, pressed: String(chosen), className: chosen ? 'chip chosen' : 'chip' };
  }

  /** @param {Event} event */
  toggle(event) {
    const { member, value } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.tell(toggled(this.filter, /** @type {keyof TurnFilter} */ (member), String(value)));
  }

  /** @param {Event} event */
  chooseFinding(event) {
    const field = /** @type {HTMLSelectElement} */ (event.target);
    if (!field.value) return;
    this.tell(toggled(this.filter, 'findings', field.value));
    field.value = '';
  }

  clear() {
    this.tell(NO_FILTER);
  }

  /** @param {TurnFilter} filter */
  tell(filter) {
    this.dispatchEvent(new CustomEvent('filterchange', { detail: { filter } }));
  }
}
