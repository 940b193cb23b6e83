import type { Pipeline, WorkResult } from '../pipeline.ts';
import { TRANSCRIBE_ACCESS } from '../../contacts/transcription-job.ts';
import { Problem } from '../../ports/problem.ts';
import { statusReason } from '../record/status-reason.ts';
import { planOf, type StoredRecord } from '../record/stored-record.ts';
import { writeRecord } from '../record/write-record.ts';
import { jobNames, nextJob } from './transcription-jobs.ts';

/** A job that was accepted and then met a refusal; what a refusal of the request itself says is its own. */
export const TRANSCRIBE_DENIED = new Problem('aws-access-denied', `Amazon Transcribe ${TRANSCRIBE_ACCESS}.`);

/** What the record says while access is missing. */
export const waitingForAccess = ({ message }: Problem) => `Waiting for access: ${message}`;

/**
 * Keeps a record in progress whose transcription was refused for want of access, which somebody may grant:
 * reconciliation starts it again. The problem is for the operator's metric.
 */
export async function waitForAccess(
  record: StoredRecord,
  problem: Problem,
  pipeline: Pipeline,
): Promise<WorkResult> {
  const reason = statusReason(planOf(record), [waitingForAccess(problem)]);
  await writeRecord(record, { StatusReason__c: reason, Problem__c: 'ACCESS_DENIED' }, pipeline);
  return { outcome: 'done', problem };
}

/** The record with the name of the next attempt, since that of a failed job is used up; itself where none is left. */
export async function withNextJob(record: StoredRecord, pipeline: Pipeline): Promise<StoredRecord> {
  const plan = planOf(record);
  const names = jobNames(record.contactId, plan.recording.path ?? '', plan);
  const jobName = nextJob(names, record.jobName ?? '');
  if (jobName === undefined) return record;
  await writeRecord(record, { TranscriptionJobName__c: jobName }, pipeline);
  return { ...record, jobName };
}
