import { correct, withSettings, type Corrections } from '../../contacts/plan-corrections.ts';
import type { WorkPlan } from '../../contacts/work-plan.ts';
import { composeConversation } from '../conversation/compose-conversation.ts';
import { transcriptLocation } from '../sources/transcript-location.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import { Problem } from '../../ports/problem.ts';
import { findRecord } from '../record/find-record.ts';
import { hasNamedAnalysis, planOf, type StoredRecord } from '../record/stored-record.ts';
import { importExistingFiles } from '../connect-files/import-existing-files.ts';
import { currentJob, jobNames, nextJob } from '../transcription/transcription-jobs.ts';
import { processRecordings } from '../recording/process-recordings.ts';
import { throwUnlessWritten } from '../../ports/write-outcomes.ts';
import { isDeleted } from '../record/deleted-contacts.ts';
import { contactDeleted } from '../../ports/contact-deleted.ts';

/**
 * Does a contact's work again, as its record's work plan says: waveform and transcription, with the deployment's
 * settings as they are now and with what is to be corrected. A transcription whose output is there is not paid
 * for again; one that failed is repeated as a new job. Throws `contact-unknown` where there is no such record, and
 * `contact-deleted` where there was one.
 */
export async function reprocess(
  contactId: string,
  pipeline: Pipeline,
  corrections: Corrections = {},
): Promise<WorkResult> {
  const record = await findRecord(contactId, pipeline);
  if (!record && (await isDeleted(contactId, pipeline))) throw contactDeleted();
  if (!record) throw new Problem('contact-unknown', 'This contact has no record.');
  const { transcription } = pipeline.settings;
  const plan = correct(withSettings(planOf(record), transcription), corrections, pipeline.settings);
  await writePlan(record, plan, pipeline);
  const jobName = plan.transcription.wanted ? await jobToRun(record, plan, pipeline) : undefined;
  const [result] = await processRecordings(
    [{ record: { ...record, plan }, plan, again: { jobName } }],
    pipeline,
  );
  const composed = await composeAgain({ ...record, plan }, pipeline);
  return composed?.outcome === 'failed' ? composed : (result ?? { outcome: 'ignored' });
}

/** What Contact Lens wrote, and a chat, is read again, or looked for. */
async function composeAgain(record: StoredRecord, pipeline: Pipeline): Promise<WorkResult | undefined> {
  const taken = await importExistingFiles(record, pipeline);
  const isMade = hasNamedAnalysis(record) || planOf(record).chatTranscript?.wanted === true;
  return taken === undefined && isMade ? await composeConversation(record, pipeline) : taken;
}

/** The plan goes first: what comes later, of another process too, reads it from the record. */
async function writePlan(record: StoredRecord, plan: WorkPlan, { records }: Pipeline): Promise<void> {
  const json = JSON.stringify(plan);
  if (json === JSON.stringify(record.plan)) return;
  const [outcome] = await records.update([{ recordId: record.recordId, fields: { WorkPlan__c: json } }]);
  throwUnlessWritten(outcome);
}

async function jobToRun(record: StoredRecord, plan: WorkPlan, pipeline: Pipeline): Promise<string> {
  const names = jobNames(record.contactId, plan.recording.path ?? '', plan);
  const current = currentJob(names, record.jobName);
  if (!(await isSpent(current, plan, pipeline))) return current;
  const next = nextJob(names, current);
  if (next !== undefined) return next;
  throw new Problem(
    'aws-refused',
    'The transcription failed too often with these settings. Reprocess it in another language or with other settings.',
  );
}

/** A job that failed, or whose output is gone, can give nothing any more. */
async function isSpent(jobName: string, plan: WorkPlan, pipeline: Pipeline): Promise<boolean> {
  const state = await pipeline.speech.job(jobName);
  if (state?.status === 'FAILED') return true;
  if (state?.status !== 'COMPLETED') return false;
  return !(await pipeline.objects.head(await transcriptLocation(jobName, plan, pipeline)));
}
