import { refreshApex } from '@salesforce/apex';
import { ConversationError, loadConversation } from 'c/acConversation';

/**
 * @import {Conversation} from 'c/acConversation'
 * @typedef {object} ConversationRead
 * @property {Conversation | null | undefined} conversation undefined until it is known, null where the call has none
 * @property {unknown} error why it could not be read
 */

/** The conversation of a call, and news of it where the call was processed again. */
export class ConversationReader {
  /** A new object after each change. @type {ConversationRead} */
  read = { conversation: undefined, error: undefined };
  /** What the wire gave last. @type {any} */
  wired;
  /** Whether a conversation that changed while it was read was read anew. */
  hasReadAgain = false;

  /** @param {{recordId: () => string | undefined, onChange: (read: ConversationRead) => void}} options */
  constructor(options) {
    this.options = options;
  }

  /** What the wire of the conversation's first part gives. @param {{data?: any, error?: unknown}} result */
  async receive(result) {
    this.wired = result;
    if (!result.data && !result.error) return;
    try {
      if (result.error) throw result.error;
      const conversation = await loadConversation(String(this.options.recordId()), result.data);
      if (this.wired !== result) return;
      this.hasReadAgain = false;
      this.change({ conversation, error: undefined });
    } catch (error) {
      if (this.wired === result) this.fail(error);
    }
  }

  /** Asks for it again. The platform keeps Apex answers: one from before the call was processed again is out of date. */
  async reload() {
    const { conversation, error } = this.read;
    if (conversation === undefined && !error) return;
    try {
      await refreshApex(this.wired);
    } catch {
      // The wire tells the components.
    }
  }

  forget() {
    this.wired = undefined;
    this.change({ conversation: undefined, error: undefined });
  }

  /** @param {unknown} error */
  fail(error) {
    this.change({ conversation: this.read.conversation, error });
    const hasChanged = error instanceof ConversationError && error.code === 'CHANGED';
    if (!hasChanged || this.hasReadAgain) return;
    this.hasReadAgain = true;
    this.reload();
  }

  /** @param {ConversationRead} read */
  change(read) {
    this.read = read;
    this.options.onChange(read);
  }
}
