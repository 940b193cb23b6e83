import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { Pace } from './aws/paced-calls.ts';
import type { AgentUserRule } from './contacts/agent-names.ts';
import { ACCOUNT_FIELD, CASE_FIELD, CONTACT_FIELD } from './contacts/named-records.ts';
import type { ParticipantRole } from './contracts/conversation-file.ts';
import {
  candidatesProblem,
  type JobOptions,
  type TranscriptionOptions,
} from './contacts/transcription-settings.ts';
import { environment, type Variables } from './environment.ts';
import type { CallerCredentials } from './http/authentication.ts';
import type {
  AnalysisSettings,
  ContactLensSettings,
  FileSwitches,
  RelationSettings,
} from './pipeline/pipeline.ts';
import type { ObjectLocation } from './ports/object-store.ts';
import type { ReconcileSettings } from './pipeline/reconcile/run.ts';
import type { PersonalDataSettings } from './privacy/personal-data.ts';
import type { AllowedLocation } from './recordings/allowed-locations.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings cannot be used. Names every variable that is wrong, never a value: it may be a secret. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The environment is invalid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export type Config = {
  host: string;
  port: number;
  logLevel: Variables['LOG_LEVEL'];
  contactConcurrency: number;
  recordings: readonly AllowedLocation[];
  contactLens: ContactLensSettings;
  playbackSeconds: number;
  resultsBucket: string;
  switches: { recordingImport: boolean; transcribe: boolean; contactLensImport: boolean };
  /** Files on the record besides `Conversation.json`. */
  files: FileSwitches;
  analyses: AnalysisSettings;
  /** Where the customer's own list of terms lies; absent: there is none. */
  termList?: ObjectLocation;
  channelRoles: ParticipantRole[];
  transcription: TranscriptionOptions;
  jobs: JobOptions;
  reconcile: ReconcileSettings;
  /** Lower case; empty: all. */
  instanceIds: readonly string[];
  related: RelationSettings;
  personalData: PersonalDataSettings;
  aws: { region: string; forcePathStyle: boolean; comprehend: Pace };
  salesforce: {
    loginUrl: string;
    clientId: string;
    username: string;
    privateKey: KeyObject;
    audience: string;
    apiVersion: string;
    callMilliseconds: number;
    agentUser: AgentUserRule;
  };
  callers: { pipeline: CallerCredentials; salesforce: CallerCredentials };
};

/** Reads the settings from the environment. Throws one `ConfigError` with every problem in it. */
export function loadConfig(env: Environment): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    // A refinement that needs several variables cannot run before each is right alone: report in one go.
    throw new ConfigError([...parsed.error.issues.map(describeIssue), ...crossProblems(given)]);
  }
  const problems = crossProblems(given);
  const candidates = candidatesProblem({
    candidates: parsed.data.TRANSCRIPTION_LANGUAGE_CANDIDATES,
    languages: parsed.data.TRANSCRIPTION_LANGUAGES,
  });
  if (candidates) problems.push(`TRANSCRIPTION_LANGUAGE_CANDIDATES: ${candidates}`);
  const privateKey = readPrivateKey(parsed.data, problems);
  if (problems.length > 0 || privateKey === undefined) throw new ConfigError(problems);
  return configOf(parsed.data, privateKey);
}

const describeIssue = (issue: z.core.$ZodIssue) =>
  `${String(issue.path[0] ?? 'environment')}: ${issue.message.replace(/^Invalid input.*/, 'is invalid')}`;

/** What can only be judged by looking at several variables. */
function crossProblems(env: Environment): string[] {
  const problems: string[] = [];
  for (const [prefix, jwtPrefix] of [
    ['PIPELINE', 'PIPELINE'],
    ['SALESFORCE', 'SALESFORCE_CALLER'],
  ] as const) {
    const usesJwt =
      env[`${jwtPrefix}_JWKS_URL`] !== undefined || env[`${jwtPrefix}_JWT_PUBLIC_KEY`] !== undefined;
    const hasKeys = /[^,\s]/.test(env[`${prefix}_API_KEYS`] ?? '');
    if (!usesJwt && !hasKeys) {
      problems.push(
        `${prefix}_API_KEYS: is required, or ${jwtPrefix}_JWKS_URL, or ${jwtPrefix}_JWT_PUBLIC_KEY`,
      );
    }
    for (const name of usesJwt ? ['AUDIENCE', 'ISSUER'] : []) {
      if (env[`${jwtPrefix}_JWT_${name}`] === undefined) {
        problems.push(`${jwtPrefix}_JWT_${name}: is required when tokens are accepted`);
      }
    }
  }
  if (env.SALESFORCE_PRIVATE_KEY === undefined && env.SALESFORCE_PRIVATE_KEY_FILE === undefined) {
    problems.push('SALESFORCE_PRIVATE_KEY: is required, or SALESFORCE_PRIVATE_KEY_FILE');
  }
  return problems;
}

function readPrivateKey(variables: Variables, problems: string[]): KeyObject | undefined {
  const name = variables.SALESFORCE_PRIVATE_KEY ? 'SALESFORCE_PRIVATE_KEY' : 'SALESFORCE_PRIVATE_KEY_FILE';
  try {
    return createPrivateKey(
      variables.SALESFORCE_PRIVATE_KEY ?? readFileSync(variables.SALESFORCE_PRIVATE_KEY_FILE ?? '', 'utf8'),
    );
  } catch {
    if (problems.length === 0) problems.push(`${name}: is not a readable RSA private key in PEM form`);
    return undefined;
  }
}

function configOf(from: Variables, privateKey: KeyObject): Config {
  return {
    host: from.HOST,
    port: from.PORT,
    logLevel: from.LOG_LEVEL,
    contactConcurrency: from.CONTACT_CONCURRENCY,
    recordings: from.CONNECT_RECORDINGS_BUCKETS,
    contactLens: {
      locations: from.CONTACT_LENS_BUCKETS ?? wholeBuckets(from.CONNECT_RECORDINGS_BUCKETS),
      waitHours: from.CONTACT_LENS_WAIT_HOURS,
    },
    playbackSeconds: from.PLAYBACK_URL_SECONDS,
    resultsBucket: from.RESULTS_BUCKET,
    switches: {
      recordingImport: from.POSTCALL_RECORDING_IMPORT_ENABLED,
      transcribe: from.POSTCALL_TRANSCRIBE_ENABLED,
      contactLensImport: from.CONTACT_LENS_IMPORT_ENABLED,
    },
    files: {
      audio: from.AUDIO_FILE_IMPORT_ENABLED,
      customerTranscript: from.CUSTOMER_TRANSCRIPT_FILE_ENABLED,
      agentTranscript: from.AGENT_TRANSCRIPT_FILE_ENABLED,
      syntax: from.SYNTAX_FILE_ENABLED,
    },
    ...(from.TERMS_CSV ? { termList: from.TERMS_CSV } : {}),
    analyses: {
      recognizers: from.COMPREHEND_RECOGNIZER_ENDPOINTS,
      retryMinutes: from.ANALYSIS_RETRY_MINUTES,
    },
    channelRoles: from.CHANNEL_ROLES,
    jobs: {
      outputKmsKey: from.TRANSCRIPT_KMS_KEY,
      queueRole: from.TRANSCRIBE_QUEUE_ROLE,
      dateFolders: from.TRANSCRIPT_DATE_FOLDERS,
    },
    transcription: {
      candidates: from.TRANSCRIPTION_LANGUAGE_CANDIDATES,
      languages: from.TRANSCRIPTION_LANGUAGES,
    },
    reconcile: {
      afterMinutes: from.RECONCILE_AFTER_MINUTES,
      giveUpDays: from.RECONCILE_GIVE_UP_DAYS,
      recordingDays: from.RECONCILE_RECORDING_DAYS,
      most: from.RECONCILE_MOST,
      ...(from.RECONCILE_ATTRIBUTES ? { attributes: from.RECONCILE_ATTRIBUTES } : {}),
    },
    instanceIds: from.CONNECT_INSTANCE_IDS.map((id) => id.toLowerCase()),
    related: {
      lookups: [
        { field: CASE_FIELD, object: 'Case', attributes: from.CASE_ATTRIBUTE },
        { field: CONTACT_FIELD, object: 'Contact', attributes: from.CONTACT_ATTRIBUTE },
        { field: ACCOUNT_FIELD, object: 'Account', attributes: from.ACCOUNT_ATTRIBUTE },
        ...from.OTHER_LOOKUPS,
      ],
      matchNumbers: from.MATCH_PHONE_NUMBERS,
      countryCode: from.PHONE_COUNTRY_CODE,
    },
    personalData: {
      types: from.PII_TYPES,
      minimumScore: from.PII_MINIMUM_SCORE,
      unsupportedLanguage: from.PII_UNSUPPORTED_LANGUAGE,
      keepOriginal: from.KEEP_ORIGINAL_CONTENT,
    },
    aws: {
      region: from.AWS_REGION,
      forcePathStyle: from.S3_FORCE_PATH_STYLE,
      comprehend: { concurrency: from.COMPREHEND_CONCURRENCY, perSecond: from.COMPREHEND_CALLS_PER_SECOND },
    },
    salesforce: {
      loginUrl: from.SALESFORCE_LOGIN_URL.replace(/\/+$/, ''),
      clientId: from.SALESFORCE_CLIENT_ID,
      username: from.SALESFORCE_USERNAME,
      privateKey,
      audience: from.SALESFORCE_JWT_AUDIENCE ?? from.SALESFORCE_LOGIN_URL.replace(/\/+$/, ''),
      apiVersion: from.SALESFORCE_API_VERSION,
      callMilliseconds: from.SALESFORCE_CALL_SECONDS * 1000,
      agentUser: { field: from.AGENT_USER_FIELD, part: from.AGENT_USER_PART },
    },
    callers: {
      pipeline: credentials(from.PIPELINE_API_KEYS, {
        jwksUrl: from.PIPELINE_JWKS_URL,
        publicKey: from.PIPELINE_JWT_PUBLIC_KEY,
        audience: from.PIPELINE_JWT_AUDIENCE,
        issuer: from.PIPELINE_JWT_ISSUER,
      }),
      salesforce: credentials(from.SALESFORCE_API_KEYS, {
        jwksUrl: from.SALESFORCE_CALLER_JWKS_URL,
        publicKey: from.SALESFORCE_CALLER_JWT_PUBLIC_KEY,
        audience: from.SALESFORCE_CALLER_JWT_AUDIENCE,
        issuer: from.SALESFORCE_CALLER_JWT_ISSUER,
      }),
    },
  };
}

/** Contact Lens writes at the top of the bucket, beside the folder of the recordings. */
function wholeBuckets(locations: readonly AllowedLocation[]): AllowedLocation[] {
  const byBucket = new Map(locations.map((location) => [location.bucket, { ...location, prefix: '' }]));
  return [...byBucket.values()];
}

type JwtVariables = Record<'jwksUrl' | 'publicKey' | 'audience' | 'issuer', string | undefined>;

function credentials(apiKeys: readonly string[], jwt: JwtVariables): CallerCredentials {
  const { jwksUrl, publicKey, audience, issuer } = jwt;
  if (audience === undefined || issuer === undefined || (jwksUrl ?? publicKey) === undefined)
    return { apiKeys };
  return {
    apiKeys,
    jwt: { audience, issuer, ...(jwksUrl ? { jwksUrl } : {}), ...(publicKey ? { publicKey } : {}) },
  };
}
