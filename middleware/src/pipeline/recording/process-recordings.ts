import type { WorkPlan } from '../../contacts/work-plan.ts';
import { makeWaveform, type WaveformResult } from './make-waveform.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import type { ObjectLocation } from '../../ports/object-store.ts';
import type { RecordFields } from '../../fields/record-fields.ts';
import { Problem } from '../../ports/problem.ts';
import { resting, waitingNote } from '../record/outstanding-work.ts';
import { readChannels } from './recording-channels.ts';
import type { ProblemKind } from '../../contracts/problems.ts';
import { waitingForAccess } from '../transcription/denied-access.ts';
import { startTranscription, type TranscriptionStart } from '../transcription/start-transcription.ts';
import { ONE_CHANNEL_NOTE, statusReason } from '../record/status-reason.ts';
import { recordingLocation } from '../sources/recording-location.ts';
import { failedWork } from '../record/deleted-contacts.ts';
import { storeAudioFile } from './store-audio-file.ts';
import type { StoredRecord } from '../record/stored-record.ts';
import { currentJob, jobNames } from '../transcription/transcription-jobs.ts';
import { writeProblem } from '../../ports/write-outcomes.ts';

export type RecordingWork = {
  /** The record as it is now. */
  record: StoredRecord;
  plan: WorkPlan;
  /** Do again what is done already, under the given job. */
  again?: { jobName: string | undefined };
};

type Prepared = {
  work: RecordingWork;
  fields: RecordFields;
  start?: TranscriptionStart;
  result: WorkResult;
};

const DONE: WorkResult = { outcome: 'done' };
/** Amazon Connect records the customer on the left channel and the agent on the right. */
const USUAL_CHANNELS = 2;
/** The statuses from which a transcription goes on by itself, or need not. */
const UNDER_WAY = new Set(['TRANSCRIBING', 'ANALYSING']);

/**
 * Computes waveforms, starts transcriptions and stores the audio where files are wanted, for many contacts with one write between. What is done
 * already is left alone, so that the same contacts may come again. Results stand in the order of the works.
 */
export async function processRecordings(
  works: readonly RecordingWork[],
  pipeline: Pipeline,
): Promise<WorkResult[]> {
  const prepared = await Promise.all(
    works.map((work) => pipeline.limit(() => prepareOrFail(work, pipeline))),
  );
  const writes = prepared.filter(({ fields }) => Object.keys(fields).length > 0);
  const updates = writes.map(({ work, fields }) => ({ recordId: work.record.recordId, fields }));
  const outcomes =
    updates.length === 0
      ? []
      : await pipeline.observer.stage('write-record', () => pipeline.records.update(updates));
  const refusals = new Map(writes.map((write, index) => [write, writeProblem(outcomes[index])]));
  return await Promise.all(
    prepared.map((item) => {
      const problem = refusals.get(item);
      return problem ? failedWork(problem, pipeline) : pipeline.limit(() => finish(item, pipeline));
    }),
  );
}

async function prepareOrFail(work: RecordingWork, pipeline: Pipeline): Promise<Prepared> {
  try {
    return await prepare(work, pipeline);
  } catch (error) {
    if (isOfKind('aws-access-denied', error)) return denied(work, error);
    const fields = isOfKind('recording-not-allowed', error) ? notAllowed(work, error) : {};
    return { work, fields, result: failedWork(error, pipeline) };
  }
}

const isOfKind = (kind: ProblemKind, error: unknown): error is Problem =>
  error instanceof Problem && error.kind === kind;

/** Somebody may grant access, so that the record waits as for a recording that has yet to come. */
function denied(work: RecordingWork, problem: Problem): Prepared {
  const { record, plan } = work;
  const fields: RecordFields = isOpen(record)
    ? {
        Status__c: 'IMPORTED',
        StatusReason__c: statusReason(plan, [waitingForAccess(problem)]),
        Problem__c: 'ACCESS_DENIED',
      }
    : {};
  return { work, fields, result: { outcome: 'waiting', problem } };
}

/** No later attempt changes this, only an operator: the record says so, and processing it again goes on. */
function notAllowed({ record, plan }: RecordingWork, { message }: Problem): RecordFields {
  return {
    ...(record.waveformStatus === 'READY' || !plan.recording.wanted
      ? {}
      : { WaveformStatus__c: 'FAILED', WaveformReason__c: message }),
    ...(isOpen(record)
      ? {
          Status__c: 'FAILED',
          StatusReason__c: statusReason(plan, [message]),
          Problem__c: 'RECORDING_NOT_ALLOWED',
        }
      : {}),
  };
}

async function prepare(work: RecordingWork, pipeline: Pipeline): Promise<Prepared> {
  const { record, plan } = work;
  const { path } = plan.recording;
  const isWanted = plan.recording.wanted || plan.transcription.wanted;
  if (path === null || !isWanted) return { work, fields: {}, result: DONE };
  const recording = recordingLocation(path, pipeline);
  const jobName = plan.transcription.wanted ? jobFor(work, path) : undefined;
  const needsJob = jobName !== undefined && (work.again !== undefined || jobName !== record.jobName);
  const needsWaveform =
    plan.recording.wanted && (work.again !== undefined || record.waveformStatus !== 'READY');
  if (!needsJob && !needsWaveform) return await resume(work, recording, jobName, pipeline);

  // How many channels there are decides how a job is started: without a waveform, the header is read.
  const waveform = needsWaveform
    ? await pipeline.observer.stage('waveform', () => makeWaveform(recording, pipeline))
    : await pipeline.observer.stage('read-header', () => readChannels(recording, pipeline));
  const waveformFields = waveform.fields;
  if (waveform.outcome === 'waiting') return waiting(work, waveformFields);
  const result: WorkResult =
    waveform.outcome === 'unreadable' ? { outcome: 'failed', problem: waveform.problem } : DONE;
  if (jobName === undefined)
    return { work, fields: { ...waveformFields, ...settled(work, waveform) }, result };
  const channels = waveform.outcome === 'ready' ? waveform.channels : USUAL_CHANNELS;
  if (!needsJob) {
    const known = { ...work, record: { ...record, channels } };
    return { ...(await resume(known, recording, jobName, pipeline)), fields: waveformFields, result };
  }
  return {
    work,
    fields: { ...waveformFields, ...transcribing(work, jobName, channels, pipeline) },
    start: startOf(work, jobName, recording, channels),
    result,
  };
}

function jobFor({ record, plan, again }: RecordingWork, path: string): string | undefined {
  return again ? again.jobName : currentJob(jobNames(record.contactId, path, plan), record.jobName);
}

/** The job is the record's own. Where it has not ended, starting it again is harmless and heals a crash. */
async function resume(
  work: RecordingWork,
  recording: ObjectLocation,
  jobName: string | undefined,
  pipeline: Pipeline,
): Promise<Prepared> {
  const { record } = work;
  const done: Prepared = { work, fields: {}, result: DONE };
  if (jobName === undefined || !UNDER_WAY.has(record.status ?? '')) return done;
  const channels = record.channels ?? (await channelsOf(recording, pipeline));
  return { ...done, start: startOf(work, jobName, recording, channels) };
}

async function channelsOf(recording: ObjectLocation, pipeline: Pipeline): Promise<number> {
  const header = await pipeline.observer.stage('read-header', () => readChannels(recording, pipeline));
  return header.outcome === 'ready' ? header.channels : USUAL_CHANNELS;
}

function startOf(
  { record, plan, again }: RecordingWork,
  jobName: string,
  recording: ObjectLocation,
  channels: number,
): TranscriptionStart {
  return { record, jobName, plan, recording, channels, reuseOutput: again !== undefined };
}

function waiting(work: RecordingWork, waveformFields: RecordFields): Prepared {
  const reason = statusReason(work.plan, ['Waiting: the recording is not in S3 yet.']);
  const isNew = work.record.status === undefined || work.record.status === 'IMPORTED';
  return {
    work,
    // A waveform that is there already is not taken back for a recording that is there no longer.
    fields: {
      ...(work.record.waveformStatus === 'READY' ? {} : waveformFields),
      ...(isNew ? { StatusReason__c: reason, Problem__c: null } : {}),
    },
    result: { outcome: 'waiting' },
  };
}

function transcribing(
  work: RecordingWork,
  jobName: string,
  channels: number,
  pipeline: Pipeline,
): RecordFields {
  const note = channels === 1 ? ONE_CHANNEL_NOTE : undefined;
  return {
    Status__c: 'TRANSCRIBING',
    StatusReason__c: statusReason(work.plan, [note]),
    Problem__c: null,
    TranscribingSince__c: pipeline.now().toISOString(),
    TranscriptionJobName__c: jobName,
  };
}

/** Not so far that a step of its recording could only take it back. */
const isOpen = ({ status }: StoredRecord) =>
  status === undefined || status === 'IMPORTED' || status === 'FAILED';

/** Without a transcription the waveform is the last step; what an earlier transcription reached stays. */
function settled(work: RecordingWork, waveform: WaveformResult): RecordFields {
  if (work.record.jobName !== undefined || !isOpen(work.record)) return {};
  const note = waveform.outcome === 'unreadable' ? waveform.problem.message : undefined;
  const waits = waitingNote(work.record, work.plan);
  const isUnreadable = waveform.outcome === 'unreadable' && waits === undefined;
  return {
    ...(waits === undefined ? resting(work.plan) : { Status__c: 'IMPORTED', Problem__c: null }),
    ...(isUnreadable ? { Problem__c: 'AUDIO_UNREADABLE' } : {}),
    StatusReason__c: statusReason(work.plan, [waits, note]),
  };
}

/** The audio as a file comes last: nothing waits for it, and nothing is lost where it fails. */
async function finish(item: Prepared, pipeline: Pipeline): Promise<WorkResult> {
  const begun = await begin(item, pipeline);
  const { record, plan } = item.work;
  const { path, wanted } = plan.recording;
  if (!pipeline.settings.files.audio || !wanted || path === null) return begun;
  try {
    await storeAudioFile(record, recordingLocation(path, pipeline), pipeline);
    return begun;
  } catch (error) {
    return begun.outcome === 'failed' ? begun : failedWork(error, pipeline);
  }
}

async function begin({ start, result }: Prepared, pipeline: Pipeline): Promise<WorkResult> {
  if (!start) return result;
  try {
    const started = await pipeline.observer.stage('start-transcription', () =>
      startTranscription(start, pipeline),
    );
    return result.outcome === 'failed' ? result : started;
  } catch (error) {
    return failedWork(error, pipeline);
  }
}
