import type { Conversation } from '../../contracts/conversation-file.ts';
import { withEarlierAnalyses } from '../../conversation/merge-sources.ts';
import { analyse, unansweredAnalyses, type AnalysedConversation } from '../../insights/analyse.ts';
import type { Pipeline } from '../pipeline.ts';
import { storedConversation } from './stored-conversation.ts';
import type { StoredRecord } from '../record/stored-record.ts';

const MINUTE = 60_000;

/**
 * Runs the analyses on a conversation, or what an earlier run on the same words left open: a contact whose
 * message comes again is not paid for again. A transcription that was started anew is analysed as a whole.
 */
export async function analyseConversation(
  record: StoredRecord,
  conversation: Conversation,
  codes: readonly string[],
  pipeline: Pipeline,
): Promise<AnalysedConversation> {
  const before = codes.length > 0 ? await earlierRun(record, conversation, codes, pipeline) : undefined;
  return await pipeline.observer.stage('analyse', () =>
    analyse(before?.conversation ?? conversation, before?.open ?? codes, {
      text: pipeline.text,
      terms: pipeline.terms,
      ...pipeline.settings.analyses,
    }),
  );
}

async function earlierRun(
  record: StoredRecord,
  conversation: Conversation,
  codes: readonly string[],
  pipeline: Pipeline,
): Promise<{ conversation: Conversation; open: string[] } | undefined> {
  if (record.status !== 'ANALYSING' && record.status !== 'DONE') return undefined;
  const stored = await storedConversation(record, pipeline);
  if (!stored || !haveSameWords(stored, conversation)) return undefined;
  const open = unansweredAnalyses(stored, codes);
  // In progress with nothing open: another transcription is being written, and its process was interrupted.
  if (record.status === 'ANALYSING' && open.length === 0) return undefined;
  return { conversation: withEarlierAnalyses(conversation, stored), open };
}

function haveSameWords(one: Conversation, other: Conversation): boolean {
  const said = ({ source, languageCode, participants, turns }: Conversation) =>
    JSON.stringify([
      source,
      languageCode,
      participants.map(({ id, role }) => [id, role]),
      turns.map(({ participant, start, end, text }) => [participant, start, end, text]),
    ]);
  return said(one) === said(other);
}

/** Whether what failed is still worth another try. */
export function mayTryAgain({ begunAt }: StoredRecord, { settings, now }: Pipeline): boolean {
  if (!begunAt) return false;
  return now().getTime() - begunAt.getTime() < settings.analyses.retryMinutes * MINUTE;
}
