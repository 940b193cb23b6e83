import { LightningElement, api } from 'lwc';
import { labels } from './labels';
import { interruptionsBySpeaker, longestMonologues, silencesByLength } from './moments';

/** @import {Conversation} from 'c/acConversation' */

/**
 * Where somebody interrupted, where nobody spoke for a while, and where each party spoke longest, each
 * leading there.
 * @fires AcTalkMoments#seek detail: `{seconds}`
 */
export default class AcTalkMoments extends LightningElement {
  /** @type {Conversation} */
  @api conversation;
  /** Names of the participants by id. @type {Record<string, string>} */
  @api names = {};

  get groups() {
    const { statistics, participants } = this.conversation;
    return [
      { heading: labels.interruptions, mentions: interruptionsBySpeaker(statistics, this.names) },
      { heading: labels.silence, mentions: silencesByLength(statistics) },
      {
        heading: labels.longestMonologue,
        mentions: longestMonologues(statistics, participants, this.names),
      },
    ].filter(({ mentions }) => mentions.length > 0);
  }

  /** @param {CustomEvent<{seconds: number}>} event */
  forward({ detail: { seconds } }) {
    this.dispatchEvent(new CustomEvent('seek', { detail: { seconds } }));
  }
}
