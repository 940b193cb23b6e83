import agent from '@salesforce/label/c.AC_Agent';
import customer from '@salesforce/label/c.AC_Customer';
import speaker from '@salesforce/label/c.AC_Speaker';
import system from '@salesforce/label/c.AC_System';
import { whole } from 'c/acFormat';

/** @import {Participant} from 'c/acConversation' */

/** @import {Role} from 'c/acConversation' */

/** What a speaker is called, by role. @type {Record<Role, string>} */
export const roleNames = { AGENT: agent, CUSTOMER: customer, SYSTEM: system, UNKNOWN: speaker };

/**
 * What the speakers are called: as a chat named them, else by role, numbered where several share one.
 * @param {{participants: Participant[]}} conversation
 * @returns {Record<string, string>} by participant id
 */
export function participantNames({ participants }) {
  return Object.fromEntries(
    participants.map(({ id, role, displayName }) => {
      const alike = participants.filter((each) => each.role === role);
      const name = roleNames[role] ?? speaker;
      const numbered = `${name} ${whole(alike.findIndex((each) => each.id === id) + 1)}`;
      return [id, displayName || (alike.length > 1 ? numbered : name)];
    }),
  );
}
