import { labels } from './labels';

/**
 * @typedef {import('c/acConversation').Role} Role
 * @typedef {import('c/acConversation').Conversation} Conversation
 */

/** How Amazon Connect records: left the customer, right the agent. @type {Role[]} */
const USUAL_ROLES = ['CUSTOMER', 'AGENT'];

/**
 * Whose voice is on which channel.
 * @param {Conversation | null | undefined} conversation
 * @returns {Role[]}
 */
export function laneRoles(conversation) {
  const roles = [...USUAL_ROLES];
  for (const { channel, role } of conversation?.participants ?? []) {
    if (channel !== undefined) roles[channel] = role;
  }
  return roles;
}

/** What the lanes' colours mean, from top to bottom. @param {Role[]} roles */
export function legendOf(roles) {
  return [...new Set(roles)].map((role) => ({
    role,
    name: role === 'AGENT' ? labels.agent : labels.customer,
    swatch: role === 'AGENT' ? 'swatch agent' : 'swatch customer',
  }));
}
