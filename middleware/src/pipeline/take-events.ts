import { contactIdOfJob } from '../contacts/transcription-job.ts';
import { contactLensObject } from '../recordings/contact-lens-keys.ts';
import { contactOfRecording } from '../recordings/playable-recording.ts';
import { foundObject } from './contact-lens-locations.ts';
import { failedWork } from './deleted-contacts.ts';
import { readEvent, type PipelineEvent } from './events.ts';
import { finishTranscription } from './finish-transcription.ts';
import type { ItemResult, Pipeline, WorkResult } from './pipeline.ts';
import { ownerNote } from './status-reason.ts';
import { readStored, STORED_FIELDS } from './stored-record.ts';
import { takeContactLens } from './take-contact-lens.ts';
import { unfoldEvents, type UnfoldedEvent } from './unfold-events.ts';
import { workOnRecordings } from './work-on-recordings.ts';

/** Takes events in any of the forms that queues give them. Answers for each in the order they came. */
export async function takeEvents(body: unknown, pipeline: Pipeline): Promise<ItemResult[]> {
  return await Promise.all(unfoldEvents(body).map((unfolded) => takeEvent(unfolded, pipeline)));
}

async function takeEvent(unfolded: UnfoldedEvent, pipeline: Pipeline): Promise<ItemResult> {
  const { index } = unfolded;
  let contactId: string | null = null;
  try {
    if ('problem' in unfolded) throw unfolded.problem;
    const event = readEvent(unfolded.event);
    contactId = contactOf(event) ?? null;
    return { index, contactId, ...(await actOn(event, pipeline)) };
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

async function actOn(event: PipelineEvent, pipeline: Pipeline): Promise<WorkResult> {
  if (event.kind === 'test') return { outcome: 'ignored' };
  if (event.kind === 'object-created') {
    const { bucket, key, createdAt } = event.object;
    const found = foundObject(bucket, key, pipeline.settings);
    if (found) return await pipeline.limit(() => takeContactLens(found, createdAt, pipeline));
    return await takeRecording(bucket, key, pipeline);
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
