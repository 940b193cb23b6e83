import { wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getConversation from '@salesforce/apex/AC_ConversationController.getConversation';
import { MessageContext } from 'lightning/messageService';
import { getFieldValue, getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import CONTACT_ID from '@salesforce/schema/AC_Contact_Channel_Analytics__c.ContactId__c';
import STATUS from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Status__c';
import STATUS_REASON from '@salesforce/schema/AC_Contact_Channel_Analytics__c.StatusReason__c';
import AcCallFinder from 'c/acCallFinder';
import { ConversationError, loadConversation } from 'c/acConversation';
import { errorText, isAccessError } from 'c/acErrors';
import { joinPlayback } from 'c/acPlaybackChannel';
import { watchRecord } from 'c/acRecordRefresh';
import { isFinished, mayHaveConversation, stateNamed } from 'c/acStates';

/** @type {Record<ConversationError['code'], import('c/acStates').StateName>} */
const FILE_STATES = {
  UNREADABLE: 'TRANSCRIPT_UNREADABLE',
  NEWER_VERSION: 'NEWER_VERSION',
  CHANGED: 'TRANSCRIPT_CHANGED',
};

/**
 * What every component of a call shares: the record, the conversation once there may be one,
 * news while it is not, and the playback channel. A component extends it, names the fields it
 * shows and fills in the methods at the end.
 * @typedef {import('c/acConversation').Conversation} Conversation
 * @typedef {import('c/acPlaybackChannel').PlaybackMessage} PlaybackMessage
 */
export default class AcCallElement extends AcCallFinder {
  /** Name of the component on the playback channel. */
  source = '';
  /** Always readable: a wire that asks for a hidden field fails as a whole. */
  fields = [CONTACT_ID];
  /** Left out by the platform where field-level security hides them. @type {object[]} */
  optionalFields = [STATUS, STATUS_REASON];
  /** @type {any} */
  record;
  /** @type {unknown} */
  recordError;
  /** Undefined until it is known, null where the call has none. @type {Conversation | null | undefined} */
  conversation;
  /** @type {unknown} */
  conversationError;

  /** Whether a conversation that changed while it was read was read anew. */
  hasReadAgain = false;

  /** @type {string | undefined} */
  conversationRecordId;
  firstPart = 1;
  /** @type {any} */
  wiredConversation;
  /** @type {(() => void) | undefined} */
  stopWatching;
  /** @type {ReturnType<typeof joinPlayback> | undefined} */
  channel;

  /** @type {any} */
  @wire(MessageContext) messageContext;

  @wire(getRecord, {
    recordId: '$currentRecordId',
    fields: '$fields',
    optionalFields: '$optionalFields',
  })
  receiveRecord(/** @type {{data?: any, error?: unknown}} */ { data, error }) {
    if (!data && !error) return;
    // One look that failed does not take away what is there; one that is refused does.
    if (error && this.record && !isAccessError(error)) return;
    const wasFinished = this.record && this.isFinished;
    this.record = data;
    this.recordError = error;
    this.watchWhileUnfinished();
    if (!this.record || !mayHaveConversation(this.value(STATUS))) return;
    const hasJustFinished = wasFinished === false && this.isFinished;
    if (hasJustFinished || this.conversation === null) this.reloadConversation();
    this.conversationRecordId = this.currentRecordId;
  }

  @wire(getConversation, { recordId: '$conversationRecordId', part: '$firstPart' })
  async receiveConversation(/** @type {{data?: any, error?: unknown}} */ result) {
    this.wiredConversation = result;
    if (!result.data && !result.error) return;
    try {
      if (result.error) throw result.error;
      const conversation = await loadConversation(String(this.currentRecordId), result.data);
      if (this.wiredConversation !== result) return;
      this.conversation = conversation;
      this.conversationError = undefined;
      this.hasReadAgain = false;
      this.conversationArrived();
      // The playback may have gone on without this component.
      this.channel?.publish({ kind: 'ask' });
    } catch (error) {
      if (this.wiredConversation === result) this.conversationFailed(error);
    }
  }

  /** @param {unknown} error */
  conversationFailed(error) {
    this.conversationError = error;
    const hasChanged = error instanceof ConversationError && error.code === 'CHANGED';
    if (!hasChanged || this.hasReadAgain) return;
    this.hasReadAgain = true;
    this.reloadConversation();
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.channel = joinPlayback(this.messageContext, this.source, () => this.currentRecordId ?? '', {
      onMessage: (message) => this.playbackHeard(message),
      onOther: (message) => this.otherCallHeard(message),
    });
    if (this.record) this.watchWhileUnfinished();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.channel?.leave();
    this.stopWatching?.();
    this.stopWatching = undefined;
  }

  get isFinished() {
    return isFinished(this.value(STATUS));
  }

  /** Whether there is something to wait for; a component may wait for more. */
  get isUnfinished() {
    return Boolean(this.record) && !this.isFinished;
  }

  /** What stands in the way of showing anything of the call. */
  get recordState() {
    if (this.pageState) return this.pageState;
    if (isAccessError(this.recordError)) return stateNamed('NO_ACCESS');
    if (this.recordError) return stateNamed('RECORD_FAILED', errorText(this.recordError));
    return this.record ? null : stateNamed('LOADING');
  }

  /** What stands in the way of showing the conversation's file. */
  get conversationFileState() {
    const error = this.conversationError;
    if (!error) return null;
    return stateNamed(error instanceof ConversationError ? FILE_STATES[error.code] : 'RECORD_FAILED');
  }

  get statusReason() {
    return this.value(STATUS_REASON);
  }

  /** @param {object} field from `@salesforce/schema` @returns {any} undefined where the user may not see it */
  value(field) {
    return getFieldValue(this.record, field);
  }

  /** Asks again for what could not be read. */
  retryRecord() {
    notifyRecordUpdateAvailable([{ recordId: String(this.currentRecordId) }]);
    if (this.conversationError) this.reloadConversation();
  }

  /** The platform keeps Apex answers; one from before the call was processed again is out of date. */
  async reloadConversation() {
    if (this.conversation === undefined && !this.conversationError) return;
    try {
      await refreshApex(this.wiredConversation);
    } catch {
      // The wire tells the components.
    }
  }

  watchWhileUnfinished() {
    if (this.isUnfinished) this.stopWatching ??= watchRecord(String(this.currentRecordId));
    else {
      this.stopWatching?.();
      this.stopWatching = undefined;
    }
  }

  /** @override */
  forgetCall() {
    super.forgetCall();
    this.stopWatching?.();
    this.stopWatching = undefined;
    this.record = undefined;
    this.recordError = undefined;
    this.conversationRecordId = undefined;
    this.conversation = undefined;
    this.conversationError = undefined;
    this.wiredConversation = undefined;
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
