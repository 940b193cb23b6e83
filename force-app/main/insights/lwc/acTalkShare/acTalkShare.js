import { LightningElement, api } from 'lwc';
import { percent } from 'c/acFormat';
import { clockTime } from 'c/acTime';
import { labels } from './labels';
import { shareParts, talkers, talkFigures } from './talkRows';

/** @import {Conversation} from 'c/acConversation' */

/** Who talked how much and how fast, who interrupted, and how much of the call was silent. */
export default class AcTalkShare extends LightningElement {
  /** @type {Conversation} */
  @api conversation;
  /** Names of the participants by id. @type {Record<string, string>} */
  @api names = {};

  labels = labels;

  get isCall() {
    return !['CHAT', 'EMAIL'].includes(this.conversation.channel ?? 'VOICE');
  }

  /** Of an analysis without a transcript, silence may not be known. */
  get isSilenceKnown() {
    return this.isCall && this.conversation.statistics.silenceSeconds !== undefined;
  }

  get isOverlapKnown() {
    return this.isCall && this.conversation.statistics.overlapSeconds !== undefined;
  }

  get rows() {
    return talkers(this.conversation, this.names).map((row) => ({
      ...row,
      swatch: `swatch ${row.role === 'AGENT' ? 'agent' : 'customer'}`,
    }));
  }

  get parts() {
    return shareParts(this.rows, this.conversation.statistics.silenceSeconds ?? 0);
  }

  get figures() {
    return talkFigures(this.conversation);
  }

  get silence() {
    const { silenceSeconds = 0, durationSeconds } = this.conversation.statistics;
    return `${clockTime(silenceSeconds)} (${percent(silenceSeconds / (durationSeconds || 1))})`;
  }

  get longestSilence() {
    const lengths = this.conversation.statistics.silences.map(({ start, end }) => end - start);
    return lengths.length > 0 ? clockTime(Math.max(...lengths)) : labels.none;
  }

  get overlap() {
    return clockTime(this.conversation.statistics.overlapSeconds ?? 0);
  }
}
