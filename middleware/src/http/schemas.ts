import { z } from 'zod';
import { contactRecordSchema } from '../contacts/contact-record.ts';
import { AUTOMATIC_LANGUAGE, transcribeLanguage } from '../contacts/transcribe-languages.ts';
import { ITEM_OUTCOMES } from '../pipeline/pipeline.ts';
import { problemDetails } from './problem-details.ts';

/** Shapes of the HTTP API: bodies are checked against them, and the OpenAPI document is made from them. */

const contactRecord = contactRecordSchema.meta({
  id: 'ContactRecord',
  description: 'A contact record of Amazon Connect. Members that are not named here are ignored.',
});
const kinesisEvent = z
  .object({ Records: z.array(z.object({ kinesis: z.object({ data: z.string() }) })) })
  .meta({
    id: 'KinesisEvent',
    description: 'What Kinesis hands over: each data is one contact record in base64.',
  });

export const contactRecordsBody = z.union([contactRecord, z.array(contactRecord), kinesisEvent]);

const event = z
  .object({
    source: z.string().meta({ example: 'aws.transcribe' }),
    'detail-type': z.string().meta({ example: 'Transcribe Job State Change' }),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event', description: 'An event of Amazon EventBridge.' });
export const eventsBody = z.union([event, z.array(event)]);

const itemResult = z
  .object({
    index: z.int().meta({ description: 'Place of the item in the request.' }),
    contactId: z.string().nullable(),
    outcome: z.enum(ITEM_OUTCOMES).meta({
      description:
        'created, updated, done: this stage is done. superseded: a newer contact record is stored. ignored: ' +
        'nothing to do, or the contact was deleted: then the problem says so. waiting: send it again later. failed: see the problem.',
    }),
    problem: problemDetails.optional(),
  })
  .meta({ id: 'ItemResult' });
export const batchAnswer = z.object({ results: z.array(itemResult) }).meta({ id: 'BatchAnswer' });

const text = (what: string, longest: number) =>
  z
    .string(`is required: ${what}`)
    .min(1, `is required: ${what}`)
    .max(longest, `must not be longer than ${longest} characters`);

export const playbackBody = z
  .object(
    {
      contactId: text('the id of the contact', 36),
      recordingPath: text('where the recording lies, as bucket/key', 1100),
      download: z
        .boolean('must be true or false')
        .optional()
        .meta({ description: 'A URL that saves the file instead of playing it.' }),
    },
    'must be an object',
  )
  .meta({ id: 'PlaybackRequest' });

export const playbackAnswer = z
  .object({
    url: z
      .string()
      .meta({ description: 'Works without credentials until it expires: treat it as a secret.' }),
    expiresAt: z.string().meta({ format: 'date-time' }),
    contentType: z.string(),
    bytes: z.int(),
  })
  .meta({ id: 'Playback' });

export const contactIdParameter = z.object({ contactId: z.string().regex(/^[0-9A-Za-z-]{1,36}$/) });
export const reprocessBody = z
  .strictObject(
    {
      swapChannels: z.boolean('must be true or false').optional().meta({
        description:
          "true: customer and agent are on each other's channels. false: they are where the deployment says.",
      }),
      languageCode: z
        .string('must be a language code of Amazon Transcribe, such as en-US, or auto')
        .transform((code, context) => {
          const known =
            code.trim().toLowerCase() === AUTOMATIC_LANGUAGE ? AUTOMATIC_LANGUAGE : transcribeLanguage(code);
          if (known === undefined)
            context.addIssue('must be a language code of Amazon Transcribe, such as en-US, or auto');
          return known ?? '';
        })
        .optional()
        .meta({ type: 'string', description: 'The language to transcribe in instead.', example: 'es-US' }),
    },
    'must be an object with swapChannels or languageCode',
  )
  .meta({ id: 'ReprocessRequest', description: 'What to correct; it is kept on the record.' });
export const reprocessAnswer = itemResult.omit({ index: true }).meta({ id: 'ReprocessAnswer' });
