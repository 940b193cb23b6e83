import type { WorkPlan } from '../../contacts/work-plan.ts';
import type { Conversation } from '../../contracts/conversation-file.ts';
import { UnreadableTranscriptError } from '../../conversation/from-transcribe.ts';
import { mergeSources } from '../../conversation/merge-sources.ts';
import { withSelfService } from '../../conversation/self-service.ts';
import { completeConversation } from './complete-conversation.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import { Problem } from '../../ports/problem.ts';
import { readAnalysis } from '../sources/read-analysis.ts';
import { readChat, readTranscribed } from '../sources/read-transcript.ts';
import { statusReason } from '../record/status-reason.ts';
import { findRecord } from '../record/find-record.ts';
import { planOf, type StoredRecord } from '../record/stored-record.ts';
import { failRecord, writeRecord } from '../record/write-record.ts';

const ONLY_SELF_SERVICE = 'Contact Lens has analyzed the self-service part only.';
const HELD_BACK =
  'Waiting: only a redacted transcript can be stored, and Contact Lens has not written its redacted analysis yet.';

/**
 * Makes the conversation of what there is of a contact, whichever came last: the analyses of Contact Lens that the
 * record names, the ended transcription, the transcript of the chat. The same sources always give the same record.
 * The talk with an automated system is the conversation only where there is no other; else it is beside it.
 * @param given a transcript that has been read already
 */
export async function composeConversation(
  record: StoredRecord,
  pipeline: Pipeline,
  given?: Conversation,
): Promise<WorkResult> {
  const plan = planOf(record);
  const agent = await readAnalysis('agent', record, plan, pipeline);
  const bot = await readAnalysis('selfService', record, plan, pipeline);
  // Of the same recording, so that it stands for its transcription.
  const lens = agent.conversation ?? (plan.recording.automated ? bot.conversation : undefined);
  const hasTurns = lens !== undefined && lens.turns.length > 0;
  const other = given || hasTurns ? { conversation: given } : await otherTranscript(record, plan, pipeline);
  const unreadable = [agent.note, bot.note, other.note];
  const main = mergeSources(lens, other.conversation);
  if (!main && bot.conversation && other.isUnderWay) return { outcome: 'done' };
  const conversation = sideBySide(main, lens === bot.conversation ? undefined : bot.conversation);
  if (!conversation) return await nothingToShow(record, plan, unreadable, pipeline);
  if (isHeldBack(plan, conversation)) return await holdBack(record, plan, pipeline);
  const result = await completeConversation(record, plan, conversation, pipeline, {
    notes: [
      agent.note,
      bot.note,
      main ? undefined : other.note,
      conversation.source === 'TRANSCRIBE' ? undefined : await failedTranscription(record, pipeline),
      bot.conversation && !agent.conversation && !other.conversation ? ONLY_SELF_SERVICE : undefined,
    ],
    paths: { agent: agent.conversation && agent.path, selfService: bot.conversation && bot.path },
  });
  return (await completeAgain(record, plan, pipeline)) ?? result;
}

/** The talk with an agent and the one with an automated system; what there is of them, where one is missing. */
function sideBySide(main: Conversation | undefined, bot: Conversation | undefined) {
  return main && bot ? withSelfService(main, bot) : (main ?? bot);
}

/** Another process may have taken an analysis meanwhile: whoever writes last looks once more. */
async function completeAgain(
  { contactId, analysisPath, selfServicePath }: StoredRecord,
  plan: WorkPlan,
  pipeline: Pipeline,
): Promise<WorkResult | undefined> {
  if (!plan.contactLens.wanted) return undefined;
  const now = await findRecord(contactId, pipeline);
  const isOutdated = now && (now.analysisPath !== analysisPath || now.selfServicePath !== selfServicePath);
  return isOutdated ? await composeConversation(now, pipeline) : undefined;
}

type OtherTranscript = {
  conversation?: Conversation | undefined;
  note?: string;
  /** Amazon Transcribe may still give one. */
  isUnderWay?: boolean;
};

/** What stands in where Contact Lens has no transcript. */
async function otherTranscript(
  record: StoredRecord,
  plan: WorkPlan,
  pipeline: Pipeline,
): Promise<OtherTranscript> {
  const { chatTranscript: chat, transcription } = plan;
  try {
    if (chat?.wanted && chat.path) return { conversation: await readChat(record, plan, chat.path, pipeline) };
    if (chat || !transcription.wanted) return {};
    if (record.jobName === undefined) return { isUnderWay: true };
    const state = await pipeline.speech.job(record.jobName);
    if (state?.status !== 'COMPLETED') return { isUnderWay: state?.status !== 'FAILED' };
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
  await writeRecord(record, { Status__c: 'IMPORTED', StatusReason__c: reason, Problem__c: null }, pipeline);
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
    await failRecord(record, 'TRANSCRIPT_UNREADABLE', note, pipeline);
    return { outcome: 'failed', problem: new Problem('transcript-unreadable', note) };
  }
  const reason = statusReason(plan, [note]);
  await writeRecord(record, { StatusReason__c: reason }, pipeline);
  return { outcome: 'done' };
}
