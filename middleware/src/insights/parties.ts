import { isSaid } from '../conversation/turns.ts';
import type { Conversation } from '../contracts/conversation-file.ts';
import { chunkByBytes, type ChunkPiece } from './text-chunks.ts';

/** The key of findings about everybody together; the other parties are participant ids. */
export const WHOLE_CONVERSATION = 'conversation';

/** One text to send, of one party. */
export type TextRequest = { party: string; text: string; pieces: ChunkPiece[] };

/** Between turns: a line break, so that nothing is found across two turns. */
export const BETWEEN_TURNS = '\n';

/** The whole conversation, then each participant. */
export function partiesOf({ participants }: Conversation): string[] {
  return [WHOLE_CONVERSATION, ...participants.map(({ id }) => id)];
}

/** A party's texts in chunks; none where it said nothing. */
export function requestsFor(party: string, { turns }: Conversation, maxBytes: number): TextRequest[] {
  const own = turns.filter(
    (turn) => isSaid(turn) && (party === WHOLE_CONVERSATION || turn.participant === party),
  );
  const pieces = own
    .filter(({ text }) => text.trim() !== '')
    .map(({ index, text }) => ({ turn: index, text }));
  return chunkByBytes(pieces, maxBytes, BETWEEN_TURNS)
    .filter(({ text }) => text.trim() !== '')
    .map((chunk) => ({ party, ...chunk }));
}
