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
 * - `comments`: a comment was added, changed or deleted; whoever shows them reads them again.
 * - `ask`: somebody came who wants to know where the player is; the player answers with a `time`,
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
 */

/**
 * Joins the conversation of a page's components about playback. Components of other records,
 * which share the page in a console, are heard only by `onOther`.
 * @param {object} context from the wire adapter `MessageContext`
 * @param {string} source name of the component; it does not hear itself
 * @param {() => string} recordId
 * @param {{onMessage: (message: PlaybackMessage) => void, onOther?: (message: PlaybackMessage) => void}} listeners
 */
export function joinPlayback(context, source, recordId, { onMessage, onOther = () => {} }) {
  const subscription = subscribe(
    context,
    PLAYBACK,
    (/** @type {PlaybackMessage} */ message) => {
      if (message.recordId !== recordId()) onOther(message);
      else if (message.source !== source) onMessage(message);
    },
    { scope: APPLICATION_SCOPE },
  );
  return {
    /** @param {Omit<PlaybackMessage, 'recordId' | 'source'>} message */
    publish(message) {
      publish(context, PLAYBACK, { ...message, recordId: recordId(), source });
    },
    leave() {
      unsubscribe(subscription);
    },
  };
}
