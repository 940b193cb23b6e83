import { contactIdOfJob } from '../../contacts/transcription-job.ts';
import { contactLensObject } from '../../recordings/contact-lens-keys.ts';
import { contactOfRecording } from '../../recordings/playable-recording.ts';
import { connectFile } from '../sources/connect-files.ts';
import { readEvent, type PipelineEvent } from './read-event.ts';
import { finishTranscription } from '../transcription/finish-transcription.ts';
import type { ItemResult, Pipeline, WorkResult } from '../pipeline.ts';
import { findRecord } from '../record/find-record.ts';
import { handleConnectFile } from '../connect-files/handle-connect-file.ts';
import { failedWork } from '../record/deleted-contacts.ts';
import { Problem } from '../../ports/problem.ts';
import { processRecordings } from '../recording/process-recordings.ts';

/** Handles one event. Kinds that nothing here waits for are passed over; the answer names them. */
export async function handleEvent(content: unknown, pipeline: Pipeline): Promise<Omit<ItemResult, 'index'>> {
  let contactId: string | null = null;
  try {
    const event = readEvent(content);
    contactId = contactOf(event) ?? null;
    return { contactId, ...(await handleKnown(event, pipeline)) };
  } catch (error) {
    if (error instanceof Problem && error.kind === 'event-unknown') {
      return { contactId, outcome: 'ignored', problem: error };
    }
    return { contactId, ...failedWork(error, pipeline) };
  }
}

function contactOf(event: PipelineEvent): string | undefined {
  if (event.kind === 'test') return undefined;
  if (event.kind === 'transcription-job') return contactIdOfJob(event.detail.TranscriptionJobName);
  const { key } = event.object;
  return contactLensObject(key)?.contactId ?? contactOfRecording(key);
}

async function handleKnown(event: PipelineEvent, pipeline: Pipeline): Promise<WorkResult> {
  if (event.kind === 'test') return { outcome: 'ignored' };
  if (event.kind === 'object-created') {
    const { bucket, key, createdAt } = event.object;
    const found = connectFile(bucket, key, pipeline.settings);
    if (found) return await pipeline.limit(() => handleConnectFile(found, createdAt, pipeline));
    return await handleRecording(bucket, key, pipeline);
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
async function handleRecording(bucket: string, key: string, pipeline: Pipeline): Promise<WorkResult> {
  const contactId = contactOfRecording(key);
  if (contactId === undefined) return { outcome: 'ignored' };
  const record = await findRecord(contactId, pipeline);
  if (record?.plan?.recording.path !== `${bucket}/${key}`) return { outcome: 'ignored' };
  const work = { record, plan: record.plan };
  const [result] = await processRecordings([work], pipeline);
  return result ?? { outcome: 'ignored' };
}
