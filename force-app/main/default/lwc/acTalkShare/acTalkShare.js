import { LightningElement, api } from 'lwc';
import { percent } from 'c/acFormat';
import { clockTime } from 'c/acTime';
import { labels } from './labels';
import { shareParts, talkRows } from './talkRows';

/** Who talked how much and how fast, who interrupted, and how much of the call was silent. */
export default class AcTalkShare extends LightningElement {
  /** @type {import('c/acConversation').Conversation} */
  @api conversation;
  /** Names of the participants by id. @type {Record<string, string>} */
  @api names = {};

  labels = labels;

  get rows() {
    const rows = talkRows(this.conversation, ({ id }) => this.names[id] ?? id);
    return rows.map((row) => ({ ...row, swatch: `swatch ${row.role === 'AGENT' ? 'agent' : 'customer'}` }));
  }

  get parts() {
    return shareParts(this.rows, this.conversation.statistics.silenceSeconds);
  }

  get figures() {
    const { rows } = this;
    /** @param {string} name @param {'talkShare' | 'talkTime' | 'wordsPerMinute' | 'interruptions'} key */
    const figure = (name, key) => ({ name, cells: rows.map((row) => ({ id: row.id, text: row[key] })) });
    return [
      figure(labels.talkShare, 'talkShare'),
      figure(labels.talkTime, 'talkTime'),
      figure(labels.wordsAMinute, 'wordsPerMinute'),
      figure(labels.interruptions, 'interruptions'),
    ];
  }

  get silence() {
    const { silenceSeconds, durationSeconds } = this.conversation.statistics;
    return `${clockTime(silenceSeconds)} (${percent(silenceSeconds / (durationSeconds || 1))})`;
  }

  get overlap() {
    return clockTime(this.conversation.statistics.overlapSeconds);
  }
}
