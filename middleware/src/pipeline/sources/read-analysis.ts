import { text as readText } from 'node:stream/consumers';
import type { WorkPlan } from '../../contacts/work-plan.ts';
import type { Conversation } from '../../contracts/conversation-file.ts';
import {
  conversationFromContactLens,
  UnreadableAnalysisError,
} from '../../conversation/from-contact-lens.ts';
import { contactLensObject } from '../../recordings/contact-lens-keys.ts';
import { connectFileLocation } from './connect-files.ts';
import type { Pipeline } from '../pipeline.ts';
import { Problem } from '../../ports/problem.ts';
import type { StoredRecord } from '../record/stored-record.ts';

/** What the analysis that the record names came to: a conversation, or a sentence why there is none. */
export type ReadAnalysis = { conversation?: Conversation; note?: string; path?: string };

/** The analyses of a contact: of the talk with an agent, and of the one with an automated system. */
export type AnalysedPart = 'agent' | 'selfService';

/** Reads the analysis of Contact Lens of one part that a record names, where the plan wants one. */
export async function readAnalysis(
  part: AnalysedPart,
  record: StoredRecord,
  plan: WorkPlan,
  pipeline: Pipeline,
): Promise<ReadAnalysis> {
  const path = part === 'agent' ? record.analysisPath : record.selfServicePath;
  if (!plan.contactLens.wanted || path === undefined) return {};
  const redacted = contactLensObject(path)?.redacted === true;
  if (plan.redactedRecording.asked && !redacted) return {};
  try {
    const location = connectFileLocation(record.contactId, path, pipeline.settings);
    const file = await pipeline.observer.stage('read-analysis', async () =>
      readText(await pipeline.objects.read(location)),
    );
    const conversation = conversationFromContactLens(parseJson(file), {
      contactId: record.contactId,
      redacted,
      ...aboutRecording(part, record, plan),
    });
    return { conversation, path };
  } catch (error) {
    const what = part === 'agent' ? 'analysis' : 'self-service analysis';
    return { path, note: `The Contact Lens ${what} cannot be read: ${reasonOf(error)}` };
  }
}

/** The recording on the record is that of one part: of the other nothing can be told from it. */
function aboutRecording(
  part: AnalysedPart,
  { audioDuration }: StoredRecord,
  { recording, channelRoles }: WorkPlan,
) {
  if (recording.path !== null && recording.automated !== (part === 'selfService' || undefined))
    return { channelRoles: [] };
  return { channelRoles, ...(audioDuration === undefined ? {} : { durationSeconds: audioDuration }) };
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(file);
  } catch {
    throw new UnreadableAnalysisError('The file is not JSON.');
  }
}

/** What another try may heal is thrown on. */
function reasonOf(error: unknown): string {
  if (error instanceof UnreadableAnalysisError) return error.message;
  if (error instanceof Problem && error.kind === 'recording-not-there') return 'it is no longer in S3.';
  throw error;
}
