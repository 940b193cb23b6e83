import { api } from 'lwc';
import CallBase from 'c/acCallBase';
import { participantNames } from 'c/acSpeakers';
import { isFinished, stateNamed } from 'c/acStates';
import STATUS from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Status__c';
import { sentimentRows, skippedRows, tabsOf } from './findings';
import { labels } from './labels';

/** What was found out about the call: summary, sentiment, talk, topics, language, and what could not be. */
export default class AcInsights extends CallBase {
  @api contactIdField = '';
  @api lookupField = '';

  @api
  get recordId() {
    return this.page.recordId;
  }
  set recordId(id) {
    this.page.recordId = id;
  }

  @api
  get objectApiName() {
    return this.page.objectApiName;
  }
  set objectApiName(name) {
    this.page.objectApiName = name;
  }

  source = 'insights';
  labels = labels;

  get state() {
    if (this.recordState) return this.recordState;
    return this.conversation ? null : (this.conversationFileState ?? this.stateWithoutConversation);
  }

  get stateWithoutConversation() {
    const status = this.value(STATUS);
    if (!isFinished(status)) return stateNamed('INSIGHTS_PENDING');
    if (this.conversation === undefined) return stateNamed('LOADING');
    return stateNamed('NO_INSIGHTS', this.statusReason);
  }

  /** What is said beside the insights that are there already. */
  get pending() {
    return this.isFinished ? null : stateNamed('INSIGHTS_PENDING');
  }

  get names() {
    return this.conversation ? participantNames(this.conversation) : {};
  }

  get insights() {
    return this.conversation?.insights ?? {};
  }

  /** Which tabs there are. */
  get has() {
    return this.conversation ? tabsOf(this.conversation) : {};
  }

  get isCall() {
    return this.conversation?.channel !== 'CHAT';
  }

  get sentiments() {
    return this.conversation ? sentimentRows(this.conversation, this.names) : [];
  }

  get hasLanguages() {
    return Object.keys(this.insights.dominantLanguages ?? {}).length > 0;
  }

  get hasSyntax() {
    return Object.keys(this.insights.syntax ?? {}).length > 0;
  }

  get skipped() {
    return this.conversation ? skippedRows(this.conversation, this.names) : [];
  }

  /** @param {CustomEvent<{seconds: number}>} event */
  handleSeek(event) {
    this.channel.publish({ kind: 'seek', seconds: event.detail.seconds, playing: true });
  }
}
