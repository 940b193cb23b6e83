import { channelFields } from '../contacts/channel-fields.ts';
import type { WorkPlan } from '../contacts/work-plan.ts';
import { conversationFields } from '../conversation/conversation-fields.ts';
import { conversationFiles } from '../conversation/conversation-files.ts';
import type { AnalysisCode, Conversation } from '../conversation/conversation.ts';
import { analyse, type AnalysedConversation } from '../insights/analyse.ts';
import { insightFields } from '../insights/insight-fields.ts';
import { syntaxFile } from '../insights/syntax-file.ts';
import { withoutPlaceholders } from '../privacy/without-placeholders.ts';
import type { Pipeline, WorkResult } from './pipeline.ts';
import { Problem } from './problem.ts';
import { protectPersonalData } from './protect-personal-data.ts';
import { ONE_CHANNEL_NOTE } from './recording-channels.ts';
import { describeSkipped, ownerNote, statusReason } from './status-reason.ts';
import type { StoredRecord } from './stored-record.ts';
import { writeRecord } from './write-record.ts';

/**
 * Takes a conversation to its record, whatever service it came from: personal data is taken out where that was
 * asked for, then come the analyses, the files, and the fields and the final status in one write. Running it again
 * ends the same.
 */
export async function completeConversation(
  record: StoredRecord,
  plan: WorkPlan,
  conversation: Conversation,
  pipeline: Pipeline,
): Promise<WorkResult> {
  const codes = [...plan.analyses, ...plan.unknownAnalyses];
  if (codes.length > 0) await writeRecord(record, { Status__c: 'ANALYSING' }, pipeline);
  const cleared = await protectPersonalData(record, plan, conversation, pipeline);
  if ('withheld' in cleared) return cleared.withheld;
  const findings = codes.filter((code) => code !== 'pii');
  const analysed = await pipeline.observer.stage('analyse', () =>
    analyse(cleared.conversation, findings, { text: pipeline.text, ...pipeline.settings.analyses }),
  );
  await storeConversation(record, plan, withoutPlaceholders(analysed), findings, pipeline);
  return analysed.failed.length === 0 ? { outcome: 'done' } : analysisProblem(analysed.failed);
}

/** Files come first: a record that says DONE has them. */
async function storeConversation(
  record: StoredRecord,
  plan: WorkPlan,
  { conversation, words }: AnalysedConversation,
  codes: readonly string[],
  pipeline: Pipeline,
) {
  const wanted = pipeline.settings.files;
  const files = [
    ...conversationFiles(conversation, wanted),
    ...(wanted.syntax && words ? [syntaxFile(words)] : []),
  ];
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
  await writeRecord(record, fields, pipeline);
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
