import { reconcileConnectFiles, type ReconciledConnectFiles } from './reconcile-connect-files.ts';
import { reconcileRecords, type ReconciledRecords } from './reconcile-records.ts';
import { reconcileRecordings, type ReconciledRecordings } from './reconcile-recordings.ts';
import type { Pipeline } from '../pipeline.ts';
import type { Failure, ReconcileSettings } from './run.ts';

export type Reconciliation = {
  records: ReconciledRecords;
  recordings: ReconciledRecordings;
  contactLens: ReconciledConnectFiles;
};

/**
 * Finds what a crash or a lost message left undone, and does it: transcriptions that ended unnoticed, records
 * that stand still, recordings whose contact record never came, files of Contact Lens that nobody took. It takes the same steps as messages do, so it
 * may run beside them, on a schedule, and several times at once.
 */
export async function reconcile(settings: ReconcileSettings, pipeline: Pipeline): Promise<Reconciliation> {
  const records = await reconcileRecords(settings, pipeline);
  const recordings = await reconcileRecordings(settings, pipeline);
  return { records, recordings, contactLens: await reconcileConnectFiles(settings, pipeline) };
}

/** All that failed in a run. */
export function failuresOf({ records, recordings, contactLens }: Reconciliation): Failure[] {
  return [...records.failures, ...recordings.failures, ...contactLens.failures];
}

/** What a run found and did, in sentences. */
export function describeReconciliation(done: Reconciliation): string {
  const { records, recordings, contactLens } = done;
  const { found, mended, waiting, givenUp } = records;
  const lines = [
    `Records in progress and unchanged: ${found}; ${mended} resumed, ${waiting} still waiting, ` +
      `${givenUp} given up, ${records.failures.length} failed.`,
    `Recordings checked: ${recordings.found}; ${recordings.withoutRecord} without a record, ` +
      `${recordings.imported} of them imported, ${recordings.failures.length} failed.`,
  ];
  if (contactLens.found > 0) {
    lines.push(
      `Contact Lens files checked: ${contactLens.found}; ${contactLens.taken} imported, ` +
        `${contactLens.withoutRecord} without a record, ${contactLens.failures.length} failed.`,
    );
  }
  const left = recordings.withoutRecord - recordings.imported - recordings.failures.length;
  if (left > 0) lines.push(`${left} recordings still have no record: ${recordings.whyLeft}`);
  for (const { contactId, detail } of failuresOf(done)) lines.push(`  ${contactId}: ${detail}`);
  return lines.join('\n');
}
