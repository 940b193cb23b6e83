import { z } from 'zod';

/**
 * A contact record (CTR) as Amazon Connect puts it on Kinesis, as far as the product uses it.
 * Members may be null or absent, and members that are not named here are dropped: Amazon Connect adds
 * new ones at any time.
 */
const text = z.string('must be a string or null').nullish();
const flag = z.boolean('must be true, false or null').nullish();
const count = z
  .number('must be a number or null')
  .nonnegative('must not be negative')
  .max(99_999_999, 'must have at most eight digits')
  .nullish();
/** An empty text says as much as null, and must not cost the whole contact. */
const unlessEmpty = <Type extends z.ZodType>(type: Type) =>
  z.preprocess((value) => (value === '' ? null : value), type.nullish()).optional();
const EARLIEST = Date.parse('1700-01-01T00:00:00Z');
const LATEST = Date.parse('4000-12-31T00:00:00Z');
/** ISO 8601 writes an offset with a colon or without one; the check knows the first form only. */
const withColon = (value: unknown) =>
  typeof value === 'string' ? value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2') : value;
const timestamp = unlessEmpty(
  z.preprocess(
    withColon,
    z.iso
      .datetime({ offset: true, error: 'must be an ISO 8601 time such as 2026-11-20T14:03:00Z, or null' })
      .refine(
        (time) => Date.parse(time) >= EARLIEST && Date.parse(time) <= LATEST,
        'must be between the years 1700 and 4000, which is what Salesforce can hold',
      ),
  ),
);

const CONTACT_ID = /^[0-9a-z][0-9a-z-]{0,35}$/i;
/** Bucket name (63 characters) and key (1,024), and what the record's field holds. */
const LONGEST_LOCATION = 1100;

export const contactId = z
  .string('is required: the contact ID')
  .regex(CONTACT_ID, 'must be a contact ID: up to 36 letters, digits and hyphens');
const relatedContactId = unlessEmpty(contactId);

const endpoint = object({ Address: text, Type: text }).nullish();

const recording = object({
  Location: z
    .string('must be a string or null')
    .max(LONGEST_LOCATION, `must not be longer than ${LONGEST_LOCATION} characters`)
    .nullish(),
  Status: text,
  DeletionReason: text,
  Type: text,
  StorageType: text,
  MediaStreamType: text,
  ParticipantType: text,
  StartTimestamp: text,
  StopTimestamp: text,
  FragmentStartNumber: text,
  FragmentStopNumber: text,
});
export type ContactRecording = z.infer<typeof recording>;

const attributeValue = z.union([z.string(), z.number(), z.boolean(), z.null()], 'must be a string or null');
export const contactAttributes = z.record(z.string(), attributeValue, 'must be an object or null');
export type ContactAttributes = z.infer<typeof contactAttributes>;

export const contactRecordSchema = object({
  ContactId: contactId,
  InitialContactId: relatedContactId,
  PreviousContactId: relatedContactId,
  NextContactId: relatedContactId,
  /** Where one contact led on to several, or the next one was created later. */
  NextContacts: z.array(object({ ContactId: relatedContactId }), 'must be an array or null').nullish(),
  InstanceARN: text,
  Channel: text,
  InitiationMethod: text,
  InitiationTimestamp: timestamp,
  ConnectedToSystemTimestamp: timestamp,
  DisconnectTimestamp: timestamp,
  LastUpdateTimestamp: timestamp,
  DisconnectReason: text,
  /** What Contact Lens was set to do; it does nothing for a contact whose flow did not ask for it. */
  ContactLens: object({
    ConversationalAnalytics: object({
      Configuration: object({ Enabled: flag, LanguageLocale: text }).nullish(),
    }).nullish(),
  }).nullish(),
  CustomerEndpoint: endpoint,
  SystemEndpoint: endpoint,
  Attributes: contactAttributes.nullish(),
  Agent: object({
    Username: text,
    ConnectedToAgentTimestamp: timestamp,
    AgentInteractionDuration: count,
    AfterContactWorkDuration: count,
    AfterContactWorkEndTimestamp: timestamp,
    NumberOfHolds: count,
    CustomerHoldDuration: count,
    LongestHoldDuration: count,
  }).nullish(),
  Queue: object({ Name: text, Duration: count, EnqueueTimestamp: timestamp }).nullish(),
  Recording: recording.nullish(),
  Recordings: z.array(recording, 'must be an array or null').nullish(),
});
export type ContactRecord = z.infer<typeof contactRecordSchema>;

function object<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.object(shape, 'must be an object or null');
}
