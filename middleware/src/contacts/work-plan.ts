import { z } from 'zod';
import { participantRole, type ParticipantRole } from '../contracts/conversation-file.ts';
import { analysisCode, REDACTION } from '../insights/registry.ts';
import {
  chatTranscriptOf,
  chooseRecording,
  hasAutomatedPart,
  isOnlyStreamed,
  type ChosenRecording,
} from './choose-recording.ts';
import type { ContactRecord } from '../contracts/contact-record.ts';
import { recordNote } from './record-notes.ts';
import { ATTRIBUTES, readSwitches, type ContactSwitches, type DeploymentSwitches } from './switches.ts';
import { AUTOMATIC_LANGUAGE, transcribeLanguage } from '../contracts/transcribe-languages.ts';
import { jobSettings } from './transcription-settings.ts';

export { AUTOMATIC_LANGUAGE } from '../contracts/transcribe-languages.ts';

export const WORK_PLAN_VERSION = 1;

const part = {
  /** The contact's attributes ask for it. */
  asked: z.boolean(),
  /** It will be done: asked for, on in the deployment, and possible. */
  wanted: z.boolean(),
  /** Why it will be done or not, in a sentence for the reader of the record. */
  why: z.string(),
};

/**
 * What was asked of a contact and what will be done, stored as JSON on its record (`WorkPlan__c`), so
 * that later events and reprocessing need no memory.
 */
export const workPlanSchema = z.object({
  version: z.literal(WORK_PLAN_VERSION),
  recording: z.object({
    ...part,
    /** `bucket/key` of the call's recording, also where it is not imported; null where there is none. */
    path: z.string().nullable(),
    status: z.enum(['AVAILABLE', 'DELETED', 'UNAVAILABLE']).nullable(),
    /** Of the customer's talk with an automated system: there is none of a talk with an agent. */
    automated: z.literal(true).optional(),
    /** The file's name is not the contact's id. */
    namedOtherwise: z.literal(true).optional(),
  }),
  redactedRecording: z.object(part),
  /** Of a chat: what Amazon Connect keeps of it; absent for calls and in older plans. */
  chatTranscript: z.object({ ...part, path: z.string().nullable() }).optional(),
  transcription: z.object({
    ...part,
    /** Code of Amazon Transcribe, or `auto`: the service identifies the language. */
    languageCode: z.string(),
    languageError: z.string().optional(),
    /** The language was identified by a first job; this is the second, which takes personal data out. */
    identified: z.literal(true).optional(),
    /** Vocabulary and the like, as the deployment had them when the work was planned. */
    settings: jobSettings.optional(),
  }),
  /** Without a transcription and a chat, at most that which takes personal data out. */
  analyses: z.array(analysisCode),
  unknownAnalyses: z.array(z.string()),
  contactLens: z.object({
    ...part,
    /** The contact record names a part with an automated system, whose analysis is looked for, too. */
    selfService: z.literal(true).optional(),
  }),
  /** Members of the contact record that could not be read. */
  leftOut: z.array(z.string()).optional(),
  /** Who speaks on which channel of the recording. */
  channelRoles: z.array(participantRole),
  /** Absent in plans that earlier versions wrote. One that a later version wrote must not cost the plan. */
  notes: z.array(recordNote).optional().catch(undefined),
  /** What a person set right afterwards; it outlives contact records that come again. */
  corrections: z
    .object({ swapChannels: z.boolean().optional(), languageCode: z.string().optional() })
    .optional(),
});
export type WorkPlan = z.infer<typeof workPlanSchema>;
type Part = { asked: boolean; wanted: boolean; why: string };

const EXCLUDE_EACH_OTHER = `${ATTRIBUTES.recordingImport} and ${ATTRIBUTES.redactedRecordingImport} exclude each other`;
const MOST_UNKNOWN_ANALYSES = 10;
const LONGEST_ANALYSIS_CODE = 20;

/** Decides what will be done for a contact, and says why the rest will not. */
export function planWork(
  record: ContactRecord,
  deployment: DeploymentSwitches,
  channelRoles: readonly ParticipantRole[] = ['CUSTOMER', 'AGENT'],
): WorkPlan {
  const switches = readSwitches(record.Attributes);
  const recording = isVoice(record) ? chooseRecording(record) : undefined;
  const obstacle = obstacleOf(record, recording);
  const transcription = planTranscription(record, switches, deployment, obstacle);
  const contactLens = planContactLens(record, switches, deployment);
  const chatTranscript = isChat(record) ? planChatTranscript(record, switches, deployment) : undefined;
  const isChatImported = chatTranscript !== undefined && (chatTranscript.wanted || contactLens.wanted);
  return {
    version: WORK_PLAN_VERSION,
    recording: {
      ...planRecording(switches, deployment, obstacle),
      path: recording?.path ?? null,
      status: recording?.status ?? null,
      ...(recording?.automated ? { automated: true } : {}),
    },
    redactedRecording: planRedactedRecording(record, switches, deployment),
    ...(chatTranscript ? { chatTranscript } : {}),
    transcription,
    // Kept where only the language stands in the way: that can be corrected.
    ...planAnalyses(
      switches,
      isChatImported || transcription.wanted || transcription.why === transcription.languageError,
      contactLens.wanted,
    ),
    contactLens,
    channelRoles: channelRoles.map((role) => (role === 'AGENT' && recording?.automated ? 'SYSTEM' : role)),
  };
}

/** Calls have recordings; chats, tasks and e-mails never will. What does not say is an older record of a call. */
export function isVoice({ Channel }: ContactRecord): boolean {
  return !Channel || Channel.toUpperCase() === 'VOICE';
}

const isChat = ({ Channel }: ContactRecord) => Channel?.toUpperCase() === 'CHAT';

const isAnalysed = (record: ContactRecord) =>
  isVoice(record) || isChat(record) || record.Channel?.toUpperCase() === 'EMAIL';

function notACall({ Channel }: ContactRecord): string {
  const what = { EMAIL: 'an email', TASK: 'a task' }[Channel?.toUpperCase() ?? ''];
  return what ? `the contact is ${what}, which has no recording` : 'the contact is not a call';
}

/** Why nothing can be done with the recording, whatever was asked. */
function obstacleOf(record: ContactRecord, recording: ChosenRecording | undefined): string | undefined {
  if (!isVoice(record)) return notACall(record);
  if (!recording && isOnlyStreamed(record)) {
    return 'its recordings are in Kinesis Video Streams only, not in S3';
  }
  if (!recording) return 'the contact record names no recording in S3';
  if (recording.status === 'DELETED') return 'the recording was deleted in Amazon Connect';
  if (recording.status === 'UNAVAILABLE') return 'Amazon Connect reports the recording as unavailable';
  return undefined;
}

function planRecording(
  switches: ContactSwitches,
  deployment: DeploymentSwitches,
  obstacle: string | undefined,
): Part {
  return decide(switches.recordingImport, [
    [!switches.recordingImport, notAsked(ATTRIBUTES.recordingImport)],
    [!deployment.recordingImport, offForAll('POSTCALL_RECORDING_IMPORT_ENABLED')],
    [switches.redactedRecordingImport, EXCLUDE_EACH_OTHER],
    [obstacle !== undefined, obstacle ?? ''],
  ]);
}

function planRedactedRecording(
  record: ContactRecord,
  switches: ContactSwitches,
  deployment: DeploymentSwitches,
): Part {
  return decide(switches.redactedRecordingImport, [
    [!switches.redactedRecordingImport, notAsked(ATTRIBUTES.redactedRecordingImport)],
    [!deployment.recordingImport, offForAll('POSTCALL_RECORDING_IMPORT_ENABLED')],
    [switches.recordingImport, EXCLUDE_EACH_OTHER],
    [!isVoice(record), notACall(record)],
  ]);
}

function planContactLens(
  record: ContactRecord,
  switches: ContactSwitches,
  deployment: DeploymentSwitches,
): WorkPlan['contactLens'] {
  const decision = decide(switches.contactLensImport, [
    [!switches.contactLensImport, notAsked(ATTRIBUTES.contactLensImport)],
    [!deployment.contactLensImport, offForAll('CONTACT_LENS_IMPORT_ENABLED')],
    [analyticsOf(record)?.Enabled === false, 'Contact Lens was not enabled for this contact'],
    [!isAnalysed(record), 'Contact Lens analyzes calls, chats and emails only'],
  ]);
  return { ...decision, ...(hasAutomatedPart(record) ? { selfService: true } : {}) };
}

/** The transcript is to a chat what the recording is to a call, so the recording's switches ask for it. */
function planChatTranscript(
  record: ContactRecord,
  switches: ContactSwitches,
  deployment: DeploymentSwitches,
): NonNullable<WorkPlan['chatTranscript']> {
  const path = chatTranscriptOf(record);
  const decision = decide(switches.recordingImport, [
    [!switches.recordingImport, notAsked(ATTRIBUTES.recordingImport)],
    [!deployment.recordingImport, offForAll('POSTCALL_RECORDING_IMPORT_ENABLED')],
    [switches.redactedRecordingImport, EXCLUDE_EACH_OTHER],
    [path === undefined, 'the contact record names no transcript in S3'],
  ]);
  return { ...decision, path: path ?? null };
}

function planTranscription(
  record: ContactRecord,
  switches: ContactSwitches,
  deployment: DeploymentSwitches,
  obstacle: string | undefined,
): WorkPlan['transcription'] {
  const asked = switches.transcribeLanguage ?? localeOf(record) ?? AUTOMATIC_LANGUAGE;
  const languageCode =
    asked.toLowerCase() === AUTOMATIC_LANGUAGE ? AUTOMATIC_LANGUAGE : transcribeLanguage(asked);
  const languageError =
    languageCode === undefined
      ? `${ATTRIBUTES.transcribeLanguage} is not an Amazon Transcribe language code (such as en-US)`
      : undefined;
  const decision = decide(switches.transcribe, [
    [!switches.transcribe, notAsked(ATTRIBUTES.transcribe)],
    [!deployment.transcribe, offForAll('POSTCALL_TRANSCRIBE_ENABLED')],
    [obstacle !== undefined, obstacle ?? ''],
    [languageError !== undefined, languageError ?? ''],
  ]);
  return {
    ...decision,
    languageCode: languageCode ?? AUTOMATIC_LANGUAGE,
    ...(languageError === undefined ? {} : { languageError }),
  };
}

const analyticsOf = ({ ContactLens }: ContactRecord) => ContactLens?.ConversationalAnalytics?.Configuration;

/** The language that the contact's flow chose for Contact Lens, where Amazon Transcribe knows it, too. */
function localeOf(record: ContactRecord): string | undefined {
  return transcribeLanguage(analyticsOf(record)?.LanguageLocale ?? '');
}

/** Personal data is taken out of whatever is stored; the other analyses are part of the transcription. */
function planAnalyses(switches: ContactSwitches, transcribed: boolean, isLensImported: boolean) {
  const codes: readonly string[] = analysisCode.options;
  const unknown = new Set(switches.analyses.filter((code) => !codes.includes(code)));
  const known = analysisCode.options.filter((code) => switches.analyses.includes(code));
  return {
    analyses: known.filter((code) => transcribed || (isLensImported && code === REDACTION.code)),
    unknownAnalyses: [...unknown]
      .slice(0, MOST_UNKNOWN_ANALYSES)
      .map((code) => code.slice(0, LONGEST_ANALYSIS_CODE)),
  };
}

/** The first reason that holds is why not; where none does, the part is wanted. */
function decide(asked: boolean, reasonsAgainst: [boolean, string][]): Part {
  const reason = reasonsAgainst.find(([holds]) => holds)?.[1];
  return { asked, wanted: reason === undefined, why: reason ?? 'requested by the contact' };
}

const notAsked = (attribute: string) => `the contact attribute ${attribute} is not true`;
const offForAll = (variable: string) => `switched off for the whole deployment (${variable})`;
