import { participantNames } from 'c/acSpeakers';

/**
 * @import {Conversation} from 'c/acConversation'
 * @typedef {{name: string, role: string}} ChannelSpeaker
 */

/**
 * Who speaks alone on which channel: the left one, then the right one. Nobody, where the speakers are not
 * kept apart.
 * @param {Conversation | null | undefined} conversation
 * @returns {ChannelSpeaker[]}
 */
export function channelSpeakers(conversation) {
  if (!conversation) return [];
  const names = participantNames(conversation);
  const channels = [0, 1].map((channel) =>
    conversation.participants.filter((participant) => participant.channel === channel),
  );
  if (channels.some(({ length }) => length === 0)) return [];
  return channels.map((participants) => ({
    name: participants.map(({ id }) => names[id]).join(', '),
    role: participants[0].role,
  }));
}
