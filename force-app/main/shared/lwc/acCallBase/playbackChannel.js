import { APPLICATION_SCOPE, publish, subscribe, unsubscribe } from 'lightning/messageService';
import PLAYBACK from '@salesforce/messageChannel/AC_Playback__c';

/**
 * What the components of one call tell each other.
 * - `seek`: go to `seconds`, and play from there where `playing` is true. To the player.
 * - `play`, `pause`: to the player.
 * - `time`: the player is at `seconds`; four times a second while it plays.
 * - `state`: whether the player is `playing`, where and at what `rate`.
 * - `marks`: `places` of one `layer` to be shown on the waveform, instead of that layer's earlier ones.
 * - `range`: the stretch of the recording that is selected, null where none is.
 * - `comments`: a comment was added, changed or deleted; components that show comments read them again.
 * - `ask`: a component that came later asks where the player is; the player answers with a `time`,
 *   and a `range` where one is selected.
 * @typedef {object} PlaybackMessage
 * @property {string} recordId
 * @property {'seek' | 'play' | 'pause' | 'time' | 'state' | 'marks' | 'range' | 'comments' | 'ask'} kind
 * @property {number} [seconds]
 * @property {boolean} [playing]
 * @property {number} [rate]
 * @property {'search' | 'comments'} [layer]
 * @property {{start: number, end: number, text: string, id?: string}[]} [places]
 * @property {{start: number, end: number} | null} [range] seconds
 * @property {string} source the component that speaks
 *
 * @typedef {Omit<PlaybackMessage, 'recordId' | 'source'>} News
 * @typedef {object} Speaker
 * @property {() => object} context from the wire adapter `MessageContext`
 * @property {() => string} source name of the component; it does not hear itself
 * @property {() => string | undefined} recordId of the call
 * @property {(message: PlaybackMessage) => void} onMessage
 * @property {(message: PlaybackMessage) => void} onOther hears the components of other calls, which share the page in a console
 */

/** The conversation of a page's components about playback. */
export class PlaybackChannel {
  hasJoined = false;
  subscription = {};

  /** @param {Speaker} speaker */
  constructor(speaker) {
    this.speaker = speaker;
  }

  connect() {
    const listen = (/** @type {PlaybackMessage} */ message) => this.hear(message);
    this.hasJoined = true;
    this.subscription = subscribe(this.speaker.context(), PLAYBACK, listen, { scope: APPLICATION_SCOPE });
  }

  release() {
    unsubscribe(this.subscription);
  }

  /** A component that has left may still have news, such as a comment that is saved now. @param {News} news */
  publish(news) {
    if (!this.hasJoined) return;
    const { context, source, recordId } = this.speaker;
    publish(context(), PLAYBACK, { ...news, recordId: recordId() ?? '', source: source() });
  }

  /** @param {PlaybackMessage} message */
  hear(message) {
    const { source, recordId, onMessage, onOther } = this.speaker;
    if (message.recordId !== (recordId() ?? '')) onOther(message);
    else if (message.source !== source()) onMessage(message);
  }
}
