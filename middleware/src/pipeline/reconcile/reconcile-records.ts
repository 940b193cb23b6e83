import { composeConversation } from '../conversation/compose-conversation.ts';
import { finishTranscription } from '../transcription/finish-transcription.ts';
import { resting, stillAwaited } from '../record/outstanding-work.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import type { FoundRecord } from '../../ports/record-store.ts';
import type { Failure, ReconcileSettings } from './run.ts';
import { statusReason } from '../record/status-reason.ts';
import {
  hasNamedAnalysis,
  planOf,
  readStored,
  STORED_FIELDS,
  type StoredRecord,
} from '../record/stored-record.ts';
import { importExistingFiles } from '../connect-files/import-existing-files.ts';
import { transcriptLocation } from '../sources/transcript-location.ts';
import { speaksOfAccess } from '../../contacts/transcription-job.ts';
import { withNextJob } from '../transcription/denied-access.ts';
import { failRecord } from '../record/write-record.ts';
import type { EndedJob } from '../transcription/transcription-jobs.ts';
import { processRecordings } from '../recording/process-recordings.ts';
import { throwUnlessWritten } from '../../ports/write-outcomes.ts';
import { failedWork } from '../record/deleted-contacts.ts';

export type ReconciledRecords = {
  found: number;
  mended: number;
  waiting: number;
  givenUp: number;
  failures: Failure[];
};

type Stuck = StoredRecord & { isOld: boolean };
type Resumed =
  { record: Stuck; outcome: 'mended' | 'waiting' | 'given-up' } | { record: Stuck; failed: string };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Takes records that are in progress and stand still on from where they are. */
export async function reconcileRecords(
  { afterMinutes, giveUpDays, most }: ReconcileSettings,
  pipeline: Pipeline,
): Promise<ReconciledRecords> {
  const now = pipeline.now().getTime();
  const since = new Date(now - afterMinutes * MINUTE);
  const rows = await pipeline.observer.stage('find-unfinished', () =>
    pipeline.records.findUnfinished(since, most, STORED_FIELDS),
  );
  const records = rows.map((row) => ({ ...readStored(row), isOld: createdAt(row) < now - giveUpDays * DAY }));
  const mended = await Promise.all(records.map((record) => resumeOrFail(record, pipeline)));
  await touch(mended, pipeline);
  const count = (name: string) => mended.filter((one) => 'outcome' in one && one.outcome === name).length;
  return {
    found: records.length,
    mended: count('mended'),
    waiting: count('waiting'),
    givenUp: count('given-up'),
    failures: mended.flatMap((one) =>
      'failed' in one ? [{ contactId: one.record.contactId, detail: one.failed }] : [],
    ),
  };
}

const createdAt = ({ fields }: FoundRecord) => Date.parse(String(fields.CreatedDate));

async function resumeOrFail(record: Stuck, pipeline: Pipeline): Promise<Resumed> {
  try {
    const { outcome, problem } = await resume(record, pipeline);
    if (outcome === 'failed' && problem) return { record, failed: problem.message };
    if (outcome !== 'waiting') return { record, outcome: 'mended' };
    if (!record.isOld || record.status !== 'IMPORTED') return { record, outcome: 'waiting' };
    await giveUp(record, problem?.kind === 'aws-access-denied', pipeline);
    return { record, outcome: 'given-up' };
  } catch (error) {
    const { outcome, problem } = failedWork(error, pipeline);
    return outcome === 'failed' ? { record, failed: problem.message } : { record, outcome: 'mended' };
  }
}

async function resume(record: Stuck, pipeline: Pipeline): Promise<WorkResult> {
  const plan = planOf(record);
  const taken = await pipeline.limit(() => resumeFromFiles(record, pipeline));
  if (taken && taken.outcome !== 'waiting') return taken;
  if (record.jobName !== undefined && record.status !== 'IMPORTED') {
    const job = await jobState(record, record.jobName, pipeline);
    if (job === 'running') return { outcome: 'waiting' };
    if (job !== 'unknown' && wasDenied(job)) return await startAnew(record, job, pipeline);
    // Each of these bounds itself, so that only one of them may be bounded here.
    if (job !== 'unknown') return await pipeline.limit(() => finishTranscription(job, pipeline));
  }
  if (plan.recording.path === null) return { outcome: 'waiting' };
  const work = { record, plan };
  const [result = { outcome: 'ignored' }] = await processRecordings([work], pipeline);
  // Nothing is left to do but to wait for what Amazon Connect writes by itself.
  const onlyWaits = !plan.transcription.wanted || record.jobName !== undefined;
  const isAwaited = onlyWaits && stillAwaited(record, plan) !== undefined;
  return isAwaited && result.outcome !== 'failed' ? { outcome: 'waiting' } : result;
}

const wasDenied = ({ status, failureReason = '' }: EndedJob) =>
  status === 'FAILED' && speaksOfAccess(failureReason);

/** Access may have been granted meanwhile: the job is started anew, under another name. */
async function startAnew(record: Stuck, job: EndedJob, pipeline: Pipeline): Promise<WorkResult> {
  const renamed = await withNextJob(record, pipeline);
  if (renamed.jobName === record.jobName) {
    const reason = `Transcription failed: ${job.failureReason ?? ''}`;
    return await failRecord(record, 'ACCESS_DENIED', reason, pipeline);
  }
  const [result] = await processRecordings([{ record: renamed, plan: planOf(record) }], pipeline);
  return result ?? { outcome: 'ignored' };
}

/** What Amazon Connect has written meanwhile, or what an interrupted process had begun to make of it. */
async function resumeFromFiles(record: Stuck, pipeline: Pipeline): Promise<WorkResult | undefined> {
  const plan = planOf(record);
  const isTranscribed = hasNamedAnalysis(record) || plan.chatTranscript?.wanted === true;
  // An analysis that is named, and was not read before the process was interrupted.
  const isUnread = hasNamedAnalysis(record) && record.dataSource === undefined && !plan.transcription.wanted;
  if ((record.status === 'ANALYSING' && isTranscribed) || isUnread)
    return await composeConversation(record, pipeline);
  return await importExistingFiles(record, pipeline);
}

/** The service forgets a job after 90 days, its output stays. */
async function jobState(
  record: Stuck,
  jobName: string,
  pipeline: Pipeline,
): Promise<EndedJob | 'running' | 'unknown'> {
  const state = await pipeline.speech.job(jobName);
  if (state?.status === 'COMPLETED' || state?.status === 'FAILED')
    return { jobName, ...state, status: state.status };
  if (state) return 'running';
  const output = await transcriptLocation(jobName, planOf(record), pipeline);
  return (await pipeline.objects.head(output)) ? { jobName, status: 'COMPLETED' } : 'unknown';
}

const DENIED = {
  problem: 'ACCESS_DENIED',
  reason: 'AWS still denies access to the recording',
  waveform: 'AWS denies access to the recording.',
};
const NEVER_ARRIVED = {
  problem: 'RECORDING_MISSING',
  reason: 'the recording named in the contact record never arrived in S3',
  waveform: 'The recording never arrived in S3.',
};

/** What never came is said on the record, so that nobody waits for it any longer. */
async function giveUp(record: Stuck, isDenied: boolean, { records }: Pipeline): Promise<void> {
  const plan = planOf(record);
  const isNamed = plan.recording.path !== null && (plan.recording.wanted || plan.transcription.wanted);
  const awaited = record.waveformStatus === 'READY' || !isNamed ? stillAwaited(record, plan) : undefined;
  const missing = isDenied ? DENIED : NEVER_ARRIVED;
  const unnamed = isNamed ? missing.reason : 'no contact record named a recording';
  const fields = {
    ...(isNamed || awaited !== undefined
      ? { Status__c: 'FAILED', Problem__c: awaited === undefined ? missing.problem : 'CONTACT_LENS_MISSING' }
      : resting(plan)),
    StatusReason__c: statusReason(plan, [`Gave up: ${awaited ?? unnamed}.`]),
    ...(isNamed && plan.recording.wanted && record.waveformStatus !== 'READY'
      ? { WaveformStatus__c: 'FAILED', WaveformReason__c: missing.waveform }
      : {}),
  };
  const [outcome] = await records.update([{ recordId: record.recordId, fields }]);
  throwUnlessWritten(outcome);
}

/** Written with what it holds, a record goes to the end of the line: the next run begins with others. */
async function touch(mended: readonly Resumed[], { records }: Pipeline): Promise<void> {
  const left = mended.filter((one) => 'failed' in one || one.outcome === 'waiting');
  if (left.length === 0) return;
  // The one field that no other step changes, so that nothing newer is overwritten.
  await records.update(
    left.map(({ record }) => ({ recordId: record.recordId, fields: { ContactId__c: record.contactId } })),
  );
}
