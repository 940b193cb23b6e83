import { contactIdOfJob } from '../../contacts/transcription-job.ts';
import { contactLensObject } from '../../recordings/contact-lens-keys.ts';
import { contactOfRecording } from '../../recordings/playable-recording.ts';
import { connectFile } from '../sources/connect-files.ts';
import { readEvent, type PipelineEvent } from './read-event.ts';
import { finishTranscription } from '../transcription/finish-transcription.ts';
import type { ItemResult, Pipeline, WorkResult } from '../pipeline.ts';
import { ownerNote } from '../record/status-reason.ts';
import { findRecord } from '../record/find-record.ts';
import { handleConnectFile } from '../connect-files/handle-connect-file.ts';
import { failedWork } from '../record/deleted-contacts.ts';
import { unfoldEvents, type UnfoldedEvent } from './unfold-events.ts';
import { processRecordings } from '../recording/process-recordings.ts';

/** Takes events in any of the forms that queues give them. Answers for each in the order they came. */
export async function handleEvents(body: unknown, pipeline: Pipeline): Promise<ItemResult[]> {
  return await Promise.all(unfoldEvents(body).map((unfolded) => handleEvent(unfolded, pipeline)));
}

async function handleEvent(unfolded: UnfoldedEvent, pipeline: Pipeline): Promise<ItemResult> {
  const { index } = unfolded;
  let contactId: string | null = null;
  try {
    if ('problem' in unfolded) throw unfolded.problem;
    const event = readEvent(unfolded.event);
    contactId = contactOf(event) ?? null;
    return { index, contactId, ...(await handleKnown(event, pipeline)) };
  } catch (error) {
    return { index, contactId, ...failedWork(error, pipeline) };
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
  const work = { record, plan: record.plan, ownerNote: ownerNote(record.statusReason) };
  const [result] = await processRecordings([work], pipeline);
  return result ?? { outcome: 'ignored' };
}
