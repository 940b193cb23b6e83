import { fill } from 'c/acFormat';
import { participantNames } from 'c/acSpeakers';
import { saidTime } from 'c/acTime';
import { labels } from './exportLabels';

/** @import {Conversation, Turn} from 'c/acConversation' */

/**
 * A turn in a line: `[0:03] Customer: My delivery is late.`
 * @param {Conversation} conversation
 * @param {Turn} turn
 */
export function lineOf(conversation, turn) {
  const text = turn.kind === 'ATTACHMENT' ? fill(labels.attachment, turn.text) : turn.text;
  const time = saidTime(conversation, turn.start);
  const name = participantNames(conversation)[turn.participant] ?? labels.speaker;
  return turn.kind === 'EVENT' ? `[${time}] ${name} ${text}` : `[${time}] ${name}: ${text}`;
}

/** A conversation to be read. @param {Conversation} conversation */
export function textOf(conversation) {
  const lines = conversation.turns.map((turn) => lineOf(conversation, turn));
  return [fill(labels.heading, conversation.contactId), '', ...lines, ''].join('\n');
}
