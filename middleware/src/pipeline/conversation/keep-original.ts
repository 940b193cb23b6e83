import type { WorkPlan } from '../../contacts/work-plan.ts';
import { transcriptText } from '../../conversation/conversation-fields.ts';
import { conversationFiles } from '../../conversation/conversation-files.ts';
import type { Conversation } from '../../contracts/conversation-file.ts';
import type { Pipeline } from '../pipeline.ts';
import type { StoredRecord } from '../record/stored-record.ts';

/**
 * Puts the conversation as it was, where the deployment keeps it, on a private record of its own, which few may
 * read. One of which a service took personal data out already is no original. Comes before the redacted one is written: a record that says DONE has its original.
 */
export async function keepOriginal(
  record: StoredRecord,
  plan: WorkPlan,
  conversation: Conversation,
  { records, settings, observer }: Pipeline,
): Promise<void> {
  if (!settings.personalData.keepOriginal || conversation.redacted) return;
  const fields = {
    ContactChannelAnalytics__c: record.recordId,
    RecordingPath__c: plan.recording.path,
    Transcript__c: transcriptText(conversation),
  };
  const parts = conversationFiles(conversation, { customerTranscript: false, agentTranscript: false });
  const files = parts.map(({ name, content }) => ({ name: `Original${name}`, content }));
  await observer.stage('write-original', async () => {
    const originalId = await records.putOriginal(record.contactId, fields);
    await records.putFiles(originalId, record.contactId, files);
  });
}
