import { randomUUID } from 'node:crypto';
import { RECORDINGS_BUCKET } from '#run';
import { loadSamples, type Sample } from '#samples';

/** A contact that no other scenario knows, with the contact record that Amazon Connect would send. */
export type Call = {
  contactId: string;
  /** Of the recording in the recordings bucket. */
  key: string;
  /** `bucket/key` */
  location: string;
  contactRecord: Record<string, unknown>;
};

export type CallChanges = {
  /** Contact attributes beside those of the sample, or in their places; `undefined` takes one away. */
  attributes?: Readonly<Record<string, string | undefined>>;
  /** Members of the contact record in the places of the sample's. */
  members?: Readonly<Record<string, unknown>>;
  /** When the recording was made, to the minute; 20 November 2026 without. */
  recordedAt?: Date;
};

const SAMPLE_DAY = new Date('2026-11-20T16:00:00Z');

const samples = new Map(loadSamples().map((sample) => [sample.name, sample]));

/** The short call of thanks: what most scenarios play with. */
export const SHORT_CALL = 'praise-short';
export const SPANISH_CALL = 'consulta-en-espanol';

export function sampleCalled(name: string): Sample {
  const sample = samples.get(name);
  if (!sample) throw new Error(`There is no sample ${name}.`);
  return sample;
}

/** Where a scenario says nothing else: few, so that it says what it is about. */
const USUAL_ANALYSES = { postcallTranscribeComprehendAnalysis: 'snt,kw,dl' };

/** A new contact made after a sample, with an id of its own. */
export function makeCall(
  { attributes, members, recordedAt = SAMPLE_DAY }: CallChanges = {},
  sample = SHORT_CALL,
): Call {
  const contactId = randomUUID();
  const template = sampleCalled(sample).contactRecord;
  const [day = '', minute = ''] = recordedAt.toISOString().slice(0, 16).split('T');
  const fileName = `${contactId}_${day.replaceAll('-', '')}T${minute}_UTC.wav`;
  const key = `connect/northwind/CallRecordings/${day.replaceAll('-', '/')}/${fileName}`;
  const location = `${RECORDINGS_BUCKET}/${key}`;
  return {
    contactId,
    key,
    location,
    contactRecord: {
      ...structuredClone(template),
      ContactId: contactId,
      Recording: { Location: location, Status: 'AVAILABLE', Type: 'AUDIO', DeletionReason: null },
      Recordings: null,
      ...members,
      Attributes: { ...(template.Attributes as object), ...USUAL_ANALYSES, ...attributes },
    },
  };
}

/** The call's contact record as Amazon Connect sends it again, so many seconds later, with other members. */
export function laterRecord(
  { contactRecord }: Call,
  seconds: number,
  members: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const time = Date.parse(String(contactRecord.LastUpdateTimestamp)) + seconds * 1000;
  const LastUpdateTimestamp = new Date(time).toISOString().replace('.000Z', 'Z');
  return { ...contactRecord, LastUpdateTimestamp, ...members };
}

/** Contact records as Kinesis hands them over. */
export function kinesisEvent(contactRecords: readonly unknown[]) {
  return {
    Records: contactRecords.map((record, index) => ({
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: String(index),
        sequenceNumber: `4959033827149025660855969253836157109592157598913658${String(index)}`,
        data: Buffer.from(JSON.stringify(record)).toString('base64'),
      },
      eventSource: 'aws:kinesis',
      eventName: 'aws:kinesis:record',
    })),
  };
}
