import type { WorkPlan } from '../../contacts/work-plan.ts';
import type { Conversation, Skipped } from '../../contracts/conversation-file.ts';
import { comprehendLanguage } from '../../insights/comprehend-language.ts';
import { REDACTION } from '../../insights/registry.ts';
import { prepareRedaction, redactConversation } from '../../privacy/redact-conversation.ts';
import { mayTryAgain } from './analyse-conversation.ts';
import { keepOriginal } from './keep-original.ts';
import type { Pipeline, WorkResult } from '../pipeline.ts';
import type { PersonalDataSpan } from '../../ports/text-service.ts';
import { Problem } from '../../ports/problem.ts';
import { statusReason } from '../record/status-reason.ts';
import type { StoredRecord } from '../record/stored-record.ts';
import { failRecord, writeRecord } from '../record/write-record.ts';

/** What may be stored and analysed, or how the work ended without that. */
export type ProtectedConversation = { conversation: Conversation } | { withheld: WorkResult };

/** Begins what a record says whose transcript is held back. */
const WITHHELD = 'The transcript is withheld:';

/**
 * Takes personal data out of a conversation where that was asked for, before anything of it is written or
 * analysed. Where it cannot be done, nothing of the conversation is stored: the record says why, and the message
 * stays with the queue where another try may succeed.
 */
export async function protectPersonalData(
  record: StoredRecord,
  plan: WorkPlan,
  conversation: Conversation,
  pipeline: Pipeline,
): Promise<ProtectedConversation> {
  if (!plan.analyses.includes(REDACTION.code)) return { conversation };
  const redacted = await pipeline.observer.stage('redact', () => redact(conversation, pipeline));
  if (redacted === 'failed') return { withheld: await withholdUnanswered(record, plan, pipeline) };
  if (redacted !== 'language-not-supported') {
    await keepOriginal(record, plan, conversation, pipeline);
    return { conversation: redacted };
  }
  if (pipeline.settings.personalData.unsupportedLanguage === 'keep')
    return { conversation: unredacted(conversation) };
  await keepOriginal(record, plan, conversation, pipeline);
  const why = `its personal data had to be removed, and ${notInLanguage(conversation)}`;
  return { withheld: await failRecord(record, 'TRANSCRIPT_WITHHELD', `${WITHHELD} ${why}.`, pipeline) };
}

type Redacted = Conversation | 'language-not-supported' | 'failed';

/** The talk with an automated system has a language, turns and findings of its own. */
async function redact(conversation: Conversation, pipeline: Pipeline): Promise<Redacted> {
  const { selfService, ...talk } = conversation;
  const main = await redactTalk(talk, pipeline);
  if (!selfService || typeof main === 'string') return main;
  const beside = await redactTalk({ ...talk, ...selfService }, pipeline);
  if (typeof beside === 'string') return beside;
  const { participants, turns, insights } = beside;
  return { ...main, selfService: { ...selfService, redacted: true, participants, turns, insights } };
}

async function redactTalk(conversation: Conversation, { text, settings }: Pipeline): Promise<Redacted> {
  const language = comprehendLanguage(conversation.languageCode);
  const requests = prepareRedaction(conversation);
  if (requests.length > 0 && !isKnown(language)) return 'language-not-supported';
  let found: PersonalDataSpan[][];
  try {
    found = await Promise.all(requests.map((request) => text.personalData(request.text, language)));
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return name === 'UnsupportedLanguageException' ? 'language-not-supported' : 'failed';
  }
  return redactConversation(conversation, requests, found, settings.personalData);
}

const isKnown = (language: string) => (REDACTION.languages as readonly string[]).includes(language);

const notInLanguage = ({ languageCode }: Conversation) =>
  `Amazon Comprehend does not detect personal data in the language ${languageCode}`;

function unredacted(conversation: Conversation): Conversation {
  const detail = `Redaction: not done, because ${notInLanguage(conversation)}.`;
  const skipped: Skipped = { analysis: REDACTION.code, reason: 'language-not-supported', detail };
  return { ...conversation, skipped: [...conversation.skipped, skipped] };
}

const NO_ANSWER = 'Amazon Comprehend did not respond when asked for personal data';

/** The message comes again; what a lost one leaves behind, reconciliation takes up. Not for ever, however. */
async function withholdUnanswered(
  record: StoredRecord,
  plan: WorkPlan,
  pipeline: Pipeline,
): Promise<WorkResult> {
  if (!mayTryAgain(record, pipeline)) {
    const why = `${NO_ANSWER}. It is retried only when the contact is reprocessed.`;
    return await failRecord(record, 'TRANSCRIPT_WITHHELD', `${WITHHELD} ${why}`, pipeline);
  }
  const reason = `${WITHHELD} ${NO_ANSWER}. It will be retried.`;
  await writeRecord(
    record,
    { Status__c: 'ANALYSING', StatusReason__c: statusReason(plan, [reason]) },
    pipeline,
  );
  const problem = new Problem(
    'aws-unavailable',
    'The transcript is withheld because Amazon Comprehend did not respond for: pii. Try again later.',
  );
  return { outcome: 'failed', problem };
}
