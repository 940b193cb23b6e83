import { text as readText } from 'node:stream/consumers';
import { isRedacted } from '../../contacts/transcription-settings.ts';
import type { WorkPlan } from '../../contacts/work-plan.ts';
import type { Conversation } from '../../contracts/conversation-file.ts';
import { conversationFromChat, UnreadableAnalysisError } from '../../conversation/from-contact-lens.ts';
import { conversationFromTranscribe, UnreadableTranscriptError } from '../../conversation/from-transcribe.ts';
import { isSaid } from '../../conversation/turns.ts';
import { connectFileLocation } from './connect-files.ts';
import type { Pipeline } from '../pipeline.ts';
import { Problem } from '../../ports/problem.ts';
import type { StoredRecord } from '../record/stored-record.ts';
import { transcriptLocation } from './transcript-location.ts';

/** Longest text that a language is told from. */
const ENOUGH_TEXT = 2000;

/**
 * The conversation of an ended transcription. Throws `UnreadableTranscriptError` for a file that is none, and
 * `aws-unavailable` where the output is not there.
 */
export async function readTranscribed(
  record: StoredRecord,
  plan: WorkPlan,
  jobName: string,
  pipeline: Pipeline,
): Promise<Conversation> {
  const output = await pipeline.observer.stage('read-transcript', async () =>
    readText(await readOutput(jobName, plan, pipeline)),
  );
  return conversationFromTranscribe(parseJson(output), {
    contactId: record.contactId,
    languageCode: plan.transcription.languageCode,
    redacted: isRedacted(plan.transcription.languageCode, plan.transcription.settings),
    channelRoles: plan.channelRoles,
    ...(record.audioDuration === undefined ? {} : { durationSeconds: record.audioDuration }),
  });
}

async function readOutput(jobName: string, plan: WorkPlan, pipeline: Pipeline) {
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

/**
 * The conversation of a chat as Amazon Connect keeps it. The file does not say its language: what was asked for
 * counts, else what its words look like. Throws `recording-not-there`, or `transcript-unreadable`.
 */
export async function readChat(
  record: StoredRecord,
  plan: WorkPlan,
  path: string,
  pipeline: Pipeline,
): Promise<Conversation> {
  const location = connectFileLocation(record.contactId, path, pipeline.settings);
  const file = await pipeline.observer.stage('read-transcript', async () =>
    readText(await pipeline.objects.read(location)),
  );
  try {
    const chat = conversationFromChat(parseJson(file), { contactId: record.contactId });
    const asked = plan.transcription.languageCode;
    if (asked !== 'auto') return { ...chat, languageCode: asked };
    return plan.analyses.length === 0 ? chat : await inItsLanguage(chat, pipeline);
  } catch (error) {
    if (error instanceof UnreadableAnalysisError || error instanceof UnreadableTranscriptError)
      throw new Problem('transcript-unreadable', error.message);
    throw error;
  }
}

async function inItsLanguage(chat: Conversation, { text }: Pipeline): Promise<Conversation> {
  const words = chat.turns
    .filter(isSaid)
    .map((turn) => turn.text)
    .join('\n')
    .slice(0, ENOUGH_TEXT);
  try {
    const [languages] = await text.batchDominantLanguages([words]);
    const [surest] = languages ?? [];
    return surest ? { ...chat, languageCode: surest.code } : chat;
  } catch {
    // The analyses will say themselves that the text service gives no answer.
    return chat;
  }
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch {
    throw new UnreadableTranscriptError('The file is not JSON.');
  }
}
