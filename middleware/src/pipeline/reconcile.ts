import { mendContactLens, type MendedContactLens } from './mend-contact-lens.ts';
import { mendRecords, type Failure, type MendedRecords } from './mend-records.ts';
import { mendRecordings, type MendedRecordings } from './mend-recordings.ts';
import type { Pipeline } from './pipeline.ts';

export type ReconcileSettings = {
  /** What is in progress and unchanged for so long is looked at. */
  afterMinutes: number;
  /** A recording that is not there so many days after its record was made will not come any more. */
  giveUpDays: number;
  /** Recordings of today and so many days before are held against the records. */
  recordingDays: number;
  /** Records worked on, and recordings imported, in one run. */
  most: number;
  /** Contact attributes that a recording without a record is imported with; absent: it is only counted. */
  attributes?: Readonly<Record<string, string>>;
};

export type Reconciliation = {
  records: MendedRecords;
  recordings: MendedRecordings;
  contactLens: MendedContactLens;
};

/**
 * Finds what a crash or a lost message left undone, and does it: transcriptions that ended unnoticed, records
 * that stand still, recordings whose contact record never came, files of Contact Lens that nobody took. It takes the same steps as messages do, so it
 * may run beside them, on a schedule, and several times at once.
 */
export async function reconcile(settings: ReconcileSettings, pipeline: Pipeline): Promise<Reconciliation> {
  const records = await mendRecords(settings, pipeline);
  const recordings = await mendRecordings(settings, pipeline);
  return { records, recordings, contactLens: await mendContactLens(settings, pipeline) };
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
    `Records in progress and unchanged: ${found}; ${mended} went on, ${waiting} still wait, ` +
      `${givenUp} given up, ${records.failures.length} failed.`,
    `Recordings looked at: ${recordings.found}; ${recordings.withoutRecord} without a record, ` +
      `${recordings.imported} of them imported, ${recordings.failures.length} failed.`,
  ];
  if (contactLens.found > 0) {
    lines.push(
      `Files of Contact Lens looked at: ${contactLens.found}; ${contactLens.taken} taken to their records, ` +
        `${contactLens.withoutRecord} without a record, ${contactLens.failures.length} failed.`,
    );
  }
  const left = recordings.withoutRecord - recordings.imported - recordings.failures.length;
  if (left > 0) lines.push(`${left} recordings stay without a record: ${recordings.whyLeft}`);
  for (const { contactId, detail } of failuresOf(done)) lines.push(`  ${contactId}: ${detail}`);
  return lines.join('\n');
}
