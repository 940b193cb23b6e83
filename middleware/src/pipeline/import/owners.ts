import type { StoredRecord } from '../record/stored-record.ts';
import type { RecordStore, WriteOutcome } from '../../ports/record-store.ts';
import type { OwnerNote } from '../../contacts/record-notes.ts';

export type Owner = {
  fields: { OwnerId?: string };
  note?: OwnerNote;
  /** Where this is the agent's user: the owner instead, where Salesforce refused that user with this code. */
  instead?: (code: string) => Owner;
};

export type Owners = {
  /** The owner of a contact's record: its agent's user, otherwise the queue. */
  ownerOf(agentUsername: string | null | undefined, stored: StoredRecord | undefined): Owner;
};

/** What Salesforce answers where a record cannot change hands: it lacks a right, not the new owner. */
const NOT_TRANSFERRED = 'INSUFFICIENT_ACCESS_OR_READONLY';
/** What it answers where an id leads nowhere that the integration user could see; users may be hidden from it. */
const LEADS_NOWHERE = 'INVALID_CROSS_REFERENCE_KEY';
const REASONS = new Map<string, OwnerNote['why']>([
  [NOT_TRANSFERRED, 'not-transferred'],
  [LEADS_NOWHERE, 'users-hidden'],
  ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', 'users-hidden'],
]);
/** What Salesforce answers for an owner, though not always with the field's name. */
const OWNER_REFUSED = new Set([
  NOT_TRANSFERRED,
  'TRANSFER_REQUIRES_READ',
  'INACTIVE_OWNER_OR_USER',
  'OP_WITH_INVALID_USER_TYPE_EXCEPTION',
]);

/** Whether a write was refused for the owner that it names; a record that cannot be edited at all is refused alike. */
export function isOwnerRefused(outcome: WriteOutcome): boolean {
  if (outcome.outcome !== 'refused') return false;
  return outcome.fields.length > 0 ? outcome.fields.includes('OwnerId') : OWNER_REFUSED.has(outcome.code);
}

/**
 * Looks up the owners of a batch. A new record always gets one, so that the integration user owns nothing.
 * An existing record changes hands only from the queue to its agent: whoever a person gave it to keeps it.
 */
export async function findOwners(agentUsernames: readonly string[], records: RecordStore): Promise<Owners> {
  const [users, queue] = await Promise.all([
    agentUsernames.length > 0 ? records.usersByAgent(agentUsernames) : new Map<string, string>(),
    records.unassignedOwner(),
  ]);
  const isUnknown = agentUsernames.some((agent) => !users.has(agent.toLowerCase()));
  const why = isUnknown && !(await records.seesOtherUsers()) ? 'users-hidden' : 'no-user';
  return {
    ownerOf(agentUsername, stored) {
      const user = agentUsername ? users.get(agentUsername.toLowerCase()) : undefined;
      if (stored && stored.ownerId !== queue) return { fields: {} };
      if (user !== undefined)
        return { fields: { OwnerId: user }, instead: (code) => queueInstead(stored, code) };
      return {
        fields: { OwnerId: queue },
        ...(agentUsername ? { note: { about: 'owner', why } } : {}),
      };
    },
  };

  function queueInstead(stored: StoredRecord | undefined, code: string): Owner {
    const note: OwnerNote = { about: 'owner', why: REASONS.get(code) ?? 'may-not-read' };
    return { fields: stored ? {} : { OwnerId: queue }, note };
  }
}
