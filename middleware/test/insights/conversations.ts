import type { Conversation, Turn } from '../../src/contracts/conversation-file.ts';
import { talkStatistics } from '../../src/conversation/talk-statistics.ts';

/** A conversation from lines such as `['customer', 'My bill is wrong.']`, half a second to a word. */
export function conversationOf(
  lines: readonly (readonly [participant: 'customer' | 'agent', text: string])[],
  changes: Partial<Conversation> = {},
): Conversation {
  const separator = changes.separator ?? ' ';
  let at = 0;
  const turns = lines.map(([participant, text], index): Turn => {
    const words = separator === '' ? [...text] : text.split(' ');
    const start = words.map((_, place) => at + place * 0.5);
    const end = start.map((time) => time + 0.5);
    at = (end.at(-1) ?? at) + 1;
    const confidence = words.map(() => 0.9);
    return {
      index,
      participant,
      start: start[0] ?? at,
      end: end.at(-1) ?? at,
      text,
      words: { text: words, start, end, confidence },
    };
  });
  return {
    schemaVersion: 1,
    contactId: 'c1',
    source: 'TRANSCRIBE',
    languageCode: 'en-US',
    separator,
    part: { number: 1, of: 1 },
    participants: [
      { id: 'customer', role: 'CUSTOMER', channel: 0 },
      { id: 'agent', role: 'AGENT', channel: 1 },
    ],
    turns,
    statistics: talkStatistics(turns, at),
    insights: {},
    skipped: [],
    ...changes,
  };
}

export const CLAIM = conversationOf([
  ['customer', 'My new phone arrived with a broken screen.'],
  ['agent', 'I am sorry about the broken screen, I will send a new phone today.'],
  ['customer', 'Thank you, that is wonderful.'],
]);
