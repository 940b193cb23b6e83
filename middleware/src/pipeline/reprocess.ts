import type { Pipeline, WorkResult } from './pipeline.ts';
import { Problem } from './problem.ts';
import { ownerNote } from './status-reason.ts';
import { planOf, readStored, STORED_FIELDS, type StoredRecord } from './stored-record.ts';
import { currentJob, jobNames, nextJob, transcriptLocation } from './transcription-jobs.ts';
import { workOnRecordings } from './work-on-recordings.ts';

/**
 * Does a contact's work again, as its record's work plan says: waveform and transcription. A transcription
 * whose output is there is not paid for again; one that failed is repeated as a new job.
 * Throws `contact-unknown` where there is no such record.
 */
export async function reprocess(contactId: string, pipeline: Pipeline): Promise<WorkResult> {
  const found = (await pipeline.records.findMany([contactId], STORED_FIELDS)).get(contactId.toLowerCase());
  if (!found) throw new Problem('contact-unknown', 'There is no record of this contact.');
  const record = readStored(found);
  const plan = planOf(record);
  const jobName = plan.transcription.wanted ? await jobToRun(record, pipeline) : undefined;
  const [result] = await workOnRecordings(
    [{ record, plan, ownerNote: ownerNote(record.statusReason), again: { jobName } }],
    pipeline,
  );
  return result ?? { outcome: 'ignored' };
}

async function jobToRun(record: StoredRecord, pipeline: Pipeline): Promise<string> {
  const plan = planOf(record);
  const names = jobNames(record.contactId, plan.recording.path ?? '', plan);
  const current = currentJob(names, record.jobName);
  if (!(await isSpent(current, pipeline))) return current;
  const next = nextJob(names, current);
  if (next !== undefined) return next;
  throw new Problem(
    'aws-refused',
    'The transcription failed too often with these settings. Change the language in the work plan.',
  );
}

/** A job that failed, or whose output is gone, can give nothing any more. */
async function isSpent(jobName: string, { speech, objects, settings }: Pipeline): Promise<boolean> {
  const state = await speech.job(jobName);
  if (state?.status === 'FAILED') return true;
  return state?.status === 'COMPLETED' && !(await objects.head(transcriptLocation(jobName, settings)));
}
