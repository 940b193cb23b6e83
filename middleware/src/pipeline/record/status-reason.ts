import { describeWorkPlan } from '../../contacts/describe-work-plan.ts';
import type { WorkPlan } from '../../contacts/work-plan.ts';
import type { Skipped } from '../../contracts/conversation-file.ts';
import { cutAtWord } from '../../fields/cut-text.ts';

/** Length of `StatusReason__c`. */
const LONGEST_REASON = 4000;
const OWNER = 'Owner: ';

/** The text of `StatusReason__c`: what happened last, then what was asked for and what became of it. */
export function statusReason(plan: WorkPlan, lines: readonly (string | undefined)[] = []): string {
  const all = [...lines, describeWorkPlan(plan)].filter((line) => line !== undefined && line !== '');
  return cutAtWord(all.join('\n'), LONGEST_REASON);
}

/** One line for every analysis, or part of one, that is not there. */
export function describeSkipped(skipped: readonly Skipped[]): string[] {
  return [...new Set(skipped.map(({ detail }) => detail))];
}

/** Said on the record, where nobody can tell who of two voices is the customer. */
export const ONE_CHANNEL_NOTE =
  'The recording has one channel, or two that count as one: speakers are told apart by their voices, and nothing says who is the agent.';

export const OWNER_NOTES = {
  noUser: `${OWNER}the queue AC Unassigned, because no active Salesforce user, or more than one, matches the agent.`,
  mayNotRead:
    `${OWNER}the queue AC Unassigned, because Salesforce does not let the agent's user own the record: ` +
    'the user needs a permission set that can read it, such as AC_CallRecording.',
  notTransferred:
    `${OWNER}the queue AC Unassigned, because the integration user can't give the record away: ` +
    'it needs the permission Transfer Record, or membership in the queue.',
} as const;

/** A reason without the line about the owner, once a user owns the record. */
export function withoutOwnerNote(reason: string): string {
  return reason
    .split('\n')
    .filter((line) => !line.startsWith(OWNER))
    .join('\n');
}

/** The line about the owner in an earlier reason, so that later steps keep it. */
export function ownerNote(earlierReason: string): string | undefined {
  return earlierReason.split('\n').find((line) => line.startsWith(OWNER));
}
