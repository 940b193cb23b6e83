import { text as readText } from 'node:stream/consumers';
import { contactIdOfJob } from '../contacts/transcription-job.ts';
import { isRedacted } from '../contacts/transcription-settings.ts';
import type { WorkPlan } from '../contacts/work-plan.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { conversationFromTranscribe, UnreadableTranscriptError } from '../conversation/from-transcribe.ts';
import { completeConversation } from './complete-conversation.ts';
import type { Pipeline, WorkResult } from './pipeline.ts';
import { Problem } from './problem.ts';
import { redactIdentified } from './redact-identified.ts';
import { planOf, readStored, STORED_FIELDS, type StoredRecord } from './stored-record.ts';
import { transcriptLocation } from './transcription-jobs.ts';
import { failRecord } from './write-record.ts';

export type EndedJob = { jobName: string; status: 'COMPLETED' | 'FAILED'; failureReason?: string };

/**
 * Takes an ended transcription to its record: conversation, analyses, files, then the fields and the final
 * status in one write. A job that is not the record's current one is ignored. Running it again ends the same.
 */
export async function finishTranscription(job: EndedJob, pipeline: Pipeline): Promise<WorkResult> {
  if (contactIdOfJob(job.jobName) === undefined) return { outcome: 'ignored' };
  const found = await pipeline.records.findByJob(job.jobName, STORED_FIELDS);
  const record = found && readStored(found);
  if (record?.jobName !== job.jobName) return { outcome: 'ignored' };
  if (job.status === 'FAILED') {
    const reason = job.failureReason ?? 'Amazon Transcribe gave no reason.';
    return await failRecord(record, `Transcription failed: ${reason}`, pipeline);
  }
  return await complete(record, job.jobName, pipeline);
}

async function complete(record: StoredRecord, jobName: string, pipeline: Pipeline): Promise<WorkResult> {
  const plan = planOf(record);
  let conversation: Conversation;
  try {
    conversation = await readConversation(record, plan, jobName, pipeline);
  } catch (error) {
    if (!(error instanceof UnreadableTranscriptError)) throw error;
    await failRecord(record, `The transcript cannot be read: ${error.message}`, pipeline);
    return { outcome: 'failed', problem: new Problem('transcript-unreadable', error.message) };
  }
  const redaction = await redactIdentified(record, plan, conversation, pipeline);
  if (redaction === 'refused')
    return await failRecord(
      record,
      'The transcript with personal data taken out was refused by Amazon Transcribe.',
      pipeline,
    );
  if (redaction)
    return redaction.ended ? await finishTranscription(redaction.ended, pipeline) : { outcome: 'done' };
  return await completeConversation(record, plan, conversation, pipeline);
}

async function readConversation(record: StoredRecord, plan: WorkPlan, jobName: string, pipeline: Pipeline) {
  const output = await pipeline.observer.stage('read-transcript', async () =>
    readText(await readTranscript(jobName, plan, pipeline)),
  );
  return conversationFromTranscribe(parseJson(output), {
    contactId: record.contactId,
    languageCode: plan.transcription.languageCode,
    redacted: isRedacted(plan.transcription.languageCode, plan.transcription.settings),
    channelRoles: plan.channelRoles,
    ...(record.audioDuration === undefined ? {} : { durationSeconds: record.audioDuration }),
  });
}

async function readTranscript(jobName: string, plan: WorkPlan, pipeline: Pipeline) {
  try {
    return await pipeline.objects.read(await transcriptLocation(jobName, plan, pipeline));
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'recording-not-there') throw error;
    throw new Problem(
      'aws-unavailable',
      'The transcription job has ended, but its output is not in the results bucket. Try again later.',
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableTranscriptError('The output of the transcription job is not JSON.');
  }
}
