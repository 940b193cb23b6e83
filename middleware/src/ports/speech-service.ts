import type { JobSettings } from '../contacts/transcription-settings.ts';
import type { ObjectLocation } from './object-store.ts';

/** Speech to text (Amazon Transcribe). */
export interface SpeechService {
  /** Starting a job whose name exists is `already-started`, never an error. */
  start(job: TranscriptionJob): Promise<'started' | 'already-started'>;
  /** `undefined` where there is no job of that name. */
  job(name: string): Promise<TranscriptionJobState | undefined>;
}
export type TranscriptionJob = {
  name: string;
  recording: ObjectLocation;
  output: ObjectLocation;
  /** Absent: the service identifies the language. */
  languageCode?: string;
  /** `false`: one channel, so the service tells speakers apart by voice. */
  channelIdentification: boolean;
  settings: JobSettings;
  /** KMS key that encrypts the output; absent: as the bucket does. */
  outputKmsKey?: string | undefined;
  /** Role with which the service reads and writes; where it is given, too many jobs are queued and not refused. */
  queueRole?: string | undefined;
};
export type TranscriptionJobState = {
  status: 'QUEUED' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  failureReason?: string;
  /** Where the output of a completed job lies; the redacted one where redaction was asked for. */
  transcript?: ObjectLocation;
};
