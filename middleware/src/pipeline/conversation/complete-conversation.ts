import { channelFields } from '../../contacts/channel-fields.ts';
import type { WorkPlan } from '../../contacts/work-plan.ts';
import { contactLensFields, type AnalysisPaths } from '../../conversation/contact-lens-fields.ts';
import { conversationFields } from '../../conversation/conversation-fields.ts';
import { conversationFiles } from '../../conversation/conversation-files.ts';
import type { Conversation } from '../../contracts/conversation-file.ts';
import { keepOwnSentiment, TRANSCRIPT_PART } from '../../conversation/merge-sources.ts';
import type { AnalysedConversation } from '../../insights/analyse.ts';
import { insightFields, REDACTION, type AnalysisCode } from '../../insights/registry.ts';
import { syntaxFile } from '../../insights/syntax-file.ts';
import { withoutPlaceholders } from '../../privacy/without-placeholders.ts';
import { analyseConversation, mayTryAgain } from './analyse-conversation.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import { Problem } from '../../ports/problem.ts';
import { protectPersonalData } from './protect-personal-data.ts';
import { describeSkipped, ONE_CHANNEL_NOTE, statusReason } from '../record/status-reason.ts';
import type { StoredRecord } from '../record/stored-record.ts';
import { writeRecord } from '../record/write-record.ts';

const TRIED_AGAIN = 'Missing parts will be retried.';
const GIVEN_UP = 'Missing parts are retried only when the contact is reprocessed.';

/** What comes with a conversation: lines for the reason, and the analyses of Contact Lens that it was made of. */
type Beside = { notes?: readonly (string | undefined)[]; paths?: AnalysisPaths };

/**
 * Takes a conversation to its record, whatever service it came from: personal data is taken out where that was
 * asked for, then come the analyses, the files, and the fields and the status in one write. Where an analysis is to
 * be tried again, everything else is on the record already, which says so. Running it again ends the same, and runs
 * only what is missing.
 */
export async function completeConversation(
  record: StoredRecord,
  plan: WorkPlan,
  conversation: Conversation,
  pipeline: Pipeline,
  { notes = [], paths = {} }: Beside = {},
): Promise<WorkResult> {
  const codes = [...plan.analyses, ...plan.unknownAnalyses];
  const isNew = record.status !== 'ANALYSING' && record.status !== 'DONE';
  if (codes.length > 0 && isNew) await writeRecord(record, { Status__c: 'ANALYSING' }, pipeline);
  const cleared = await protectPersonalData(record, plan, conversation, pipeline);
  if ('withheld' in cleared) return cleared.withheld;
  const findings = codes.filter((code) => code !== REDACTION.code);
  const found = await analyseConversation(record, cleared.conversation, findings, pipeline);
  const analysed = withoutPlaceholders({
    ...found,
    conversation: keepOwnSentiment(cleared.conversation, found.conversation),
  });
  const isOpen = analysed.failed.length > 0 && mayTryAgain(record, pipeline);
  await storeFiles(record, analysed, pipeline);
  const fields = {
    ...conversationFields(analysed.conversation),
    ...insightFields(analysed.conversation, findings),
    ...channelFields(plan, analysed.conversation),
    ...((paths.agent ?? paths.selfService) ? contactLensFields(analysed.conversation, paths) : {}),
    Redacted__c: analysed.conversation.redacted === true,
    Status__c: isOpen ? 'ANALYSING' : 'DONE',
    StatusReason__c: reasonOf(plan, analysed, isOpen, notes),
    Problem__c: null,
  };
  await writeRecord(record, fields, pipeline);
  return isOpen ? analysisProblem(analysed.failed) : { outcome: 'done' };
}

/** Files come first: a record that says DONE has them. */
async function storeFiles(
  record: StoredRecord,
  { conversation, words }: AnalysedConversation,
  { records, observer, settings }: Pipeline,
): Promise<void> {
  const files = [
    ...conversationFiles(conversation, settings.files),
    ...(settings.files.syntax && words ? [syntaxFile(words)] : []),
  ];
  await observer.stage('write-files', () => records.putFiles(record.recordId, record.contactId, files));
}

function reasonOf(
  plan: WorkPlan,
  { conversation, failed }: AnalysedConversation,
  isOpen: boolean,
  notes: readonly (string | undefined)[],
): string {
  return statusReason(plan, [
    transcriptNote(conversation),
    ...notes,
    conversation.speakersBy === 'VOICE' ? ONE_CHANNEL_NOTE : undefined,
    ...describeSkipped(conversation.skipped),
    failed.length === 0 ? undefined : isOpen ? TRIED_AGAIN : GIVEN_UP,
  ]);
}

/** Complete is only what is there and was read without a gap. */
function transcriptNote({ source, turns, skipped, channel }: Conversation): string | undefined {
  const isOfContactLens = source === 'CONTACT_LENS';
  if (turns.length === 0) {
    if (channel === 'EMAIL') return 'The Contact Lens analysis is complete.';
    if (isOfContactLens) return 'Contact Lens wrote no transcript.';
    return source === 'TRANSCRIBE'
      ? 'Amazon Transcribe recognized no words.'
      : 'The transcript has no messages.';
  }
  const isWhole = !skipped.some(({ analysis }) => analysis === TRANSCRIPT_PART);
  const transcript = isOfContactLens ? 'The Contact Lens transcript' : 'The transcript';
  return `${transcript} is ${isWhole ? 'complete' : 'incomplete: parts of it could not be read'}.`;
}

/** The record is as complete as it can be; the message stays with the queue, so that the rest is tried again. */
function analysisProblem(failed: readonly AnalysisCode[]): WorkResult {
  return {
    outcome: 'failed',
    problem: new Problem(
      'aws-unavailable',
      `The transcript is stored, but Amazon Comprehend did not respond for: ${failed.join(', ')}. Try again later.`,
    ),
  };
}
