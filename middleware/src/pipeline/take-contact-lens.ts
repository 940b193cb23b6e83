import { isPreferredAnalysis } from '../recordings/contact-lens-keys.ts';
import { completeFromSources } from './complete-from-sources.ts';
import { listContactLens, type FoundObject } from './contact-lens-locations.ts';
import { ignoredAsDeleted, isDeleted } from './deleted-contacts.ts';
import type { Pipeline, WorkResult } from './pipeline.ts';
import { Problem } from './problem.ts';
import { readAnalysis } from './read-contact-lens.ts';
import { takeRedactedRecording } from './take-redacted-recording.ts';
import { planOf, readStored, STORED_FIELDS, type StoredRecord } from './stored-record.ts';
import { writeRecord } from './write-record.ts';

const HOUR = 3_600_000;
const IGNORED: WorkResult = { outcome: 'ignored' };

/**
 * Takes an object of Contact Lens to its contact's record. Which contacts want it stands on their records: one whose
 * contact record has not come waits with the queue, and is told about when it waited too long. It is not lost then:
 * the contact record looks for it. For a contact that was deleted nothing waits.
 * @param createdAt when the object was, ISO 8601, where it is known
 */
export async function takeContactLens(
  found: FoundObject,
  createdAt: string | undefined,
  pipeline: Pipeline,
): Promise<WorkResult> {
  const record = await recordOf(found.object.contactId, pipeline);
  if (record) return await takeObject(record, found, pipeline);
  if (await isDeleted(found.object.contactId, pipeline)) return ignoredAsDeleted();
  const { waitHours } = pipeline.settings.contactLens;
  const age = pipeline.now().getTime() - Date.parse(createdAt ?? '');
  if (!(age > waitHours * HOUR)) return { outcome: 'waiting' };
  const detail = `No contact record came within ${waitHours} hours. If it comes, it takes up what is in S3.`;
  return { outcome: 'ignored', problem: new Problem('contact-unknown', detail) };
}

/** Takes what Contact Lens has written of a contact already; `undefined` where that is nothing, or was not asked for. */
export async function lookForContactLens(
  record: StoredRecord,
  pipeline: Pipeline,
): Promise<WorkResult | undefined> {
  const plan = planOf(record);
  const isMissing =
    (plan.contactLens.wanted && record.analysisPath === undefined) ||
    (plan.redactedRecording.wanted && record.redactedRecordingPath === undefined);
  if (!isMissing) return undefined;
  let result: WorkResult | undefined;
  let current: StoredRecord | undefined = record;
  for (const found of await listContactLens(record, pipeline)) {
    const taken: WorkResult = current ? await takeObject(current, found, pipeline) : IGNORED;
    if (taken.outcome === 'ignored') continue;
    if (result?.outcome !== 'failed') result = taken;
    current = await recordOf(record.contactId, pipeline);
  }
  return result;
}

export async function takeObject(
  record: StoredRecord,
  found: FoundObject,
  pipeline: Pipeline,
): Promise<WorkResult> {
  const { plan } = record;
  if (found.object.kind === 'redacted-recording') return await takeRedactedRecording(record, found, pipeline);
  if (found.object.kind === 'analysis') {
    const isWanted = plan?.contactLens.wanted === true && isPreferred(found, record);
    return isWanted ? await takeAnalysis(record, found, pipeline) : IGNORED;
  }
  const isAwaited = plan?.chatTranscript?.wanted === true && plan.chatTranscript.path === found.path;
  return isAwaited ? await completeFromSources(record, pipeline) : IGNORED;
}

function isPreferred({ key }: FoundObject, { analysisPath, plan }: StoredRecord): boolean {
  return isPreferredAnalysis(key, analysisPath, plan?.redactedRecording.asked === true);
}

/** The record names the analysis before it is read, so that whoever completes the record meanwhile sees it. */
async function takeAnalysis(
  record: StoredRecord,
  found: FoundObject,
  pipeline: Pipeline,
): Promise<WorkResult> {
  await writeRecord(record, { ContactLensAnalysisPath__c: found.path }, pipeline);
  const named = { ...record, analysisPath: found.path };
  const { note } = await readAnalysis(named, planOf(record), pipeline);
  const result = await completeFromSources(named, pipeline);
  const now = await recordOf(record.contactId, pipeline);
  // Two analyses at once may name themselves in the wrong order.
  if (now?.plan && now.analysisPath !== found.path && isPreferred(found, now))
    return await takeAnalysis(now, found, pipeline);
  if (note === undefined) return result;
  return { outcome: 'failed', problem: new Problem('transcript-unreadable', note) };
}

async function recordOf(contactId: string, { records }: Pipeline): Promise<StoredRecord | undefined> {
  const found = (await records.findMany([contactId], STORED_FIELDS)).get(contactId.toLowerCase());
  const record = found && readStored(found);
  return record?.plan ? record : undefined;
}
