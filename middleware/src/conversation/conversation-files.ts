import {
  insights,
  type Conversation,
  type ParticipantRole,
  type Turn,
  type Insights,
} from '../contracts/conversation-file.ts';

export type ConversationFile = { name: string; content: string };

/** The page reads a file through Apex, which can hold this many bytes of it. */
const LARGEST_FILE = 2_000_000;

/** The two sides' transcripts, in the shape that readers of them know. */
export type TranscriptFiles = { customerTranscript: boolean; agentTranscript: boolean };

/**
 * The files of a conversation: `Conversation.json`, above the limit with `Conversation.2.json` and so
 * on, and the two sides' transcripts as far as they are wanted. Only the first part carries the insights and the talk with an automated system; each has its own turns,
 * and the participants and statistics of the whole.
 * @param largestFile bytes of one part
 * @throws RangeError where a single turn, or what the first part must carry, exceeds the limit
 */
export function conversationFiles(
  conversation: Conversation,
  wanted: TranscriptFiles,
  largestFile = LARGEST_FILE,
): ConversationFile[] {
  const transcript = (name: string, role: ParticipantRole): ConversationFile => ({
    name,
    content: transcriptOf(role, conversation),
  });
  return [
    ...conversationParts(conversation, largestFile),
    ...(wanted.customerTranscript ? [transcript('CustomerTranscripts.json', 'CUSTOMER')] : []),
    ...(wanted.agentTranscript ? [transcript('AgentTranscripts.json', 'AGENT')] : []),
  ];
}

function conversationParts(conversation: Conversation, largestFile: number): ConversationFile[] {
  const parts = splitTurns(conversation, largestFile);
  return parts.map((turns, place) => ({
    name: conversationFileName(place + 1),
    content: writePart(conversation, turns, place + 1, parts.length),
  }));
}

/** @param number from 1 */
export function conversationFileName(number: number): string {
  return number === 1 ? 'Conversation.json' : `Conversation.${number}.json`;
}

function splitTurns(conversation: Conversation, largestFile: number): Turn[][] {
  const room = (part: number) =>
    largestFile - bytes(writePart(conversation, [], part, conversation.turns.length + 1));
  const parts: Turn[][] = [[]];
  let left = room(1);
  if (left < 0) throw new RangeError('The findings alone do not fit in one conversation file.');
  for (const turn of conversation.turns) {
    const size = bytes(JSON.stringify(turn)) + ','.length;
    if (size > left) {
      parts.push([]);
      left = room(parts.length);
    }
    if (size > left) throw new RangeError(`Turn ${turn.index} does not fit in one conversation file.`);
    parts.at(-1)?.push(turn);
    left -= size;
  }
  return parts;
}

function writePart(conversation: Conversation, turns: readonly Turn[], number: number, of: number): string {
  // In one order, whichever came first: the same findings are the same file.
  const findings =
    number === 1
      ? { insights: inOrder(conversation.insights) }
      : { insights: {}, skipped: [], selfService: undefined };
  return JSON.stringify({ ...conversation, ...findings, part: { number, of }, turns });
}

function inOrder(found: Insights): Insights {
  const names = Object.keys(insights.shape) as (keyof Insights)[];
  return Object.fromEntries(names.flatMap((name) => (name in found ? [[name, found[name]]] : [])));
}

/** Seconds as numbers, in the shape that readers of these files know. */
function transcriptOf(role: ParticipantRole, { participants, turns }: Conversation): string {
  const ids = new Set(participants.filter((participant) => participant.role === role).map(({ id }) => id));
  const own = turns.filter((turn) => ids.has(turn.participant) && turn.kind !== 'EVENT');
  return JSON.stringify(
    own.map(({ start, end, text }) => ({ start_time: start, end_time: end, content: text })),
  );
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
