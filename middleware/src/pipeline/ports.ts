import type { Readable } from 'node:stream';

/** Object storage (Amazon S3). A key is verbatim, as the contact record gives it. */
export interface ObjectStore {
  /** `undefined` where there is no such object. `archived`: it exists but cannot be read without a restore. */
  head(location: ObjectLocation): Promise<ObjectHead | undefined>;
  read(location: ObjectLocation): Promise<Readable>;
  /** Signs offline; `expiresAt` is an ISO time. */
  presign(location: ObjectLocation, options: PresignOptions): Promise<{ url: string; expiresAt: string }>;
}
export type ObjectLocation = { bucket: string; key: string };
export type ObjectHead = { bytes: number; contentType: string; archived: boolean };
export type PresignOptions = { seconds: number; contentType: string; downloadName?: string };

/** Speech to text (Amazon Transcribe). */
export interface SpeechService {
  /** Starting a job whose name exists is `already-started`, never an error. */
  start(job: TranscriptionJob): Promise<'started' | 'already-started'>;
  job(name: string): Promise<TranscriptionJobState | undefined>;
}
export type TranscriptionJob = {
  name: string;
  recording: ObjectLocation;
  output: ObjectLocation;
  /** Absent: the service identifies the language. */
  languageCode?: string;
  channelIdentification: boolean;
};
export type TranscriptionJobState = {
  status: 'QUEUED' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  failureReason?: string;
};

/** Text analysis (Amazon Comprehend), in the service's own terms: one call each, limits are the caller's care. */
export interface TextService {
  sentiment(text: string, languageCode: string): Promise<SentimentResult>;
  /** At most 25 texts; results stand where their texts stood, `undefined` where one failed. */
  batchSentiment(texts: string[], languageCode: string): Promise<(SentimentResult | undefined)[]>;
  keyPhrases(text: string, languageCode: string): Promise<TextSpan[]>;
  dominantLanguages(text: string): Promise<{ code: string; score: number }[]>;
}
export type SentimentResult = {
  label: 'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED';
  scores: { positive: number; negative: number; neutral: number; mixed: number };
};
/** Offsets are Unicode code points, end exclusive. */
export type TextSpan = { text: string; score: number; begin: number; end: number };

export type FieldValue = string | number | boolean | null;
export type RecordFields = Readonly<Record<string, FieldValue>>;

/** Salesforce. Every write may be repeated. */
export interface RecordStore {
  /**
   * Upserts by `ContactId__c`, up to 200 a call inside. Outcomes stand in the order of the records.
   * A record that Salesforce refuses because it holds a newer contact record is `superseded`.
   */
  upsert(records: RecordWrite[]): Promise<WriteOutcome[]>;
  /** Fields of one record by contact id; `undefined` where there is none. */
  find(contactId: string, fields: readonly string[]): Promise<FoundRecord | undefined>;
  findByJob(jobName: string, fields: readonly string[]): Promise<FoundRecord | undefined>;
  /** Writes a file on the record: a new version where the content changed, nothing where it did not. */
  putFile(
    recordId: string,
    contactId: string,
    name: string,
    content: string,
  ): Promise<'created' | 'new-version' | 'unchanged'>;
  /** Ids of active users by the agents' Amazon Connect user names; unknown names are absent. */
  usersByAgent(agentUsernames: string[]): Promise<Map<string, string>>;
  /** Proves that the session works; throws where it does not. */
  ping(): Promise<void>;
}
export type RecordWrite = { contactId: string; fields: RecordFields };
export type WriteOutcome =
  | { outcome: 'created' | 'updated'; recordId: string }
  | { outcome: 'superseded' }
  | { outcome: 'refused'; code: string; message: string; fields: string[] };
export type FoundRecord = { id: string; fields: Record<string, FieldValue> };
