import type {
  LanguageCode,
  LanguageIdSettings,
  PiiEntityType,
  Settings,
  StartTranscriptionJobCommandInput,
} from '@aws-sdk/client-transcribe';
import { appliesWhereIdentified, type LanguageSettings } from '../contacts/transcription-settings.ts';
import type { TranscriptionJob } from '../ports/speech-service.ts';

/** Amazon Transcribe tells so many speakers apart where they share one channel. */
const SPEAKERS_ON_ONE_CHANNEL = 2;
/** Where the language is identified, settings go with at least so many languages. */
const FEWEST_WITH_SETTINGS = 2;

type Input = Partial<StartTranscriptionJobCommandInput>;

/** A job in the terms of StartTranscriptionJob. */
export function startInput(job: TranscriptionJob): StartTranscriptionJobCommandInput {
  const { recording, output, outputKmsKey, queueRole } = job;
  return {
    TranscriptionJobName: job.name,
    Media: { MediaFileUri: `s3://${recording.bucket}/${recording.key}` },
    OutputBucketName: output.bucket,
    OutputKey: output.key,
    ...(outputKmsKey === undefined ? {} : { OutputEncryptionKMSKeyId: outputKmsKey }),
    ...(queueRole === undefined
      ? {}
      : { JobExecutionSettings: { AllowDeferredExecution: true, DataAccessRoleArn: queueRole } }),
    ...(job.languageCode === undefined ? identification(job) : inLanguage(job, job.languageCode)),
  };
}

function speakers({ channelIdentification }: TranscriptionJob): Settings {
  return channelIdentification
    ? { ChannelIdentification: true }
    : { ShowSpeakerLabels: true, MaxSpeakerLabels: SPEAKERS_ON_ONE_CHANNEL };
}

function inLanguage(job: TranscriptionJob, languageCode: string): Input {
  const own = job.settings.languages?.[languageCode] ?? {};
  const { vocabulary, model, vocabularyFilter: filter, redaction } = own;
  return {
    // The code was checked against the service's list when the work was planned.
    LanguageCode: languageCode as LanguageCode,
    Settings: {
      ...speakers(job),
      ...(vocabulary ? { VocabularyName: vocabulary } : {}),
      ...(filter ? { VocabularyFilterName: filter.name, VocabularyFilterMethod: filter.method } : {}),
    },
    ...(model ? { ModelSettings: { LanguageModelName: model } } : {}),
    ...(redaction
      ? {
          ContentRedaction: {
            RedactionType: 'PII',
            RedactionOutput: 'redacted',
            PiiEntityTypes: redaction as PiiEntityType[],
          },
        }
      : {}),
  };
}

function identification(job: TranscriptionJob): Input {
  const { candidates = [], languages = {} } = job.settings;
  const own = candidates.filter((code) => appliesWhereIdentified(languages[code]));
  const others = candidates.filter((code) => !own.includes(code));
  const withSettings =
    own.length === 0 ? [] : [...own, ...others.slice(0, Math.max(0, FEWEST_WITH_SETTINGS - own.length))];
  const methods = own.flatMap((code) => languages[code]?.vocabularyFilter?.method ?? []);
  return {
    IdentifyLanguage: true,
    // One method holds for the filters of all languages.
    Settings: { ...speakers(job), ...(methods[0] ? { VocabularyFilterMethod: methods[0] } : {}) },
    ...(candidates.length > 0 ? { LanguageOptions: candidates as LanguageCode[] } : {}),
    ...(withSettings.length > 0
      ? {
          LanguageIdSettings: Object.fromEntries(
            withSettings.map((code) => [code, idSettings(languages[code])]),
          ),
        }
      : {}),
  };
}

function idSettings({ vocabulary, model, vocabularyFilter }: LanguageSettings = {}): LanguageIdSettings {
  return {
    ...(model ? { LanguageModelName: model } : {}),
    ...(vocabulary ? { VocabularyName: vocabulary } : {}),
    ...(vocabularyFilter ? { VocabularyFilterName: vocabularyFilter.name } : {}),
  };
}
