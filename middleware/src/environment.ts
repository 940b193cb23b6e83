import { z } from 'zod';
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
const required = z.string('is required').min(1, 'is required');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });
const pem = z.string().transform((value) => value.replaceAll('\\n', '\n'));

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
  CONTACT_CONCURRENCY: whole(1, 100, 8),
  CONNECT_RECORDINGS_BUCKETS: list
    .default([])
    .pipe(
      z.array(allowedLocation).min(1, 'is required: the buckets, or bucket/prefix, that hold the recordings'),
    ),
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
  CHANNEL_ROLES: list
    .default(['CUSTOMER', 'AGENT'])
    .pipe(
      z
        .array(participantRole, 'must name roles: CUSTOMER, AGENT, SYSTEM or UNKNOWN')
        .min(1, 'must name a role'),
    ),
});

export type Variables = z.infer<typeof environment>;
