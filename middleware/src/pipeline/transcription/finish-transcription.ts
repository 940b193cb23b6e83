import { contactIdOfJob, speaksOfAccess } from '../../contacts/transcription-job.ts';
import type { Conversation } from '../../contracts/conversation-file.ts';
import { UnreadableTranscriptError } from '../../conversation/from-transcribe.ts';
import { composeConversation } from '../conversation/compose-conversation.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import { Problem } from '../../ports/problem.ts';
import { readTranscribed } from '../sources/read-transcript.ts';
import { ignoredAsDeleted, isDeleted } from '../record/deleted-contacts.ts';
import { redactIdentified } from './redact-identified.ts';
import { TRANSCRIBE_DENIED, waitForAccess } from './denied-access.ts';
import type { EndedJob } from './transcription-jobs.ts';
import { planOf, readStored, STORED_FIELDS, type StoredRecord } from '../record/stored-record.ts';
import { failRecord } from '../record/write-record.ts';

/**
 * Takes an ended transcription to its record: conversation, analyses, files, then the fields and the final
 * status in one write. A job that is not the record's current one is ignored. Running it again ends the same.
 */
export async function finishTranscription(job: EndedJob, pipeline: Pipeline): Promise<WorkResult> {
  const contactId = contactIdOfJob(job.jobName);
  if (contactId === undefined) return { outcome: 'ignored' };
  const found = await pipeline.records.findByJob(job.jobName, STORED_FIELDS);
  const record = found && readStored(found);
  if (record?.jobName !== job.jobName)
    return (await isDeleted(contactId, pipeline)) ? ignoredAsDeleted() : { outcome: 'ignored' };
  if (job.status === 'FAILED') {
    // What Contact Lens has is enough; that there is no other transcript is said beside it.
    if (hasAnalysis(record)) return await composeConversation(record, pipeline);
    const reason = job.failureReason ?? 'Amazon Transcribe gave no reason.';
    if (speaksOfAccess(reason)) return await waitForAccess(record, TRANSCRIBE_DENIED, pipeline);
    return await failRecord(record, 'TRANSCRIPTION_FAILED', `Transcription failed: ${reason}`, pipeline);
  }
  if (hasAnalysedRecording(record) && record.status === 'DONE') return { outcome: 'done' };
  return await complete(record, job.jobName, pipeline);
}

const hasAnalysis = ({ dataSource, selfServicePath }: StoredRecord) =>
  dataSource === 'CONTACT_LENS' || selfServicePath !== undefined;

/** Contact Lens made the transcript of the recording: what a customer said before to an automated system is another. */
const hasAnalysedRecording = ({ dataSource, analysisPath, plan }: StoredRecord) =>
  dataSource === 'CONTACT_LENS' && (analysisPath !== undefined || plan?.recording.automated === true);

async function complete(record: StoredRecord, jobName: string, pipeline: Pipeline): Promise<WorkResult> {
  const plan = planOf(record);
  let conversation: Conversation;
  try {
    conversation = await readTranscribed(record, plan, jobName, pipeline);
  } catch (error) {
    if (!(error instanceof UnreadableTranscriptError)) throw error;
    await failRecord(
      record,
      'TRANSCRIPT_UNREADABLE',
      `The transcript cannot be read: ${error.message}`,
      pipeline,
    );
    return { outcome: 'failed', problem: new Problem('transcript-unreadable', error.message) };
  }
  const redaction = await redactIdentified(record, plan, conversation, pipeline);
  if (redaction === 'refused')
    return await failRecord(
      record,
      'TRANSCRIPTION_REFUSED',
      'The transcript with personal data taken out was refused by Amazon Transcribe.',
      pipeline,
    );
  if (redaction)
    return redaction.ended ? await finishTranscription(redaction.ended, pipeline) : { outcome: 'done' };
  return await composeConversation(record, pipeline, conversation);
}
