import { contactIdOfJob } from '../contacts/transcription-job.ts';
import { contactOfRecording } from '../recordings/playable-recording.ts';
import { readEvent, type PipelineEvent } from './events.ts';
import { finishTranscription } from './finish-transcription.ts';
import type { ItemResult, Pipeline, WorkResult } from './pipeline.ts';
import { asProblem } from './problem.ts';
import { ownerNote } from './status-reason.ts';
import { readStored, STORED_FIELDS } from './stored-record.ts';
import { workOnRecordings } from './work-on-recordings.ts';

/** Takes EventBridge events, one or an array. Answers for each in the order they came. */
export async function takeEvents(body: unknown, pipeline: Pipeline): Promise<ItemResult[]> {
  const events: unknown[] = Array.isArray(body) ? body : [body];
  return await Promise.all(events.map((event, index) => takeEvent(event, index, pipeline)));
}

async function takeEvent(body: unknown, index: number, pipeline: Pipeline): Promise<ItemResult> {
  let contactId: string | null = null;
  try {
    const event = readEvent(body);
    contactId = contactOf(event) ?? null;
    return { index, contactId, ...(await actOn(event, pipeline)) };
  } catch (error) {
    const problem = asProblem(error);
    if (problem.kind === 'internal') pipeline.observer.unforeseen(error);
    return { index, contactId, outcome: 'failed', problem };
  }
}

function contactOf(event: PipelineEvent): string | undefined {
  return event.kind === 'transcription-job'
    ? contactIdOfJob(event.detail.TranscriptionJobName)
    : contactOfRecording(event.detail.object.key);
}

async function actOn(event: PipelineEvent, pipeline: Pipeline): Promise<WorkResult> {
  if (event.kind === 'object-created') {
    return await takeRecording(event.detail.bucket.name, event.detail.object.key, pipeline);
  }
  const {
    TranscriptionJobName: jobName,
    TranscriptionJobStatus: status,
    FailureReason: reason,
  } = event.detail;
  if (status !== 'COMPLETED' && status !== 'FAILED') return { outcome: 'ignored' };
  const job = { jobName, status, ...(reason ? { failureReason: reason } : {}) };
  return await pipeline.limit(() => finishTranscription(job, pipeline));
}

/**
 * A recording that came after its contact record is worked on now. One that came before is not lost: its
 * contact record will find it. Objects that are no contact's recording are none of our business.
 */
async function takeRecording(bucket: string, key: string, pipeline: Pipeline): Promise<WorkResult> {
  const contactId = contactOfRecording(key);
  if (contactId === undefined) return { outcome: 'ignored' };
  const found = (await pipeline.records.findMany([contactId], STORED_FIELDS)).get(contactId.toLowerCase());
  const record = found && readStored(found);
  if (record?.plan?.recording.path !== `${bucket}/${key}`) return { outcome: 'ignored' };
  const work = { record, plan: record.plan, ownerNote: ownerNote(record.statusReason) };
  const [result] = await workOnRecordings([work], pipeline);
  return result ?? { outcome: 'ignored' };
}
