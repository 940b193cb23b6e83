import type { StoredRecord } from '../record/stored-record.ts';
import type { RecordStore } from '../../ports/record-store.ts';
import { OWNER_NOTES } from '../record/status-reason.ts';

export type Owner = { fields: { OwnerId?: string }; note?: string };

export type Owners = {
  /** The owner of a contact's record: its agent's user, otherwise the queue. */
  ownerOf(agentUsername: string | null | undefined, stored: StoredRecord | undefined): Owner;
  /** The queue, where Salesforce does not let the agent's user own the record. */
  instead(stored: StoredRecord | undefined): Owner;
};

/** What Salesforce answers where a user may not own a record. */
const OWNER_REFUSED = new Set([
  'TRANSFER_REQUIRES_READ',
  'INACTIVE_OWNER_OR_USER',
  'OP_WITH_INVALID_USER_TYPE_EXCEPTION',
]);
export const isOwnerRefused = (code: string) => OWNER_REFUSED.has(code);

/**
 * Looks up the owners of a batch. A new record always gets one, so that the integration user owns nothing.
 * An existing record changes hands only from the queue to its agent: whoever a person gave it to keeps it.
 */
export async function findOwners(agentUsernames: readonly string[], records: RecordStore): Promise<Owners> {
  const [users, queue] = await Promise.all([
    agentUsernames.length > 0 ? records.usersByAgent(agentUsernames) : new Map<string, string>(),
    records.unassignedOwner(),
  ]);
  return {
    ownerOf(agentUsername, stored) {
      const user = agentUsername ? users.get(agentUsername.toLowerCase()) : undefined;
      if (stored && stored.ownerId !== queue) return { fields: {} };
      if (user !== undefined) return { fields: { OwnerId: user } };
      return { fields: { OwnerId: queue }, ...(agentUsername ? { note: OWNER_NOTES.noUser } : {}) };
    },
    instead(stored) {
      return stored ? { fields: {} } : { fields: { OwnerId: queue }, note: OWNER_NOTES.mayNotRead };
    },
  };
}
