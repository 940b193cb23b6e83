import { contactLensPrefixes } from '../../recordings/contact-lens-keys.ts';
import { connectFile, type ConnectFile } from '../sources/connect-files.ts';
import type { Pipeline } from '../pipeline.ts';
import type { Failure, ReconcileSettings } from './run.ts';
import { findRecord } from '../record/find-record.ts';
import { readStored, STORED_FIELDS, type StoredRecord } from '../record/stored-record.ts';
import { importConnectFile, isTaken } from '../connect-files/handle-connect-file.ts';
import { failedWork, findDeleted } from '../record/deleted-contacts.ts';

export type ReconciledConnectFiles = {
  found: number;
  /** Files of contacts that no contact record has come for; most of them were never asked for. */
  withoutRecord: number;
  taken: number;
  failures: Failure[];
};

/** Ids asked for in one query. */
const BATCH = 100;
const DAY = 24 * 60 * 60_000;

/** Finds files of Contact Lens whose event was lost, and takes them to the records that want them. */
export async function reconcileConnectFiles(
  { afterMinutes, recordingDays, most }: ReconcileSettings,
  pipeline: Pipeline,
): Promise<ReconciledConnectFiles> {
  const now = pipeline.now();
  const before = new Date(now.getTime() - afterMinutes * 60_000);
  const mended: ReconciledConnectFiles = { found: 0, withoutRecord: 0, taken: 0, failures: [] };
  let batch: ConnectFile[] = [];
  for await (const found of filesOfDays(now, recordingDays, before, pipeline)) {
    mended.found += 1;
    batch.push(found);
    if (batch.length === BATCH) {
      await reconcileBatch(batch);
      batch = [];
    }
  }
  await reconcileBatch(batch);
  return mended;

  async function reconcileBatch(files: readonly ConnectFile[]): Promise<void> {
    if (files.length === 0) return;
    const ids = files.map(({ object }) => object.contactId);
    const records = await pipeline.records.findMany(ids, STORED_FIELDS);
    const unknown = ids.filter((id) => !records.has(id.toLowerCase()));
    const deleted = await findDeleted(unknown, pipeline);
    for (const file of files) {
      const id = file.object.contactId.toLowerCase();
      const row = records.get(id);
      if (deleted.has(id)) continue;
      if (!row) mended.withoutRecord += 1;
      else if (mended.taken + mended.failures.length < most) await reconcileOne(readStored(row), file);
    }
  }

  async function reconcileOne({ contactId }: StoredRecord, file: ConnectFile): Promise<void> {
    try {
      // A file before this one may have changed the record.
      const record = await findRecord(contactId, pipeline);
      if (!record || isTaken(record, file)) return;
      const { outcome, problem } = await pipeline.limit(() => importConnectFile(record, file, pipeline));
      if (outcome === 'failed' && problem) mended.failures.push({ contactId, detail: problem.message });
      else if (outcome === 'done') mended.taken += 1;
    } catch (error) {
      const { outcome, problem } = failedWork(error, pipeline);
      if (outcome === 'failed') mended.failures.push({ contactId, detail: problem.message });
    }
  }
}

/** Of one that has just come, the event may still be on its way. */
async function* filesOfDays(
  now: Date,
  daysBefore: number,
  before: Date,
  { objects, settings }: Pipeline,
): AsyncGenerator<ConnectFile> {
  const days = Array.from({ length: daysBefore + 1 }, (_slot, back) =>
    new Date(now.getTime() - back * DAY).toISOString().slice(0, 10),
  );
  for (const { bucket, prefix } of settings.contactLens.locations) {
    for (const folder of contactLensPrefixes(prefix, days)) {
      for await (const { key, lastModified } of objects.list(bucket, folder)) {
        const found = connectFile(bucket, key, settings);
        if (found && lastModified <= before) yield found;
      }
    }
  }
}
