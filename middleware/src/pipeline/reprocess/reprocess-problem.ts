import type { RecordProblem } from '../../contracts/states.ts';
import type { Pipeline } from '../pipeline.ts';
import { failedWork } from '../record/deleted-contacts.ts';
import { inBatches, type Asked } from '../record/in-batches.ts';
import { reprocess } from './reprocess.ts';

export type ReprocessProblem = {
  problem: RecordProblem;
  /** Count only, and do nothing. */
  dryRun: boolean;
};

/** How many records had the problem, and what became of them. */
export type ReprocessedProblem = {
  found: number;
  /** Their work went on. */
  done: number;
  /** They still meet a problem, the same or another one. */
  waiting: number;
  failures: { contactId: string; detail: string }[];
};

/**
 * Does the work of all records with a problem again, in batches by ascending id: once what caused it was set right,
 * nobody needs to look for them one by one. Each is asked for once, so that one that fails again is not met again.
 */
export async function reprocessProblem(
  { problem, dryRun }: ReprocessProblem,
  pipeline: Pipeline,
): Promise<ReprocessedProblem> {
  const count: ReprocessedProblem = { found: 0, done: 0, waiting: 0, failures: [] };
  const find = (asked: Asked) => pipeline.records.findByProblem({ ...asked, problem }, ['ContactId__c']);
  for await (const batch of inBatches(find)) {
    count.found += batch.length;
    if (!dryRun) {
      await Promise.all(
        batch.map(({ fields }) => reprocessOne(String(fields.ContactId__c), count, pipeline)),
      );
    }
  }
  return count;
}

/** Reprocessing bounds itself, as far as it reads recordings. */
async function reprocessOne(contactId: string, count: ReprocessedProblem, pipeline: Pipeline): Promise<void> {
  let result;
  try {
    result = await reprocess(contactId, pipeline);
  } catch (error) {
    result = failedWork(error, pipeline);
  }
  if (result.outcome === 'failed')
    count.failures.push({ contactId, detail: result.problem?.message ?? 'No reason was given.' });
  else if (result.outcome === 'waiting') count.waiting += 1;
  else count.done += 1;
}

/** The counts in sentences. */
export function describeReprocessed(
  { found, done, waiting, failures }: ReprocessedProblem,
  { problem, dryRun }: ReprocessProblem,
): string {
  if (dryRun)
    return [
      `Records with the problem ${problem}: ${found}.`,
      ...(found > 0 ? ['Nothing was changed. Add --run to reprocess them.'] : []),
    ].join('\n');
  return [
    `Records with the problem ${problem}: ${found}; ${done} went on, ${waiting} still wait, ${failures.length} failed.`,
    ...failures.map(({ contactId, detail }) => `  ${contactId}: ${detail}`),
  ].join('\n');
}
