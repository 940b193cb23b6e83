import { z } from 'zod';
import { NAME_PARTS } from '../contacts/agent-names.ts';
import { allowedLocation } from '../recordings/allowed-locations.ts';
import { about, section } from './section.ts';
import { apiKeys, httpUrl, list, pem, required, trueOrFalse, whole } from './values.ts';

export const listening = section('Where it listens', '', {
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .meta(about({ description: 'Address to listen on.' })),
  PORT: whole(0, 65_535, 8080).meta(about({ description: 'Port to listen on; 0: any that is free.' })),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'is not a log level')
    .default('info')
    .meta(
      about({ description: 'Least level that is logged.', shape: 'fatal, error, warn, info, debug, silent' }),
    ),
});

const KEYS_ARE_COMMA_SEPARATED = 'at least 20 characters each, separated by commas';

export const callers = section(
  'Who may call',
  'Two callers: the pipeline (contact records, events) and Salesforce (playback, reprocessing). Each has API keys, tokens (RS256), or both. Several keys are separated by commas, so that a new one can be brought in before the old one goes. Make one with: openssl rand -hex 32. For tokens: where the keys are published, or one public key, and the audience and issuer that a token must name.',
  {
    PIPELINE_API_KEYS: apiKeys.meta(
      about({ description: 'API keys of the pipeline.', shape: KEYS_ARE_COMMA_SEPARATED, fillIn: true }),
    ),
    SALESFORCE_API_KEYS: apiKeys.meta(
      about({ description: 'API keys of Salesforce.', shape: KEYS_ARE_COMMA_SEPARATED, fillIn: true }),
    ),
    PIPELINE_JWKS_URL: httpUrl
      .optional()
      .meta(about({ description: "Where the keys of the pipeline's tokens are published." })),
    PIPELINE_JWT_PUBLIC_KEY: pem
      .optional()
      .meta(about({ description: "Public key of the pipeline's tokens.", shape: 'PEM, \\n for line ends' })),
    PIPELINE_JWT_AUDIENCE: z
      .string()
      .optional()
      .meta(about({ description: "Audience that the pipeline's tokens must name." })),
    PIPELINE_JWT_ISSUER: z
      .string()
      .optional()
      .meta(about({ description: "Issuer that the pipeline's tokens must name." })),
    SALESFORCE_CALLER_JWKS_URL: httpUrl
      .optional()
      .meta(about({ description: "Where the keys of Salesforce's tokens are published." })),
    SALESFORCE_CALLER_JWT_PUBLIC_KEY: pem
      .optional()
      .meta(about({ description: "Public key of Salesforce's tokens.", shape: 'PEM, \\n for line ends' })),
    SALESFORCE_CALLER_JWT_AUDIENCE: z
      .string()
      .optional()
      .meta(about({ description: "Audience that Salesforce's tokens must name." })),
    SALESFORCE_CALLER_JWT_ISSUER: z
      .string()
      .optional()
      .meta(about({ description: "Issuer that Salesforce's tokens must name." })),
  },
);

export const aws = section(
  'AWS',
  "Credentials come from the SDK's usual places: the machine's role, or AWS_ACCESS_KEY_ID and its companions. AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL_TRANSCRIBE, AWS_ENDPOINT_URL_COMPREHEND point elsewhere than AWS.",
  {
    AWS_REGION: required.meta(about({ description: 'Region of AWS.', example: 'us-east-1' })),
    CONNECT_RECORDINGS_BUCKETS: list
      .default([])
      .pipe(
        z
          .array(allowedLocation)
          .min(1, 'is required: the buckets, or bucket/prefix, that hold the recordings'),
      )
      .meta(
        about({
          description:
            'Buckets that hold recordings, as bucket or bucket/prefix, separated by commas. Nothing else is ever read as a recording or played. A bucket in another region has @region after it, as in northwind-connect-recordings-eu/connect@eu-central-1.',
          example: 'northwind-connect-recordings/connect/northwind/CallRecordings',
        }),
      ),
    CONTACT_LENS_BUCKETS: list
      .pipe(z.array(allowedLocation))
      .optional()
      .meta(
        about({
          description:
            'Where Contact Lens writes its analyses and redacted recordings, and Amazon Connect the transcripts of chats: as above, with the folder over Analysis/ as prefix. Without it, the whole buckets of the recordings.',
          example: 'northwind-connect-recordings',
        }),
      ),
    CONTACT_LENS_WAIT_HOURS: whole(0, 336, 4).meta(
      about({
        description:
          'A Contact Lens file whose contact has no record waits in the queue for this many hours from its creation. Then it is dropped with a note; the contact record, if it comes, finds it in S3.',
      }),
    ),
    CONNECT_INSTANCE_IDS: list
      .default([])
      .pipe(z.array(z.guid('each must be the id of an instance')))
      .meta(
        about({
          description:
            'IDs of the Amazon Connect instances whose contacts are imported, separated by commas; all, if empty.',
        }),
      ),
    RESULTS_BUCKET: required.meta(
      about({
        description: 'Bucket for the output of transcriptions.',
        example: 'northwind-contact-analytics',
      }),
    ),
    S3_FORCE_PATH_STYLE: trueOrFalse(false).meta(
      about({ description: 'Whether the bucket is in the path of S3 addresses, not in the host.' }),
    ),
    PLAYBACK_URL_SECONDS: whole(30, 3600, 300).meta(
      about({
        description:
          'How long a URL that plays a recording works, in seconds. With temporary credentials it ends with their session, if that is earlier.',
      }),
    ),
    COMPREHEND_CONCURRENCY: whole(1, 100, 8).meta(
      about({
        description: 'Calls to Amazon Comprehend at once. Several processes share the quotas of the account.',
      }),
    ),
    COMPREHEND_CALLS_PER_SECOND: whole(1, 1000, 10).meta(
      about({ description: 'Calls of one operation of Amazon Comprehend that begin in a second.' }),
    ),
    CONTACT_CONCURRENCY: whole(1, 100, 8).meta(about({ description: 'Contacts worked on at once.' })),
  },
);

export const salesforce = section(
  'Salesforce',
  'Login by JWT bearer. The app that the client ID names holds the certificate of the private key and is pre-authorized for the user, who has the permission set AC_Integration.',
  {
    SALESFORCE_LOGIN_URL: httpUrl.meta(
      about({ description: 'Where to log in.', example: 'https://login.salesforce.com' }),
    ),
    SALESFORCE_CLIENT_ID: required.meta(about({ description: 'Consumer key of the app.' })),
    SALESFORCE_USERNAME: required.meta(about({ description: 'User name of the integration user.' })),
    SALESFORCE_PRIVATE_KEY_FILE: z
      .string()
      .optional()
      .meta(about({ description: 'File with the RSA key in PEM.', fillIn: true })),
    SALESFORCE_PRIVATE_KEY: pem
      .optional()
      .meta(about({ description: 'The key itself, instead of a file.', shape: 'PEM, \\n for line ends' })),
    SALESFORCE_JWT_AUDIENCE: z
      .string()
      .optional()
      .meta(
        about({
          description:
            'Audience of the login; the login URL unless it is a custom domain that wants another.',
        }),
      ),
    SALESFORCE_API_VERSION: z
      .string()
      .regex(/^\d+\.0$/, 'must look like 65.0')
      .default('65.0')
      .meta(about({ description: "Version of Salesforce's API." })),
    SALESFORCE_CALL_SECONDS: whole(1, 600, 30).meta(
      about({ description: 'How long a call to Salesforce may last, in seconds.' }),
    ),
    AGENT_USER_FIELD: z
      .string()
      .regex(/^[A-Za-z]\w*$/, 'must be the API name of a field of User')
      .default('Username')
      .meta(
        about({
          description:
            "Field of User that equals the agent's user name in Amazon Connect. npm run assign-owners counts how many calls it would give to users.",
        }),
      ),
    AGENT_USER_PART: z
      .enum(NAME_PARTS, 'must be whole or local-part')
      .default('whole')
      .meta(
        about({
          description: 'What of both names must be equal: all of it, or what comes before the @.',
          shape: NAME_PARTS.join(', '),
        }),
      ),
  },
);
