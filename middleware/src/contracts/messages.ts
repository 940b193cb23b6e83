import { z } from 'zod';
import { contactRecordSchema } from './contact-record.ts';

/**
 * What queues, streams and buckets of AWS deliver. The same schemas read the messages and describe them in the
 * OpenAPI document.
 */

const bucketAndKey = {
  bucket: z.object({ name: z.string('is required: the name of the bucket') }, 'is required: the bucket'),
  object: z.object({ key: z.string('is required: the key of the object') }, 'is required: the object'),
};

/** What every event of Amazon EventBridge has. */
export const eventBridgeEvent = z.object(
  {
    source: z.string('is required: the service that sent the event').meta({ example: 'aws.transcribe' }),
    'detail-type': z
      .string('is required: the kind of event')
      .meta({ example: 'Transcribe Job State Change' }),
    detail: z.unknown(),
    time: z.string().optional().catch(undefined),
  },
  'must be an EventBridge event, an object',
);

export const transcribeJobStateChange = z.object(
  {
    TranscriptionJobName: z.string('is required: the name of the job'),
    TranscriptionJobStatus: z.enum(
      ['QUEUED', 'IN_PROGRESS', 'COMPLETED', 'FAILED'],
      'must be QUEUED, IN_PROGRESS, COMPLETED or FAILED',
    ),
    FailureReason: z.string('must be a string').nullish(),
  },
  'is required: what the event says',
);

export const objectCreated = z.object(bucketAndKey, 'is required: what the event says');

/** S3's own notification. */
export const s3Notification = z
  .object({
    eventSource: z.literal('aws:s3'),
    eventName: z.string().meta({ example: 'ObjectCreated:Put' }),
    eventTime: z.string().optional().catch(undefined),
    s3: z.object(bucketAndKey, 'is required: what the notification says').meta({
      description: 'The key is URL-encoded, with + for a space.',
    }),
  })
  .meta({ id: 'S3Notification', description: 'An Amazon S3 notification.' });

/** S3 sends one when notifications are switched on. */
export const s3TestEvent = z.object({ Event: z.literal('s3:TestEvent') }).meta({
  id: 'S3TestEvent',
  description: 'Amazon S3 sends it when notifications are enabled. It is ignored.',
});

/** What the middleware waits for, as EventBridge sends it. */
const awaitedEvent = z
  .discriminatedUnion('source', [
    eventBridgeEvent.extend({
      source: z.literal('aws.transcribe'),
      'detail-type': z.literal('Transcribe Job State Change'),
      detail: transcribeJobStateChange,
    }),
    eventBridgeEvent.extend({
      source: z.literal('aws.s3'),
      'detail-type': z.literal('Object Created'),
      detail: objectCreated.meta({ description: 'The key is verbatim.' }),
    }),
  ])
  .meta({ id: 'Event', description: 'An Amazon EventBridge event.' });

const carried = z.string().meta({
  contentMediaType: 'application/json',
  description: 'A contact record, an event, or another message that contains them, as JSON.',
});

/** A message of SQS, as Lambda hands it over. */
export const sqsMessage = z
  .object({ eventSource: z.literal('aws:sqs'), body: carried })
  .meta({ id: 'SqsMessage', description: 'An Amazon SQS message, as passed to Lambda.' });

/** A message of SNS, as Lambda hands it over. */
export const snsRecord = z
  .object({ Sns: z.object({ Message: carried }) })
  .meta({ id: 'SnsRecord', description: 'An Amazon SNS message, as passed to Lambda.' });

/** A message of SNS, as a queue or an HTTP subscriber gets it. */
export const snsNotification = z
  .object({ Type: z.literal('Notification'), Message: carried })
  .meta({ id: 'SnsNotification', description: 'An Amazon SNS message, as delivered to subscribers.' });

const base64 = z
  .string()
  .meta({ contentEncoding: 'base64', description: 'Messages as JSON in UTF-8, in base64.' });

/** One record of a Kinesis stream, as Lambda hands it over. */
export const kinesisRecord = z.object({ kinesis: z.object({ data: base64 }) }).meta({
  id: 'KinesisRecord',
  description: 'An Amazon Kinesis record, as passed to Lambda.',
});

/** One record of Amazon Data Firehose: to a function with an id, to an HTTP endpoint with nothing but its data. */
export const firehoseRecord = z
  .union([z.object({ recordId: z.string(), data: base64 }), z.strictObject({ data: base64 })])
  .meta({ id: 'FirehoseRecord', description: 'An Amazon Data Firehose record.' });

const contactRecord = contactRecordSchema.meta({
  id: 'ContactRecord',
  description: 'An Amazon Connect contact record. Members not listed here are ignored.',
});

const message = z
  .union([
    contactRecord,
    awaitedEvent,
    s3Notification,
    s3TestEvent,
    sqsMessage,
    snsRecord,
    snsNotification,
    kinesisRecord,
    firehoseRecord,
  ])
  .meta({ id: 'Message', description: 'A contact record, an event, or a message that contains them.' });

const batch = z
  .union([z.object({ Records: z.array(message) }), z.object({ records: z.array(message) })])
  .meta({
    id: 'MessageBatch',
    description: 'Several messages, as passed by Lambda and Amazon Data Firehose.',
  });

/** What both batch operations read, in whatever wrapping. */
export const messagesBody = z.union([message, batch, z.array(z.union([message, batch]))]);
