import { contactDeleted } from '../../ports/contact-deleted.ts';
import { asProblem, type Problem } from '../../ports/problem.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';

/** The outcome of work on a contact that was deleted: there is nothing to do, and nothing to try again. */
export function ignoredAsDeleted(): WorkResult {
  return { outcome: 'ignored', problem: contactDeleted() };
}

/** Which of these contacts were deleted, by their ids in lower case. */
export async function findDeleted(
  contactIds: readonly string[],
  { records, observer }: Pipeline,
): Promise<Set<string>> {
  if (contactIds.length === 0) return new Set();
  return await observer.stage('find-deleted', () => records.deletedContacts(contactIds));
}

/** Whether a contact that has no record lacks it because it was deleted. */
export async function isDeleted(contactId: string, pipeline: Pipeline): Promise<boolean> {
  return (await findDeleted([contactId], pipeline)).has(contactId.toLowerCase());
}

/**
 * How work ended that threw. A contact deleted meanwhile is no failure; what nobody foresaw is reported first.
 */
export function failedWork(error: unknown, pipeline: Pipeline): WorkResult & { problem: Problem } {
  const problem = asProblem(error);
  if (problem.kind === 'contact-deleted') return { outcome: 'ignored', problem };
  if (problem.kind === 'internal') pipeline.observer.unforeseen(error);
  return { outcome: 'failed', problem };
}
