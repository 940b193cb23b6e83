import { isPreferredAnalysis } from '../../recordings/contact-lens-keys.ts';
import { composeConversation } from '../conversation/compose-conversation.ts';
import { listConnectFiles, type ConnectFile } from '../sources/connect-files.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import { Problem } from '../../ports/problem.ts';
import { readAnalysis } from '../sources/read-analysis.ts';
import { importRedactedRecording } from '../recording/import-redacted-recording.ts';
import { findRecord } from '../record/find-record.ts';
import { planOf, type StoredRecord } from '../record/stored-record.ts';
import { writeRecord } from '../record/write-record.ts';
import { ignoredAsDeleted, isDeleted } from '../record/deleted-contacts.ts';

const HOUR = 3_600_000;
const IGNORED: WorkResult = { outcome: 'ignored' };

/**
 * Takes an object of Contact Lens to its contact's record. Which contacts want it stands on their records: one whose
 * contact record has not come waits with the queue, and is told about when it waited too long. It is not lost then:
 * the contact record looks for it. For a contact that was deleted nothing waits.
 * @param createdAt when the object was, ISO 8601, where it is known
 */
export async function handleConnectFile(
  found: ConnectFile,
  createdAt: string | undefined,
  pipeline: Pipeline,
): Promise<WorkResult> {
  const record = await recordOf(found.object.contactId, pipeline);
  if (record) return await importConnectFile(record, found, pipeline);
  if (await isDeleted(found.object.contactId, pipeline)) return ignoredAsDeleted();
  const { waitHours } = pipeline.settings.contactLens;
  const age = pipeline.now().getTime() - Date.parse(createdAt ?? '');
  if (!(age > waitHours * HOUR)) return { outcome: 'waiting' };
  const detail = `No contact record arrived within ${waitHours} hours. If one arrives later, it imports what is in S3.`;
  return { outcome: 'ignored', problem: new Problem('contact-unknown', detail) };
}

/** Takes what Contact Lens has written of a contact already; `undefined` where that is nothing, or was not asked for. */
export async function importExistingContactLens(
  record: StoredRecord,
  pipeline: Pipeline,
): Promise<WorkResult | undefined> {
  const plan = planOf(record);
  const { wanted, selfService } = plan.contactLens;
  const isMissing =
    (wanted && record.analysisPath === undefined) ||
    (wanted && selfService === true && record.selfServicePath === undefined) ||
    (plan.redactedRecording.wanted && record.redactedRecordingPath === undefined);
  if (!isMissing) return undefined;
  let result: WorkResult | undefined;
  let current: StoredRecord | undefined = record;
  for (const found of await listConnectFiles(record, pipeline)) {
    const taken: WorkResult =
      current && !isTaken(current, found) ? await importConnectFile(current, found, pipeline) : IGNORED;
    if (taken.outcome === 'ignored') continue;
    if (result?.outcome !== 'failed') result = taken;
    current = await recordOf(record.contactId, pipeline);
  }
  return result;
}

export async function importConnectFile(
  record: StoredRecord,
  found: ConnectFile,
  pipeline: Pipeline,
): Promise<WorkResult> {
  const { plan } = record;
  if (found.object.kind === 'redacted-recording')
    return await importRedactedRecording(record, found, pipeline);
  if (found.object.kind === 'analysis') {
    const isWanted = plan?.contactLens.wanted === true && isPreferred(found, record);
    return isWanted ? await importAnalysis(record, found, pipeline) : IGNORED;
  }
  const isAwaited = plan?.chatTranscript?.wanted === true && plan.chatTranscript.path === found.path;
  return isAwaited ? await composeConversation(record, pipeline) : IGNORED;
}

/** Whether a record has a file already. One that is still in progress is gone on with elsewhere. */
export function isTaken(record: StoredRecord, { object, path }: ConnectFile): boolean {
  if (object.kind === 'analysis') return analysisOf(record, object) === path;
  if (object.kind === 'redacted-recording') return record.redactedRecordingPath === path;
  return !record.plan?.chatTranscript?.wanted || record.dataSource !== undefined;
}

const analysisOf = (
  { analysisPath, selfServicePath }: StoredRecord,
  { selfService }: ConnectFile['object'],
) => (selfService ? selfServicePath : analysisPath);

function isPreferred({ key, object }: ConnectFile, record: StoredRecord): boolean {
  const redactedOnly = record.plan?.redactedRecording.asked === true;
  return isPreferredAnalysis(key, analysisOf(record, object), redactedOnly);
}

/** The record names the analysis before it is read, so that whoever completes the record meanwhile sees it. */
async function importAnalysis(
  record: StoredRecord,
  found: ConnectFile,
  pipeline: Pipeline,
): Promise<WorkResult> {
  const { selfService } = found.object;
  const field = selfService ? 'ContactLensSelfServicePath__c' : 'ContactLensAnalysisPath__c';
  await writeRecord(record, { [field]: found.path }, pipeline);
  const named = { ...record, [selfService ? 'selfServicePath' : 'analysisPath']: found.path };
  const { note } = await readAnalysis(selfService ? 'selfService' : 'agent', named, planOf(record), pipeline);
  const result = await composeConversation(named, pipeline);
  const now = await recordOf(record.contactId, pipeline);
  // Two analyses at once may name themselves in the wrong order.
  if (now?.plan && !isTaken(now, found) && isPreferred(found, now))
    return await importAnalysis(now, found, pipeline);
  if (note === undefined) return result;
  return { outcome: 'failed', problem: new Problem('transcript-unreadable', note) };
}

async function recordOf(contactId: string, pipeline: Pipeline): Promise<StoredRecord | undefined> {
  const record = await findRecord(contactId, pipeline);
  return record?.plan ? record : undefined;
}
