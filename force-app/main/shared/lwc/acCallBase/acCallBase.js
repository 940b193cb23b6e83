import { LightningElement, wire } from 'lwc';
import findCalls from '@salesforce/apex/AC_CallFinder.findCalls';
import getConversation from '@salesforce/apex/AC_ConversationController.getConversation';
import { MessageContext } from 'lightning/messageService';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import CONTACT_ID from '@salesforce/schema/AC_Contact_Channel_Analytics__c.ContactId__c';
import STATUS from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Status__c';
import STATUS_REASON from '@salesforce/schema/AC_Contact_Channel_Analytics__c.StatusReason__c';
import { ConversationError } from 'c/acConversation';
import { errorText, isAccessError } from 'c/acErrors';
import { PageCalls, choiceOf, pageStateOf } from 'c/acPageCalls';
import { isFinished, mayHaveConversation, stateNamed } from 'c/acStates';
import { ConversationReader } from './conversationReader';
import { PlaybackChannel } from './playbackChannel';
import { RecordReader } from './recordReader';

/**
 * @import {ConversationRead} from './conversationReader'
 * @import {RecordRead} from './recordReader'
 * @import {Call, CallsOfPage} from 'c/acPageCalls'
 * @import {StateName} from 'c/acStates'
 */

/** @type {Record<ConversationError['code'], StateName>} */
const FILE_STATES = {
  UNREADABLE: 'TRANSCRIPT_UNREADABLE',
  NEWER_VERSION: 'NEWER_VERSION',
  CHANGED: 'TRANSCRIPT_CHANGED',
};

/**
 * Base of the components that show a call. It owns their wires, and everything that has to be released
 * when the component leaves the page; what is done with the values is left to controllers. A component
 * names the fields it shows, fills in the methods at the end, and declares the properties of record page
 * and page builder itself, because the platform does not see inherited ones.
 * @typedef {import('./playbackChannel').News} News
 * @typedef {import('./playbackChannel').PlaybackMessage} PlaybackMessage
 * @typedef {{connect?: () => void, release: () => void}} Controller
 */
export default class AcCallBase extends LightningElement {
  /** API name of the field of the page's record that holds the contact ID of Amazon Connect. */
  contactIdField = '';
  /** API name of the call's lookup to the page's record. */
  lookupField = '';

  /** Name of the component on the playback channel. */
  source = '';
  /** Always readable: a wire that asks for a hidden field fails as a whole. */
  fields = [CONTACT_ID];
  /** Left out by the platform where field-level security hides them. @type {object[]} */
  optionalFields = [STATUS, STATUS_REASON];

  /** Connected with the component, and released with it, the last one first. @type {Controller[]} */
  controllers = [];
  page = this.own(new PageCalls({ onChange: (found) => this.pageChanged(found) }));
  channel = this.own(
    new PlaybackChannel({
      context: () => this.messageContext,
      source: () => this.source,
      recordId: () => this.callId,
      onMessage: (message) => this.playbackHeard(message),
      onOther: (message) => this.otherCallHeard(message),
    }),
  );
  recordReader = this.own(
    new RecordReader({
      recordId: () => this.callId,
      isUnfinished: () => this.isUnfinished,
      onChange: (read) => this.recordChanged(read),
    }),
  );
  conversationReader = new ConversationReader({
    recordId: () => this.callId,
    onChange: (read) => this.conversationChanged(read),
  });

  // What the controllers have found: kept in fields of the component, whose changes draw it again.
  found = this.page.found;
  recordRead = this.recordReader.read;
  conversationRead = this.conversationReader.read;

  // A wire asks again when its parameters are set to other values, so each is a field of its own.
  /** Record of the call that is shown, undefined while none is known. @type {string | undefined} */
  callId;
  /** @type {string | undefined} */
  searchedRecordId;
  /** @type {string | undefined} */
  conversationRecordId;
  firstPart = 1;

  /** @type {any} */
  @wire(MessageContext) messageContext;

  @wire(findCalls, {
    recordId: '$searchedRecordId',
    contactIdField: '$searchedField',
    lookupField: '$searchedLookup',
  })
  receiveCalls(/** @type {{data?: Call[], error?: unknown}} */ result) {
    this.page.receive(result);
  }

  @wire(getRecord, { recordId: '$callId', fields: '$fields', optionalFields: '$optionalFields' })
  receiveRecord(/** @type {{data?: any, error?: unknown}} */ result) {
    this.recordReader.receive(result);
  }

  @wire(getConversation, { recordId: '$conversationRecordId', part: '$firstPart' })
  receiveConversation(/** @type {{data?: any, error?: unknown}} */ result) {
    this.conversationReader.receive(result);
  }

  connectedCallback() {
    this.controllers.forEach((controller) => controller.connect?.());
  }

  disconnectedCallback() {
    this.controllers.toReversed().forEach((controller) => controller.release());
  }

  /** Connects and releases a controller with this component. @template {Controller} T @param {T} controller */
  own(controller) {
    this.controllers.push(controller);
    return controller;
  }

  // A wire waits for parameters that are undefined.
  get searchedField() {
    return this.contactIdField ?? '';
  }

  get searchedLookup() {
    return this.lookupField ?? '';
  }

  /** Undefined until it is known, null where the call has none. */
  get conversation() {
    return this.conversationRead.conversation;
  }

  get callChoice() {
    return choiceOf(this.found);
  }

  get isFinished() {
    return isFinished(this.value(STATUS));
  }

  /** Whether there is something to wait for; a component may wait for more. @returns {boolean} */
  get isUnfinished() {
    return Boolean(this.recordRead.record) && !this.isFinished;
  }

  /** What keeps the component from showing anything of the call. */
  get recordState() {
    const { record, error } = this.recordRead;
    const pageState = pageStateOf(this.found);
    if (pageState) return pageState;
    if (isAccessError(error)) return stateNamed('NO_ACCESS');
    if (error) return stateNamed('RECORD_FAILED', errorText(error));
    return record ? null : stateNamed('LOADING');
  }

  /** What keeps the component from showing the conversation's file. */
  get conversationFileState() {
    const { error } = this.conversationRead;
    if (!error) return null;
    return stateNamed(error instanceof ConversationError ? FILE_STATES[error.code] : 'RECORD_FAILED');
  }

  get statusReason() {
    return this.value(STATUS_REASON);
  }

  /** @param {object} field from `@salesforce/schema` @returns {any} undefined where the user may not see it */
  value(field) {
    return getFieldValue(this.recordRead.record, field);
  }

  /** @param {CustomEvent<{callId: string}>} event */
  handleChooseCall(event) {
    this.page.choose(event.detail.callId);
  }

  /** Asks again for what could not be read. */
  retryRecord() {
    this.recordReader.refresh();
    if (this.conversationRead.error) this.conversationReader.reload();
  }

  /** @param {CallsOfPage} found */
  pageChanged(found) {
    if (this.callId && this.callId !== found.callId) this.forgetCall();
    this.found = found;
    this.callId = found.callId;
    this.searchedRecordId = found.searchedRecordId;
  }

  /** @param {RecordRead} read */
  recordChanged(read) {
    const wasFinished = this.recordRead.record && this.isFinished;
    this.recordRead = read;
    if (!read.record || !mayHaveConversation(this.value(STATUS))) return;
    const hasJustFinished = wasFinished === false && this.isFinished;
    if (hasJustFinished || this.conversation === null) this.conversationReader.reload();
    this.conversationRecordId = this.callId;
  }

  /** @param {ConversationRead} read */
  conversationChanged(read) {
    this.conversationRead = read;
    if (read.error || read.conversation === undefined) return;
    this.conversationArrived();
    // The playback may have gone on without this component.
    this.channel.publish({ kind: 'ask' });
  }

  /** The component shows another call from now on. */
  forgetCall() {
    this.conversationRecordId = undefined;
    this.recordReader.forget();
    this.conversationReader.forget();
  }

  /** The conversation is there, or is known not to be. */
  conversationArrived() {}

  /** @param {PlaybackMessage} _message of this call */
  // eslint-disable-next-line no-unused-vars
  playbackHeard(_message) {}

  /** @param {PlaybackMessage} _message of another call on the same page */
  // eslint-disable-next-line no-unused-vars
  otherCallHeard(_message) {}
}
