import { participantNames } from 'c/acSpeakers';
import { saidTime } from 'c/acTime';
import { TONES } from 'c/acTone';
import { labels } from './exportLabels';

/** @import {Conversation} from 'c/acConversation' */

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
/** With these, also in full width, a spreadsheet takes a cell for a formula. */
const FORMULA_BEGIN = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/**
 * A conversation as a table (RFC 4180), a line for each turn.
 * @param {Conversation} conversation
 */
export function csvOf(conversation) {
  const names = participantNames(conversation);
  const { columnTurn, columnTime, columnStart, columnEnd, columnText, sentiment, speaker } = labels;
  const rows = conversation.turns.map((turn) => [
    String(turn.index + 1),
    saidTime(conversation, turn.start),
    turn.start.toFixed(2),
    turn.end.toFixed(2),
    names[turn.participant] ?? speaker,
    turn.sentiment ? TONES[turn.sentiment.label].word : '',
    turn.text,
  ]);
  const table = [[columnTurn, columnTime, columnStart, columnEnd, speaker, sentiment, columnText], ...rows];
  return BYTE_ORDER_MARK + table.map((row) => row.map(cellOf).join(',') + LINE_END).join('');
}

/** @param {string} value */
function cellOf(value) {
  const harmless = FORMULA_BEGIN.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
