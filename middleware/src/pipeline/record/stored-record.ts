import type { Status } from '../../contracts/states.ts';
import { isAboutOwner } from '../../contacts/record-notes.ts';
import { workPlanSchema, type WorkPlan } from '../../contacts/work-plan.ts';
import type { FoundRecord } from '../../ports/record-store.ts';
import { Problem } from '../../ports/problem.ts';
import { legacyNotes } from './legacy-notes.ts';

/** What the steps need to know of a contact's record. */
export type StoredRecord = {
  recordId: string;
  contactId: string;
  ownerId: string | undefined;
  status: Status | undefined;
  /** What is in the way, as `Problem__c` has it. */
  problem: string | undefined;
  /** As `Channel__c` has it. */
  channel: string | undefined;
  statusReason: string | undefined;
  jobName: string | undefined;
  waveformStatus: string | undefined;
  recordingPath: string | undefined;
  /** When the work that is under way began: its transcription, or else the record itself. */
  begunAt: Date | undefined;
  /** Seconds. */
  audioDuration: number | undefined;
  /** Of the recording, where it was looked into. */
  channels: number | undefined;
  /** `bucket/key` of the analysis of Contact Lens that the record shows. */
  analysisPath: string | undefined;
  /** `bucket/key` of the analysis of the talk with an automated system. */
  selfServicePath: string | undefined;
  /** `bucket/key` */
  redactedRecordingPath: string | undefined;
  /** Whose transcript the record has. */
  dataSource: string | undefined;
  /** Days (UTC) on which the contact took place, `2026-11-20`: under them Amazon Connect stores what it writes. */
  days: readonly string[];
  /** Absent where the record holds none that can be read. */
  plan: WorkPlan | undefined;
};

/** Ids of users begin with this. What was noted of the queue no longer holds once a user owns the record. */
const USER_PREFIX = '005';

const DAY_FIELDS = ['ConnectedToAgentTimestamp__c', 'InitiationTimestamp__c', 'DisconnectTimestamp__c'];

export const STORED_FIELDS = [
  'ContactId__c',
  'OwnerId',
  'Status__c',
  'Problem__c',
  'StatusReason__c',
  'RelatedRecordsNote__c',
  'TranscriptionJobName__c',
  'WaveformStatus__c',
  'RecordingPath__c',
  'AudioDuration__c',
  'AudioChannelCount__c',
  'WorkPlan__c',
  'TranscribingSince__c',
  'CreatedDate',
  'ContactLensAnalysisPath__c',
  'ContactLensSelfServicePath__c',
  'Channel__c',
  'RedactedRecordingPath__c',
  'DataSource__c',
  ...DAY_FIELDS,
];

/** Reads a record that was found with `STORED_FIELDS`. */
export function readStored({ id, fields }: FoundRecord): StoredRecord {
  const text = (name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    recordId: id,
    contactId: text('ContactId__c') ?? '',
    ownerId: text('OwnerId'),
    status: text('Status__c') as Status | undefined,
    statusReason: text('StatusReason__c'),
    jobName: text('TranscriptionJobName__c'),
    waveformStatus: text('WaveformStatus__c'),
    recordingPath: text('RecordingPath__c'),
    begunAt: dateOf(text('TranscribingSince__c') ?? text('CreatedDate')),
    audioDuration: typeof fields.AudioDuration__c === 'number' ? fields.AudioDuration__c : undefined,
    channels: typeof fields.AudioChannelCount__c === 'number' ? fields.AudioChannelCount__c : undefined,
    analysisPath: text('ContactLensAnalysisPath__c'),
    selfServicePath: text('ContactLensSelfServicePath__c'),
    problem: text('Problem__c'),
    channel: text('Channel__c'),
    redactedRecordingPath: text('RedactedRecordingPath__c'),
    dataSource: text('DataSource__c'),
    days: daysOf(DAY_FIELDS.map(text)),
    plan: withNotes(readPlan(text('WorkPlan__c')), text),
  };
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined || Number.isNaN(Date.parse(text)) ? undefined : new Date(text);
}

/** The days of some moments, each once. */
export function daysOf(moments: readonly (string | null | undefined)[]): string[] {
  const times = moments.map((moment) => Date.parse(moment ?? '')).filter((time) => !Number.isNaN(time));
  return [...new Set(times.map((time) => new Date(time).toISOString().slice(0, 10)))];
}

function readPlan(json: string | undefined): WorkPlan | undefined {
  try {
    return workPlanSchema.safeParse(JSON.parse(json ?? 'null')).data;
  } catch {
    return undefined;
  }
}

function withNotes(plan: WorkPlan | undefined, text: (name: string) => string | undefined) {
  const notes =
    plan?.notes ?? legacyNotes(text('StatusReason__c') ?? '', text('RelatedRecordsNote__c') ?? '');
  const isOfUser = text('OwnerId')?.startsWith(USER_PREFIX) === true;
  return plan && { ...plan, notes: isOfUser ? notes.filter((note) => !isAboutOwner(note)) : notes };
}

/** Whether Contact Lens analyzed any part of the contact, as far as the record knows. */
export const hasNamedAnalysis = ({ analysisPath, selfServicePath }: StoredRecord) =>
  (analysisPath ?? selfServicePath) !== undefined;

/** The plan, where the step cannot do without. */
export function planOf(record: StoredRecord): WorkPlan {
  if (record.plan) return record.plan;
  throw new Problem(
    'contact-unknown',
    "The contact's record has no readable work plan. Send its contact record again.",
  );
}
