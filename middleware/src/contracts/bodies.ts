import { z } from 'zod';
import { AUTOMATIC_LANGUAGE, transcribeLanguage } from './transcribe-languages.ts';
import { ITEM_OUTCOMES, OUTCOMES } from './states.ts';
import { problemDetails } from './problems.ts';

/** Shapes of the HTTP API: bodies are checked against them, and the OpenAPI document is made from them. */

const itemResult = z
  .object({
    index: z.int().meta({ description: 'Position of the item in the request.' }),
    contactId: z.string().nullable(),
    outcome: z.enum(ITEM_OUTCOMES).meta({
      description: ITEM_OUTCOMES.map((outcome) => `${outcome}: ${OUTCOMES[outcome].meaning}.`).join(' '),
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
      contactId: text('the contact ID', 36),
      recordingPath: text('the location of the recording, as bucket/key', 1100),
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
        .string('must be an Amazon Transcribe language code, such as en-US, or auto')
        .transform((code, context) => {
          const known =
            code.trim().toLowerCase() === AUTOMATIC_LANGUAGE ? AUTOMATIC_LANGUAGE : transcribeLanguage(code);
          if (known === undefined)
            context.addIssue('must be an Amazon Transcribe language code, such as en-US, or auto');
          return known ?? '';
        })
        .optional()
        .meta({ type: 'string', description: 'The language to transcribe in instead.', example: 'es-US' }),
    },
    'must be an object with swapChannels or languageCode',
  )
  .meta({ id: 'ReprocessRequest', description: 'What to correct; it is kept on the record.' });
export const reprocessAnswer = itemResult.omit({ index: true }).meta({ id: 'ReprocessAnswer' });
