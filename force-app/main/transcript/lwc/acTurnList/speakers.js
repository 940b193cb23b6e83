import { participantNames } from 'c/acSpeakers';

/** @import {Conversation} from 'c/acConversation' */

/**
 * How a speaker's turns look.
 * @typedef {{name: string, look: string}} Speaker `look` names side and colour
 */

const LOOKS = {
  AGENT: 'end agent',
  CUSTOMER: 'start customer',
  SYSTEM: 'end system',
};
/** Speakers of whom nobody knows who they are take turns, so that two can be told apart. */
const UNKNOWN_LOOKS = ['start customer', 'end agent'];

/**
 * The agent at the end side, the customer at the start.
 * @param {Conversation | null | undefined} conversation
 * @returns {Record<string, Speaker>} by participant id
 */
export function speakersOf(conversation) {
  if (!conversation) return {};
  const names = participantNames(conversation);
  let unknown = 0;
  return Object.fromEntries(
    conversation.participants.map(({ id, role }) => {
      const look = LOOKS[/** @type {keyof typeof LOOKS} */ (role)] ?? UNKNOWN_LOOKS[unknown++ % 2];
      return [id, { name: names[id], look }];
    }),
  );
}
