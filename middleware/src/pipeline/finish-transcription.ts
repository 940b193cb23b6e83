import { text as readText } from 'node:stream/consumers';
import { channelFields } from '../contacts/channel-fields.ts';
import { contactIdOfJob } from '../contacts/transcription-job.ts';
import { isRedacted } from '../contacts/transcription-settings.ts';
import type { WorkPlan } from '../contacts/work-plan.ts';
import { conversationFields } from '../conversation/conversation-fields.ts';
import { conversationFiles } from '../conversation/conversation-files.ts';
import type { AnalysisCode, Conversation } from '../conversation/conversation.ts';
import { conversationFromTranscribe, UnreadableTranscriptError } from '../conversation/from-transcribe.ts';
import { analyse } from '../insights/analyse.ts';
import { insightFields } from '../insights/insight-fields.ts';
import type { Pipeline, WorkResult } from './pipeline.ts';
import type { RecordFields } from './ports.ts';
import { Problem } from './problem.ts';
import { describeSkipped, ownerNote, statusReason } from './status-reason.ts';
import { ONE_CHANNEL_NOTE } from './recording-channels.ts';
import { redactIdentified } from './redact-identified.ts';
import { planOf, readStored, STORED_FIELDS, type StoredRecord } from './stored-record.ts';
import { transcriptLocation } from './transcription-jobs.ts';
import { throwUnlessWritten } from './write-outcomes.ts';

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
    return await fail(record, `Transcription failed: ${reason}`, pipeline);
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
    await fail(record, `The transcript cannot be read: ${error.message}`, pipeline);
    return { outcome: 'failed', problem: new Problem('transcript-unreadable', error.message) };
  }
  const redaction = await redactIdentified(record, plan, conversation, pipeline);
  if (redaction === 'refused')
    return await fail(
      record,
      'The transcript with personal data taken out was refused by Amazon Transcribe.',
      pipeline,
    );
  if (redaction)
    return redaction.ended ? await finishTranscription(redaction.ended, pipeline) : { outcome: 'done' };
  const codes = [...plan.analyses, ...plan.unknownAnalyses];
  if (codes.length > 0) await write(record, { Status__c: 'ANALYSING' }, pipeline);
  const analysed = await pipeline.observer.stage('analyse', () =>
    analyse(conversation, codes, pipeline.text),
  );
  await storeConversation(record, plan, analysed.conversation, codes, pipeline);
  return analysed.failed.length === 0 ? { outcome: 'done' } : analysisProblem(analysed.failed);
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

/** Files come first: a record that says DONE has them. */
async function storeConversation(
  record: StoredRecord,
  plan: WorkPlan,
  conversation: Conversation,
  codes: readonly string[],
  pipeline: Pipeline,
) {
  const files = conversationFiles(conversation, pipeline.settings.files);
  await pipeline.observer.stage('write-files', () =>
    pipeline.records.putFiles(record.recordId, record.contactId, files),
  );
  const notes = [
    'The transcript is complete.',
    conversation.speakersBy === 'VOICE' ? ONE_CHANNEL_NOTE : undefined,
    ...describeSkipped(conversation.skipped),
  ];
  const fields = {
    ...conversationFields(conversation),
    ...insightFields(conversation, codes),
    ...channelFields(plan, conversation),
    Redacted__c: conversation.redacted === true,
    Status__c: 'DONE',
    StatusReason__c: statusReason(plan, [...notes, ownerNote(record.statusReason)]),
  };
  await write(record, fields, pipeline);
}

async function fail(record: StoredRecord, reason: string, pipeline: Pipeline): Promise<WorkResult> {
  const lines = [reason, ownerNote(record.statusReason)];
  const explained = record.plan ? statusReason(record.plan, lines) : reason;
  await write(record, { Status__c: 'FAILED', StatusReason__c: explained }, pipeline);
  return { outcome: 'done' };
}

async function write({ recordId }: StoredRecord, fields: RecordFields, pipeline: Pipeline) {
  const [outcome] = await pipeline.observer.stage('write-record', () =>
    pipeline.records.update([{ recordId, fields }]),
  );
  throwUnlessWritten(outcome);
}

/** The record is as complete as it can be; the message stays with the queue, so that the rest is tried again. */
function analysisProblem(failed: readonly AnalysisCode[]): WorkResult {
  return {
    outcome: 'failed',
    problem: new Problem(
      'aws-unavailable',
      `The transcript is stored, but Amazon Comprehend gave no answer for: ${failed.join(', ')}. Try again later.`,
    ),
  };
}
