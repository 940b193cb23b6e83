import type { WorkPlan } from '../../contacts/work-plan.ts';
import { finishTranscription } from './finish-transcription.ts';
import { transcriptLocation } from '../sources/transcript-location.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import type { ObjectLocation } from '../../ports/object-store.ts';
import { Problem } from '../../ports/problem.ts';
import { ONE_CHANNEL_NOTE, statusReason } from '../record/status-reason.ts';
import type { StoredRecord } from '../record/stored-record.ts';
import { failRecord, writeRecord } from '../record/write-record.ts';
import { waitForAccess } from './denied-access.ts';
import { transcriptionJob } from './transcription-jobs.ts';

/** The service's own sentence may repeat keys, so what usually is wrong is named instead. */
const REFUSED =
  'The vocabulary, vocabulary filter and redaction named here must exist in the region and support the language.';

export type TranscriptionStart = {
  record: StoredRecord;
  jobName: string;
  plan: WorkPlan;
  recording: ObjectLocation;
  channels: number;
  /** An output of the job that is there already is taken, also where the service has forgotten the job. */
  reuseOutput: boolean;
};

/**
 * Starts a contact's transcription. The record must name the job already, so that the job's event finds it.
 * A job that was started before and has ended is finished here: its event may have come before the record
 * named the job, or never.
 */
export async function startTranscription(start: TranscriptionStart, pipeline: Pipeline): Promise<WorkResult> {
  const { record } = start;
  if (start.reuseOutput && (await hasOutput(start, pipeline))) {
    return await finishTranscription({ jobName: start.jobName, status: 'COMPLETED' }, pipeline);
  }
  try {
    const { jobName, plan, recording, channels } = start;
    const job = transcriptionJob(jobName, plan, recording, channels > 1, pipeline.settings);
    const started = await pipeline.speech.start(job);
    if (record.problem !== undefined) await clearProblem(start, pipeline);
    if (started === 'started') return { outcome: 'done' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.kind === 'aws-access-denied')
      return {
        ...(await waitForAccess({ ...record, plan: start.plan }, error, pipeline)),
        outcome: 'waiting',
      };
    if (error.kind !== 'aws-refused') throw error;
    return await refused(start, error, pipeline);
  }
  const state = await pipeline.speech.job(start.jobName);
  if (state?.status !== 'COMPLETED' && state?.status !== 'FAILED') return { outcome: 'done' };
  return await finishTranscription({ jobName: start.jobName, ...state, status: state.status }, pipeline);
}

async function hasOutput({ jobName, plan }: TranscriptionStart, pipeline: Pipeline): Promise<boolean> {
  return (await pipeline.objects.head(await transcriptLocation(jobName, plan, pipeline))) !== undefined;
}

/** What the service will refuse again is told on the record; anything else is tried again later. */
async function refused(
  { record, plan }: TranscriptionStart,
  problem: Problem,
  pipeline: Pipeline,
): Promise<WorkResult> {
  const reason = `Transcription failed: ${problem.message}${plan.transcription.settings ? ` ${REFUSED}` : ''}`;
  await failRecord({ ...record, plan }, 'TRANSCRIPTION_REFUSED', reason, pipeline);
  return { outcome: 'failed', problem };
}

/** What was in the way is not any more. */
async function clearProblem({ record, plan, channels }: TranscriptionStart, pipeline: Pipeline) {
  const reason = statusReason(plan, [channels === 1 ? ONE_CHANNEL_NOTE : undefined]);
  await writeRecord(record, { StatusReason__c: reason, Problem__c: null }, pipeline);
}
