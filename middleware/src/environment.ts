import { PiiEntityType } from '@aws-sdk/client-comprehend';
import { z } from 'zod';
import type { Lookup } from './contacts/named-records.ts';
import { transcribeLanguage } from './contacts/transcribe-languages.ts';
import { settingsByLanguage } from './contacts/transcription-settings.ts';
import { allowedLocation } from './recordings/allowed-locations.ts';
import { participantRole } from './conversation/conversation.ts';

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);
const whole = (lowest: number, highest: number, byDefault: number) =>
  z.coerce
    .number(`must be a whole number from ${lowest} to ${highest}`)
    .int(`must be a whole number from ${lowest} to ${highest}`)
    .min(lowest, `must be at least ${lowest}`)
    .max(highest, `must be at most ${highest}`)
    .default(byDefault);
const onByDefault = z
  .string()
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.enum(['true', 'false'], 'must be true or false'))
  .transform((value) => value === 'true')
  .default(true);
const attributeNames = (name: string) => list.default([name]);
const required = z.string('is required').min(1, 'is required');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });
const pem = z.string().transform((value) => value.replaceAll('\\n', '\n'));

const RECOGNIZER =
  /^([a-z]{2}(?:-[A-Z]{2})?)\s*=\s*(arn:[\w-]+:comprehend:[\w-]+:\d{12}:entity-recognizer-endpoint\/[\w-]+)$/;
const API_NAME = /^[A-Za-z]\w*$/;
/** A lookup of the organisation's own, as `field:object:attribute`. */
const otherLookup = z.string().transform((entry, context): Lookup => {
  const [field = '', object = '', ...attributes] = entry.split(':').map((part) => part.trim());
  const isComplete = API_NAME.test(field) && API_NAME.test(object) && attributes.some((name) => name !== '');
  if (!isComplete) context.addIssue('each must be field:object:attribute, with API names of Salesforce');
  return { field, object, attributes };
});

/** Codes in the service's own spelling, however they are written. */
const languageCode = z.string().transform((code, context) => {
  const known = transcribeLanguage(code);
  if (known === undefined)
    context.addIssue('each must be a language code of Amazon Transcribe, such as en-US');
  return known ?? '';
});
const objectLocation = z.string().transform((path, context) => {
  const [, bucket = '', key = ''] = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(.+)$/.exec(path) ?? [];
  if (bucket === '') context.addIssue('must be bucket/key');
  return { bucket, key };
});
/** `en=arn:…,es-US=arn:…` */
const recognizers = z.array(z.string()).transform((entries, context) => {
  const pairs = entries.map((entry) => {
    const [, language = '', arn = ''] = RECOGNIZER.exec(entry) ?? [];
    if (language === '') {
      context.addIssue('each must be a language code, =, and the ARN of an entity recogniser endpoint');
    }
    return [language, arn] as const;
  });
  if (new Set(pairs.map(([language]) => language)).size < pairs.length)
    context.addIssue('must name each language once');
  return Object.fromEntries(pairs);
});
/** `{"en-US": {"vocabulary": "…"}}` */
const languageSettings = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('must be JSON: an object with settings by language code');
      return z.NEVER;
    }
  })
  .pipe(settingsByLanguage)
  .pipe(z.record(languageCode, z.custom<z.infer<typeof settingsByLanguage>[string]>()));
const attributes = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('must be JSON: an object with contact attributes');
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.string('must be an object whose values are texts'), 'must be an object'));

const personalDataTypes = list.pipe(
  z
    .array(
      z.enum(
        PiiEntityType,
        'must name kinds of personal data as Amazon Comprehend does, such as NAME or PHONE',
      ),
    )
    .min(1, 'must name a kind of personal data, or ALL'),
);
const score = z.coerce
  .number('must be a number from 0 to 1')
  .min(0, 'must be at least 0')
  .max(1, 'must be at most 1');

/** Short keys can be guessed; this length of random hexadecimal digits cannot. */
const SHORTEST_API_KEY = 20;
const apiKeys = list
  .pipe(
    z.array(z.string().min(SHORTEST_API_KEY, `each key must have at least ${SHORTEST_API_KEY} characters`)),
  )
  .default([]);

/** The variables that the middleware reads, with their defaults. `config/middleware.env.example` explains each. */
export const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(0, 65_535, 8080),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'is not a log level')
    .default('info'),
  AWS_REGION: required,
  S3_FORCE_PATH_STYLE: onByDefault.default(false),
  COMPREHEND_CONCURRENCY: whole(1, 100, 8),
  COMPREHEND_CALLS_PER_SECOND: whole(1, 1000, 10),
  TERMS_CSV: objectLocation.optional(),
  ANALYSIS_RETRY_MINUTES: whole(0, 10_080, 1440),
  COMPREHEND_RECOGNIZER_ENDPOINTS: list.default([]).pipe(recognizers),
  CONTACT_CONCURRENCY: whole(1, 100, 8),
  CONNECT_RECORDINGS_BUCKETS: list
    .default([])
    .pipe(
      z.array(allowedLocation).min(1, 'is required: the buckets, or bucket/prefix, that hold the recordings'),
    ),
  CONTACT_LENS_BUCKETS: list.pipe(z.array(allowedLocation)).optional(),
  CONTACT_LENS_WAIT_HOURS: whole(0, 336, 4),
  CONNECT_INSTANCE_IDS: list.default([]).pipe(z.array(z.guid('each must be the id of an instance'))),
  RESULTS_BUCKET: required,
  PLAYBACK_URL_SECONDS: whole(30, 3600, 300),
  SALESFORCE_LOGIN_URL: httpUrl,
  SALESFORCE_CLIENT_ID: required,
  SALESFORCE_USERNAME: required,
  SALESFORCE_PRIVATE_KEY: pem.optional(),
  SALESFORCE_PRIVATE_KEY_FILE: z.string().optional(),
  SALESFORCE_JWT_AUDIENCE: z.string().optional(),
  SALESFORCE_API_VERSION: z
    .string()
    .regex(/^\d+\.0$/, 'must look like 65.0')
    .default('65.0'),
  SALESFORCE_CALL_SECONDS: whole(1, 600, 30),
  AGENT_USER_FIELD: z
    .string()
    .regex(/^[A-Za-z]\w*$/, 'must be the API name of a field of User')
    .default('Username'),
  CASE_ATTRIBUTE: attributeNames('sfCaseId'),
  CONTACT_ATTRIBUTE: attributeNames('sfContactId'),
  ACCOUNT_ATTRIBUTE: attributeNames('sfAccountId'),
  OTHER_LOOKUPS: list.default([]).pipe(z.array(otherLookup)),
  MATCH_PHONE_NUMBERS: onByDefault,
  PHONE_COUNTRY_CODE: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be a calling code of one to three digits, such as 1 or 44')
    .default('1'),
  PIPELINE_API_KEYS: apiKeys,
  PIPELINE_JWKS_URL: httpUrl.optional(),
  PIPELINE_JWT_PUBLIC_KEY: pem.optional(),
  PIPELINE_JWT_AUDIENCE: z.string().optional(),
  PIPELINE_JWT_ISSUER: z.string().optional(),
  SALESFORCE_API_KEYS: apiKeys,
  SALESFORCE_CALLER_JWKS_URL: httpUrl.optional(),
  SALESFORCE_CALLER_JWT_PUBLIC_KEY: pem.optional(),
  SALESFORCE_CALLER_JWT_AUDIENCE: z.string().optional(),
  SALESFORCE_CALLER_JWT_ISSUER: z.string().optional(),
  POSTCALL_RECORDING_IMPORT_ENABLED: onByDefault,
  POSTCALL_TRANSCRIBE_ENABLED: onByDefault,
  CONTACT_LENS_IMPORT_ENABLED: onByDefault,
  AUDIO_FILE_IMPORT_ENABLED: onByDefault.default(false),
  CUSTOMER_TRANSCRIPT_FILE_ENABLED: onByDefault,
  AGENT_TRANSCRIPT_FILE_ENABLED: onByDefault,
  SYNTAX_FILE_ENABLED: onByDefault,
  TRANSCRIPTION_LANGUAGE_CANDIDATES: list.default([]).pipe(z.array(languageCode)),
  TRANSCRIPTION_LANGUAGES: languageSettings.default({}),
  PII_TYPES: personalDataTypes.default(['ALL']),
  PII_MINIMUM_SCORE: score.default(0.5),
  PII_UNSUPPORTED_LANGUAGE: z.enum(['withhold', 'keep'], 'must be withhold or keep').default('withhold'),
  KEEP_ORIGINAL_CONTENT: onByDefault.default(false),
  RECONCILE_AFTER_MINUTES: whole(5, 10_080, 60),
  RECONCILE_GIVE_UP_DAYS: whole(1, 365, 7),
  RECONCILE_RECORDING_DAYS: whole(0, 31, 2),
  RECONCILE_MOST: whole(1, 10_000, 500),
  RECONCILE_ATTRIBUTES: attributes.optional(),
  CHANNEL_ROLES: list
    .default(['CUSTOMER', 'AGENT'])
    .pipe(
      z
        .array(participantRole, 'must name roles: CUSTOMER, AGENT, SYSTEM or UNKNOWN')
        .min(1, 'must name a role'),
    ),
});

export type Variables = z.infer<typeof environment>;
