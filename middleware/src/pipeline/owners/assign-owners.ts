import type { RecordStore, RecordUpdate, WriteOutcome } from '../../ports/record-store.ts';
import { isOwnerRefused } from '../import/owners.ts';
import { inBatches, type Asked } from '../record/in-batches.ts';
import { withOwnerNote } from '../record/status-reason.ts';

export type AssignOwners = {
  /** Also records that a user owns already; otherwise those of the queue alone. */
  all: boolean;
  /** Count only, and write nothing. */
  dryRun: boolean;
};

/** How many records were looked at, and what became of them. */
export type AssignedOwners = {
  found: number;
  /** Given to their agent's user; in a dry run, those that would be. */
  assigned: number;
  /** Their agent's already. */
  unchanged: number;
  /** No active user, or more than one, matches the agent. */
  withoutUser: number;
  /** Salesforce refused the owner. */
  notAllowed: number;
  failed: number;
  /** Sharing hides every user from the integration user, so that no agent can be matched. */
  usersHidden: boolean;
};

/**
 * Gives the records of calls to their agents' users, in batches by ascending id. What is given away already is passed
 * over, so that a run that broke off is simply started again.
 */
export async function assignOwners(
  { all, dryRun }: AssignOwners,
  records: RecordStore,
  progress: (so: AssignedOwners) => void = () => undefined,
): Promise<AssignedOwners> {
  const count = {
    found: 0,
    assigned: 0,
    unchanged: 0,
    withoutUser: 0,
    notAllowed: 0,
    failed: 0,
    usersHidden: false,
  };
  const ownerId = all ? undefined : await records.unassignedOwner();
  const fields = ['OwnerId', 'StatusReason__c', 'AgentUsername__c'];
  const find = (asked: Asked) => records.findByOwner({ ...asked, ownerId }, fields);
  for await (const batch of inBatches(find)) {
    const agentOf = ({ fields: { AgentUsername__c: agent } }: (typeof batch)[number]) => String(agent);
    const users = await usersOf([...new Set(batch.map(agentOf))], records);
    const updates: RecordUpdate[] = [];
    for (const record of batch) {
      const user = users.get(agentOf(record).toLowerCase());
      const { OwnerId: owner, StatusReason__c: reason } = record.fields;
      if (user === undefined) count.withoutUser += 1;
      else if (user === owner) count.unchanged += 1;
      else updates.push({ recordId: record.id, fields: ownerFields(user, String(reason ?? '')) });
    }
    const outcomes = dryRun ? updates.map(wouldBe) : await records.update(updates);
    for (const outcome of outcomes) count[kindOf(outcome)] += 1;
    count.found += batch.length;
    progress({ ...count });
  }
  const usersHidden = count.withoutUser > 0 && !(await records.seesOtherUsers());
  return { ...count, usersHidden };
}

const usersOf = async (agents: readonly string[], records: RecordStore) =>
  agents.length > 0 ? records.usersByAgent(agents) : new Map<string, string>();

const ownerFields = (user: string, reason: string) => {
  const without = withOwnerNote(reason, []);
  return { OwnerId: user, ...(without === reason ? {} : { StatusReason__c: without }) };
};

const wouldBe = ({ recordId }: RecordUpdate): WriteOutcome => ({ outcome: 'updated', recordId });

function kindOf(outcome: WriteOutcome): 'assigned' | 'notAllowed' | 'failed' {
  if (outcome.outcome === 'updated') return 'assigned';
  return isOwnerRefused(outcome) ? 'notAllowed' : 'failed';
}

/** The counts in sentences. */
export function describeAssignment(done: AssignedOwners, { all, dryRun }: AssignOwners): string {
  const whose = all ? 'with an agent' : 'with an agent in the AC Unassigned queue';
  return [
    `Records ${whose}: ${done.found}.`,
    `${dryRun ? 'Would be assigned' : 'Assigned'} to the agent's user: ${done.assigned}; already assigned: ${done.unchanged}.`,
    `No active user, or more than one, matches the agent: ${done.withoutUser}.`,
    ...(done.usersHidden
      ? [
          'The integration user sees no other user: it needs the permission View All Users, or a sharing rule for users.',
        ]
      : []),
    ...(done.notAllowed > 0
      ? [
          `Salesforce rejected the owner: ${done.notAllowed}. The agent's user needs AC Call Recording; ` +
            'the integration user needs the Transfer Record permission or membership in the queue.',
        ]
      : []),
    ...(done.failed > 0 ? [`Failed, or deleted in the meantime: ${done.failed}. Run it again.`] : []),
    ...(dryRun && done.assigned > 0 ? ['Nothing was changed. Add --assign to apply it.'] : []),
  ].join('\n');
}
