import { LightningElement, api } from 'lwc';
import { entityTypes, labels } from './labels';
import { entityGroups, mentionsOf, WHOLE } from './topics';

/** @import {Conversation} from 'c/acConversation' */

/**
 * Key phrases, own terms and entities, of everybody or of one party.
 * @fires AcTopics#seek detail: `{seconds, turn}`
 */
export default class AcTopics extends LightningElement {
  /** @type {Conversation} */
  @api conversation;
  /** Names of the participants by id. @type {Record<string, string>} */
  @api names = {};

  labels = labels;
  party = WHOLE;
  query = '';

  get parties() {
    const speakers = this.conversation.participants.map(({ id }) => ({
      label: this.names[id] ?? id,
      value: id,
    }));
    return [{ label: labels.everybody, value: WHOLE }, ...speakers];
  }

  get choice() {
    return { party: this.party, query: this.query };
  }

  get phrases() {
    return mentionsOf(this.conversation.insights.keyPhrases ?? [], this.conversation, this.choice);
  }

  get groups() {
    const groups = entityGroups(this.conversation.insights.entities ?? [], this.conversation, this.choice);
    return groups.map((group) => ({ ...group, name: entityTypes[group.type] ?? group.type }));
  }

  get ownTerms() {
    return this.groups.filter(({ source }) => source !== 'BUILT_IN');
  }

  get entities() {
    return this.groups.filter(({ source }) => source === 'BUILT_IN');
  }

  get isEmpty() {
    return this.phrases.length === 0 && this.groups.length === 0;
  }

  /** @param {CustomEvent<{value: string}>} event */
  chooseParty({ detail }) {
    this.party = detail.value;
  }

  /** @param {CustomEvent<{value: string}>} event */
  search({ detail }) {
    this.query = detail.value;
  }

  /** @param {CustomEvent} event */
  forward({ detail }) {
    this.dispatchEvent(new CustomEvent('seek', { detail }));
  }
}
