import { describeWorkPlan } from '../../contacts/describe-work-plan.ts';
import { isAboutOwner, type OwnerNote, type RecordNote } from '../../contacts/record-notes.ts';
import type { WorkPlan } from '../../contacts/work-plan.ts';
import type { Skipped } from '../../contracts/conversation-file.ts';
import { cutAtWord } from '../../fields/cut-text.ts';

/** Length of `StatusReason__c`. */
const LONGEST_REASON = 4000;

/** The text of `StatusReason__c`: what happened last, what the plan notes, then what was asked for. */
export function statusReason(plan: WorkPlan, lines: readonly (string | undefined)[] = []): string {
  const all = [...lines, ...ownerLines(plan.notes), describeWorkPlan(plan)].filter(
    (line) => line !== undefined && line !== '',
  );
  return cutAtWord(all.join('\n'), LONGEST_REASON);
}

/** One line for every analysis, or part of one, that is not there. */
export function describeSkipped(skipped: readonly Skipped[]): string[] {
  return [...new Set(skipped.map(({ detail }) => detail))];
}

/** Said on the record, where nobody can tell who of two voices is the customer. */
export const ONE_CHANNEL_NOTE =
  'The recording has one channel, or two that count as one: speakers are distinguished by voice, and nothing says which is the agent.';

const QUEUE = 'Owner: the AC Unassigned queue, because';

/** Is it the line of a reason that tells of the owner, in the words of any version? */
export const isOwnerLine = (line: string) =>
  /^Owner: the (?:AC Unassigned queue|queue AC Unassigned), because /.test(line);

const OWNER_WORDS: Record<OwnerNote['why'], string> = {
  'no-user': `${QUEUE} no active Salesforce user, or more than one, matches the agent.`,
  'users-hidden':
    `${QUEUE} sharing hides the agent's user from the integration user: ` +
    'it needs the permission View All Users, or a sharing rule for users.',
  'may-not-read':
    `${QUEUE} Salesforce doesn't let the agent's user own the record: ` +
    'the user must be active, and needs a permission set that can read it, such as AC_CallRecording.',
  'not-transferred':
    `${QUEUE} the integration user can't transfer the record: ` +
    'it needs the Transfer Record permission or membership in the queue.',
};

const ownerLines = (notes: readonly RecordNote[] = []) =>
  notes.filter(isAboutOwner).map(({ why }) => OWNER_WORDS[why]);

/** A reason with what is noted of the owner now, in place of what it said of the queue. */
export function withOwnerNote(reason: string, notes: readonly RecordNote[] | undefined): string {
  const lines = reason === '' ? [] : reason.split('\n');
  const place = Math.max(0, lines.findIndex(isOwnerLine));
  const others = lines.filter((line) => !isOwnerLine(line));
  return cutAtWord(others.toSpliced(place, 0, ...ownerLines(notes)).join('\n'), LONGEST_REASON);
}
