import { contactOfRecording } from '../../recordings/playable-recording.ts';
import { importContactRecords } from '../import/import-contact-records.ts';
import type { Pipeline } from '../pipeline.ts';
import type { Failure, ReconcileSettings } from './run.ts';
import { findDeleted } from '../record/deleted-contacts.ts';
import { recordingsOfDays } from './recordings-of-days.ts';

export type ReconciledRecordings = {
  found: number;
  withoutRecord: number;
  imported: number;
  failures: Failure[];
  /** Why the rest was left, in a sentence. */
  whyLeft: string;
};

type Recording = { contactId: string; path: string; key: string };

/** Ids asked for in one query, and recordings imported in one go. */
const BATCH = 100;
const NO_ATTRIBUTES =
  "a recording alone doesn't say what was requested for its call. Set RECONCILE_ATTRIBUTES to say it for all of them.";

/** Finds recordings whose contact has no record, and imports them where the settings say what to ask for. */
export async function reconcileRecordings(
  { afterMinutes, recordingDays, most, attributes }: ReconcileSettings,
  pipeline: Pipeline,
): Promise<ReconciledRecordings> {
  const now = pipeline.now();
  const before = new Date(now.getTime() - afterMinutes * 60_000);
  const mended: ReconciledRecordings = {
    found: 0,
    withoutRecord: 0,
    imported: 0,
    failures: [],
    whyLeft: attributes ? `RECONCILE_MOST allows ${most} in one run.` : NO_ATTRIBUTES,
  };
  let batch: Recording[] = [];
  for await (const { bucket, key, lastModified } of recordingsOfDays(now, recordingDays, pipeline)) {
    const contactId = contactOfRecording(key);
    // Of one that has just come, the contact record may still be on its way.
    if (contactId === undefined || lastModified > before) continue;
    mended.found += 1;
    batch.push({ contactId, path: `${bucket}/${key}`, key });
    if (batch.length === BATCH) {
      await reconcileBatch(batch);
      batch = [];
    }
  }
  await reconcileBatch(batch);
  return mended;

  async function reconcileBatch(recordings: readonly Recording[]): Promise<void> {
    const missing = await withoutRecord(recordings, pipeline);
    mended.withoutRecord += missing.length;
    if (!attributes) return;
    const some = missing.slice(0, most - mended.imported - mended.failures.length);
    if (some.length === 0) return;
    const results = await importContactRecords(
      some.map((recording) => contactRecordOf(recording, attributes)),
      pipeline,
    );
    for (const { contactId, problem } of results) {
      // One that was deleted meanwhile is no recording without a record any more.
      if (problem?.kind === 'contact-deleted') mended.withoutRecord -= 1;
      else if (problem) mended.failures.push({ contactId: contactId ?? '', detail: problem.message });
      else mended.imported += 1;
    }
  }
}

/**
 * One recording a contact: the recording of the automated part may lie beside that of the agent's. What was deleted
 * lacks nothing.
 */
async function withoutRecord(recordings: readonly Recording[], pipeline: Pipeline): Promise<Recording[]> {
  if (recordings.length === 0) return [];
  const byContact = new Map(recordings.map((recording) => [recording.contactId.toLowerCase(), recording]));
  const found = await pipeline.records.findMany([...byContact.keys()], ['ContactId__c']);
  const missing = [...byContact].filter(([id]) => !found.has(id));
  const deleted = await findDeleted(
    missing.map(([id]) => id),
    pipeline,
  );
  return missing.filter(([id]) => !deleted.has(id)).map(([, recording]) => recording);
}

/** What a recording alone tells of its contact. Every true contact record is newer, so it completes this one. */
function contactRecordOf({ contactId, path, key }: Recording, attributes: Readonly<Record<string, string>>) {
  const [, year, month, day, hour, minute] = /_(\d{4})(\d\d)(\d\d)T(\d\d):?(\d\d)_UTC/.exec(key) ?? [];
  return {
    ContactId: contactId,
    Channel: 'VOICE',
    ...(minute === undefined
      ? {}
      : { InitiationTimestamp: `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute}:00Z` }),
    Recording: { Location: path, Status: 'AVAILABLE', Type: 'AUDIO' },
    Attributes: attributes,
  };
}
