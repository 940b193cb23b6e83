import { callAnalysis, chatAnalysis, chatTranscript } from '../../conversation/contact-lens-files.ts';
import { emailAnalysis, selfServiceAnalysis } from '../../conversation/contact-lens-varieties.ts';
import { CONTACT_ID, contactRecord, objectEvent, recordingPath, wavFile } from './contact.ts';
import { inMemoryPipeline } from './pipeline.ts';
import { sendContactRecords, sendEvents } from './send.ts';

export const BUCKET = 'northwind-connect-recordings';
const DAY = '2026/11/20';
const named = (folder: string, kind: string, time: string, extension = 'json') =>
  `${BUCKET}/Analysis/${folder}/${DAY}/${CONTACT_ID}_${kind}_2026-11-20T${time}Z.${extension}`;

/** Where Contact Lens writes, as `bucket/key`. */
export const ANALYSIS = named('Voice', 'analysis', '14:05:00');
export const LATER_ANALYSIS = named('Voice', 'analysis', '14:20:00');
export const REDACTED_ANALYSIS = named('Voice/Redacted', 'analysis_redacted', '14:05:00');
export const REDACTED_RECORDING = named('Voice/Redacted', 'call_recording_redacted', '14:05:00', 'wav');
export const SELF_SERVICE = named('Voice/ivr', 'analysis', '14:03:00');
export const REDACTED_SELF_SERVICE = named('Voice/ivr/Redacted', 'analysis_redacted', '14:03:00');
export const REDACTED_SELF_SERVICE_RECORDING = named(
  'Voice/ivr/Redacted',
  'call_recording_redacted',
  '14:03:00',
  'wav',
);
export const EMAIL_ANALYSIS = `${BUCKET}/Analysis/Email/${DAY}/${CONTACT_ID}_analysis_20261120T14:05_UTC.json`;
export const CHAT_ANALYSIS = named('Chat', 'analysis', '15:00:00');
export const CHAT_TRANSCRIPT = `${BUCKET}/connect/northwind/ChatTranscripts/${DAY}/${CONTACT_ID}_20261120T15:00_UTC.json`;

export const FILES: Readonly<Record<string, string | Buffer>> = {
  [ANALYSIS]: JSON.stringify(callAnalysis()),
  [LATER_ANALYSIS]: JSON.stringify({ ...callAnalysis(), Categories: { MatchedCategories: ['Later'] } }),
  [REDACTED_ANALYSIS]: JSON.stringify(callAnalysis({ redacted: true })),
  [REDACTED_RECORDING]: wavFile(),
  [SELF_SERVICE]: JSON.stringify(selfServiceAnalysis()),
  [REDACTED_SELF_SERVICE]: JSON.stringify(selfServiceAnalysis({ redacted: true })),
  [REDACTED_SELF_SERVICE_RECORDING]: wavFile(),
  [EMAIL_ANALYSIS]: JSON.stringify(emailAnalysis()),
  [CHAT_ANALYSIS]: JSON.stringify(chatAnalysis()),
  [CHAT_TRANSCRIPT]: JSON.stringify(chatTranscript()),
};

export const LENS = { contactLensImportEnabled: 'true' };
export const TRANSCRIBE = {
  postcallTranscribeEnabled: 'true',
  postcallTranscribeLanguage: 'en-US',
  postcallTranscribeComprehendAnalysis: 'snt,kw,dl',
};
export const RECORDING = { postcallRecordingImportEnabled: 'true' };
export const REDACTED = { postcallRedactedRecordingImportEnabled: 'true' };

export const call = (attributes: Record<string, string>) => contactRecord({ Attributes: attributes });
/** A customer who talked to an automated system alone, whose recording it is. */
export const selfServiceCall = (attributes: Record<string, string>) =>
  contactRecord({
    Agent: null,
    Recording: null,
    Recordings: [
      { StorageType: 'S3', MediaStreamType: 'AUDIO', ParticipantType: 'IVR', Location: recordingPath() },
    ],
    Attributes: attributes,
  });
/** An e-mail or a task: there is nothing to play. */
export const written = (Channel: 'EMAIL' | 'TASK', attributes: Record<string, string>) =>
  contactRecord({ Channel, Recording: null, Attributes: attributes });
export const chat = (attributes: Record<string, string>) =>
  contactRecord({
    Channel: 'CHAT',
    Recording: null,
    Recordings: [
      { StorageType: 'S3', MediaStreamType: 'CHAT', Location: CHAT_TRANSCRIPT, Status: 'AVAILABLE' },
    ],
    Attributes: attributes,
  });

/** A pipeline, and what happens around it in short. */
export function contactLensScene() {
  const parts = inMemoryPipeline();
  return {
    ...parts,
    /** Puts a file into S3 without its event. */
    write(path: string, content = FILES[path] ?? '') {
      parts.objects.put(path, content);
    },
    /** Puts a file into S3 and delivers its event, once. */
    async arrive(path: string, content?: string) {
      this.write(path, content);
      const [result] = await sendEvents(objectEvent(path), parts.pipeline);
      return result;
    },
    async record(body: unknown) {
      const [result] = await sendContactRecords(body, parts.pipeline);
      return result;
    },
    fields: () => parts.records.fieldsOf(CONTACT_ID),
    conversation: () =>
      JSON.parse(parts.records.fileOf(CONTACT_ID, 'Conversation.json') ?? 'null') as Record<string, unknown>,
  };
}
