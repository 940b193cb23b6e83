import { LanguageCode, MediaFormat, PiiEntityType } from '@aws-sdk/client-transcribe';
import { z } from 'zod';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import { validated } from '../aws-json/validated.ts';

const languageCode = z.enum(Object.values(LanguageCode));

const filterMethod = z.enum(['remove', 'mask', 'tag']);
const languageIdSettings = z.object({
  VocabularyName: z.string().optional(),
  VocabularyFilterName: z.string().optional(),
  LanguageModelName: z.string().optional(),
});

const startRequest = z.object({
  TranscriptionJobName: z.string().regex(/^[0-9a-zA-Z._-]{1,200}$/, 'must match [0-9a-zA-Z._-]{1,200}'),
  Media: z.object({
    MediaFileUri: z
      .string()
      .max(2000)
      .regex(/^(s3:\/\/|https?:\/\/).+/s, 'must begin with s3:// or https://'),
  }),
  MediaFormat: z.enum(Object.values(MediaFormat)).optional(),
  MediaSampleRateHertz: z.number().int().min(8000).max(48_000).optional(),
  LanguageCode: languageCode.optional(),
  IdentifyLanguage: z.boolean().optional(),
  IdentifyMultipleLanguages: z.boolean().optional(),
  LanguageOptions: z.array(languageCode).min(1).optional(),
  OutputBucketName: z
    .string()
    .regex(/^[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  OutputKey: z
    .string()
    .regex(/^[a-zA-Z0-9\-_.!*'()/]{1,1024}$/, "must match [a-zA-Z0-9-_.!*'()/]{1,1024}")
    .optional(),
  OutputEncryptionKMSKeyId: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,2047}$/, 'must be a key of KMS')
    .optional(),
  JobExecutionSettings: z
    .object({
      AllowDeferredExecution: z.boolean().optional(),
      DataAccessRoleArn: z
        .string()
        .min(20)
        .max(2048)
        .regex(/^arn:aws[a-z-]*:iam::[0-9]{0,63}:role\/[A-Za-z0-9:_/+=,@.-]{0,1024}$/, 'must be a role')
        .optional(),
    })
    .optional(),
  Settings: z
    .object({
      ChannelIdentification: z.boolean().optional(),
      ShowSpeakerLabels: z.boolean().optional(),
      MaxSpeakerLabels: z.number().int().min(2).max(30).optional(),
      ShowAlternatives: z.boolean().optional(),
      VocabularyName: z.string().optional(),
      VocabularyFilterName: z.string().optional(),
      VocabularyFilterMethod: filterMethod.optional(),
    })
    .optional(),
  Tags: z
    .array(z.object({ Key: z.string().min(1).max(128), Value: z.string().max(256) }))
    .max(200)
    .optional(),
  ModelSettings: z.object({ LanguageModelName: z.string().optional() }).optional(),
  LanguageIdSettings: z.partialRecord(languageCode, languageIdSettings).optional(),
  ContentRedaction: z
    .object({
      RedactionType: z.literal('PII'),
      RedactionOutput: z.enum(['redacted', 'redacted_and_unredacted']),
      PiiEntityTypes: z.array(z.enum(Object.values(PiiEntityType))).optional(),
    })
    .optional(),
  Subtitles: z.unknown().optional(),
  ToxicityDetection: z.unknown().optional(),
});
export type StartRequest = z.infer<typeof startRequest>;

/** As the developer guide has it; where the language is identified, nothing is redacted. */
const REDACTED_LANGUAGES = new Set<string | undefined>(['en-US', 'es-US']);

/** Reads the input of StartTranscriptionJob by the service's rules. Throws BadRequestException. */
export function readStartRequest(input: unknown): StartRequest {
  const request = validated(startRequest, input, 'BadRequestException');
  const rule = [...brokenRules(request), ...beyondLocal(request)][0];
  if (rule) throw new AwsJsonError('BadRequestException', rule);
  return request;
}

function* brokenRules(request: StartRequest): Generator<string> {
  const { Settings: settings = {} } = request;
  const languages = [request.LanguageCode, request.IdentifyLanguage, request.IdentifyMultipleLanguages];
  if (languages.filter(Boolean).length !== 1) {
    yield 'You must specify exactly one of LanguageCode, IdentifyLanguage and IdentifyMultipleLanguages.';
  }
  if (request.LanguageOptions && request.LanguageCode) {
    yield 'LanguageOptions goes with IdentifyLanguage or IdentifyMultipleLanguages only.';
  }
  if (request.OutputKey && !request.OutputBucketName) yield 'OutputKey needs OutputBucketName.';
  if (request.OutputEncryptionKMSKeyId && !request.OutputBucketName) {
    yield 'OutputEncryptionKMSKeyId needs OutputBucketName.';
  }
  const { AllowDeferredExecution: isDeferred, DataAccessRoleArn: role } = request.JobExecutionSettings ?? {};
  if ((isDeferred === undefined) !== (role === undefined))
    yield 'AllowDeferredExecution and DataAccessRoleArn must be specified together.';
  if (request.ModelSettings?.LanguageModelName !== undefined && !request.LanguageCode)
    yield 'ModelSettings goes with LanguageCode only.';
  if (settings.ChannelIdentification && settings.ShowSpeakerLabels) {
    yield 'You cannot use ChannelIdentification and ShowSpeakerLabels in the same request.';
  }
  if (settings.ShowSpeakerLabels && settings.MaxSpeakerLabels === undefined) {
    yield 'ShowSpeakerLabels needs MaxSpeakerLabels.';
  }
  if (settings.MaxSpeakerLabels !== undefined && !settings.ShowSpeakerLabels) {
    yield 'MaxSpeakerLabels needs ShowSpeakerLabels.';
  }
  if (request.LanguageIdSettings && !request.IdentifyLanguage && !request.IdentifyMultipleLanguages) {
    yield 'LanguageIdSettings goes with IdentifyLanguage or IdentifyMultipleLanguages only.';
  }
  if (request.LanguageIdSettings && !request.LanguageOptions)
    yield 'LanguageIdSettings needs LanguageOptions.';
  const languagesWithSettings = Object.keys(request.LanguageIdSettings ?? {}).length;
  if (request.LanguageIdSettings && (languagesWithSettings < 2 || languagesWithSettings > 5)) {
    yield 'LanguageIdSettings takes two to five languages.';
  }
  if (request.ContentRedaction && !REDACTED_LANGUAGES.has(request.LanguageCode)) {
    yield 'ContentRedaction is available for a LanguageCode of en-US or es-US only.';
  }
}

/** What the service does and this stand-in does not: said at once, not left out of the result. */
function* beyondLocal(request: StartRequest): Generator<string> {
  if (!request.OutputBucketName)
    yield 'The local Transcribe needs OutputBucketName: it has no bucket of its own.';
  for (const feature of ['Subtitles', 'ToxicityDetection'] as const) {
    if (request[feature] !== undefined) yield `The local Transcribe does not do ${feature}.`;
  }
  if (request.ContentRedaction?.RedactionOutput === 'redacted_and_unredacted')
    yield 'The local Transcribe writes redacted transcripts alone.';
  if (request.Settings?.ShowAlternatives) yield 'The local Transcribe has no alternatives to show.';
}
