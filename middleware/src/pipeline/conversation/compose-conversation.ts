import type { WorkPlan } from '../../contacts/work-plan.ts';
import type { Conversation } from '../../contracts/conversation-file.ts';
import { UnreadableTranscriptError } from '../../conversation/from-transcribe.ts';
import { mergeSources } from '../../conversation/merge-sources.ts';
import { completeConversation } from './complete-conversation.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import { Problem } from '../../ports/problem.ts';
import { readAnalysis } from '../sources/read-analysis.ts';
import { readChat, readTranscribed } from '../sources/read-transcript.ts';
import { statusReason } from '../record/status-reason.ts';
import { findRecord } from '../record/find-record.ts';
import { planOf, type StoredRecord } from '../record/stored-record.ts';
import { failRecord, writeRecord } from '../record/write-record.ts';

const HELD_BACK =
  'Waiting: only a redacted transcript may be stored, and Contact Lens has not written its redacted analysis yet.';

/**
 * Makes the conversation of what there is of a contact, whichever came last: the analysis of Contact Lens that the
 * record names, the ended transcription, the transcript of the chat. The same sources always give the same record.
 * @param given a transcript that has been read already
 */
export async function composeConversation(
  record: StoredRecord,
  pipeline: Pipeline,
  given?: Conversation,
): Promise<WorkResult> {
  const plan = planOf(record);
  const lens = await readAnalysis(record, plan, pipeline);
  const hasTurns = lens.conversation !== undefined && lens.conversation.turns.length > 0;
  const other = given || hasTurns ? { conversation: given } : await otherTranscript(record, plan, pipeline);
  const conversation = mergeSources(lens.conversation, other.conversation);
  if (!conversation) return await nothingToShow(record, plan, [lens.note, other.note], pipeline);
  if (isHeldBack(plan, conversation)) return await holdBack(record, plan, pipeline);
  const notes = [lens.note, hasTurns ? await failedTranscription(record, pipeline) : undefined];
  const result = await completeConversation(record, plan, conversation, pipeline, {
    notes,
    ...(lens.conversation && lens.path !== undefined ? { analysisPath: lens.path } : {}),
  });
  return (await completeAgain(record, plan, pipeline)) ?? result;
}

/** Another process may have taken an analysis meanwhile: whoever writes last looks once more. */
async function completeAgain(
  { contactId, analysisPath }: StoredRecord,
  plan: WorkPlan,
  pipeline: Pipeline,
): Promise<WorkResult | undefined> {
  if (!plan.contactLens.wanted) return undefined;
  const now = await findRecord(contactId, pipeline);
  return now && now.analysisPath !== analysisPath ? await composeConversation(now, pipeline) : undefined;
}

type OtherTranscript = { conversation?: Conversation | undefined; note?: string };

/** What stands in where Contact Lens has no transcript. */
async function otherTranscript(
  record: StoredRecord,
  plan: WorkPlan,
  pipeline: Pipeline,
): Promise<OtherTranscript> {
  const { chatTranscript: chat, transcription } = plan;
  try {
    if (chat?.wanted && chat.path) return { conversation: await readChat(record, plan, chat.path, pipeline) };
    if (chat || record.jobName === undefined || !transcription.wanted) return {};
    const state = await pipeline.speech.job(record.jobName);
    if (state?.status !== 'COMPLETED') return {};
    return { conversation: await readTranscribed(record, plan, record.jobName, pipeline) };
  } catch (error) {
    const isUnreadable =
      error instanceof UnreadableTranscriptError ||
      (error instanceof Problem && error.kind === 'transcript-unreadable');
    if (isUnreadable) return { note: `The transcript cannot be read: ${error.message}` };
    if (error instanceof Problem && error.kind === 'recording-not-there') return {};
    throw error;
  }
}

/** Where redaction was asked for, nothing unredacted goes on the shared record, whatever comes first. */
function isHeldBack(plan: WorkPlan, conversation: Conversation): boolean {
  return plan.redactedRecording.asked && plan.contactLens.wanted && conversation.redacted !== true;
}

async function holdBack(record: StoredRecord, plan: WorkPlan, pipeline: Pipeline): Promise<WorkResult> {
  const reason = statusReason(plan, [HELD_BACK]);
  await writeRecord(record, { Status__c: 'IMPORTED', StatusReason__c: reason }, pipeline);
  return { outcome: 'done' };
}

async function failedTranscription(record: StoredRecord, { speech }: Pipeline): Promise<string | undefined> {
  const state = record.jobName === undefined ? undefined : await speech.job(record.jobName);
  if (state?.status !== 'FAILED') return undefined;
  return `Transcription failed: ${state.failureReason ?? 'Amazon Transcribe gave no reason.'}`;
}

/** A transcription that is under way may still give something. */
async function nothingToShow(
  record: StoredRecord,
  plan: WorkPlan,
  unreadable: readonly (string | undefined)[],
  pipeline: Pipeline,
): Promise<WorkResult> {
  const [note = 'Contact Lens wrote no transcript.'] = unreadable.filter((one) => one !== undefined);
  if (!plan.transcription.wanted) {
    await failRecord(record, note, pipeline);
    return { outcome: 'failed', problem: new Problem('transcript-unreadable', note) };
  }
  const reason = statusReason(plan, [note]);
  await writeRecord(record, { StatusReason__c: reason }, pipeline);
  return { outcome: 'done' };
}
