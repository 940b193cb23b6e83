import { z } from 'zod';
import { AUTOMATIC_LANGUAGE } from '../contracts/transcribe-languages.ts';

/** Kinds of personal data that Amazon Transcribe's batch jobs take out (its API's `PiiEntityType`). */
const PERSONAL_DATA = [
  'ADDRESS',
  'ALL',
  'BANK_ACCOUNT_NUMBER',
  'BANK_ROUTING',
  'CREDIT_DEBIT_CVV',
  'CREDIT_DEBIT_EXPIRY',
  'CREDIT_DEBIT_NUMBER',
  'EMAIL',
  'NAME',
  'PHONE',
  'PIN',
  'SSN',
] as const;

const resourceName = z
  .string('must be the name of an Amazon Transcribe resource')
  .regex(/^[0-9a-zA-Z._-]{1,200}$/, 'must be a name of letters, digits, dots, hyphens and underscores');

/** What is set for one language, by the names of resources in the account of AWS. */
export const languageSettings = z.strictObject(
  {
    vocabulary: resourceName.optional(),
    /** A custom language model. */
    model: resourceName.optional(),
    vocabularyFilter: z
      .strictObject(
        {
          name: resourceName,
          method: z.enum(['mask', 'remove', 'tag'], 'must be mask, remove or tag').default('mask'),
        },
        'must be an object with name and method',
      )
      .optional(),
    /** Personal data to take out of the transcript; `ALL` for all that the service knows. */
    redaction: z
      .array(z.enum(PERSONAL_DATA, `must name kinds of personal data: ${PERSONAL_DATA.join(', ')}`))
      .min(1, 'must name at least one kind of personal data, or ALL')
      .optional(),
  },
  'must be an object with vocabulary, model, vocabularyFilter or redaction',
);
export type LanguageSettings = z.infer<typeof languageSettings>;

/** Settings by language code, in the service's own spelling. */
export const settingsByLanguage = z.record(z.string(), languageSettings);

/** What the deployment sets for transcriptions. */
export type TranscriptionOptions = {
  /** Languages to choose from where one is to be identified; none: any. */
  candidates: readonly string[];
  languages: Readonly<Record<string, LanguageSettings>>;
};

/** What holds for every job, whatever is transcribed: none of it changes a transcript, so none is part of a job's name. */
export type JobOptions = {
  /** KMS key that encrypts the output. */
  outputKmsKey?: string | undefined;
  /** Role that the service assumes to read and write, which lets it queue jobs. */
  queueRole?: string | undefined;
  /** Whether the output lies below the day of the recording. */
  dateFolders: boolean;
};

/**
 * What a job is given beside its language: for a given language its own settings, where it is to be
 * identified the candidates and theirs.
 */
export const jobSettings = z.object({
  candidates: z.array(z.string()).optional(),
  languages: settingsByLanguage.optional(),
});
export type JobSettings = z.infer<typeof jobSettings>;

/** The settings of a job in a language, or of one that identifies it (`auto`). */
export function settingsFor(
  languageCode: string,
  { candidates, languages }: TranscriptionOptions,
): JobSettings {
  const codes = languageCode === AUTOMATIC_LANGUAGE ? candidates : [languageCode];
  const own = codes.flatMap((code) => (languages[code] ? [[code, languages[code]] as const] : []));
  return {
    ...(languageCode === AUTOMATIC_LANGUAGE && candidates.length > 0 ? { candidates: [...candidates] } : {}),
    ...(own.length > 0 ? { languages: Object.fromEntries(own) } : {}),
  };
}

/** Whether personal data is taken out of a transcript in this language. */
export function isRedacted(languageCode: string, settings: JobSettings | undefined): boolean {
  // The service does not redact where it identifies the language.
  return languageCode !== AUTOMATIC_LANGUAGE && settings?.languages?.[languageCode]?.redaction !== undefined;
}

/** The settings in words, for the reader of the record; empty where nothing is set. */
export function describeSettings(languageCode: string, settings: JobSettings | undefined): string {
  if (!settings) return '';
  const words = settings.candidates ? [`candidates ${settings.candidates.join(', ')}`] : [];
  for (const [code, own] of Object.entries(settings.languages ?? {})) {
    const where = code === languageCode ? '' : ` for ${code}`;
    if (own.vocabulary) words.push(`vocabulary ${own.vocabulary}${where}`);
    if (own.model) words.push(`language model ${own.model}${where}`);
    if (own.vocabularyFilter)
      words.push(`vocabulary filter ${own.vocabularyFilter.name} (${own.vocabularyFilter.method})${where}`);
    if (isRedacted(code, settings)) words.push(`redaction of ${own.redaction?.join(', ') ?? ''}${where}`);
  }
  return words.join('; ');
}

/** Whether any of a language's settings holds where the service identifies the language. */
export const appliesWhereIdentified = ({ vocabulary, model, vocabularyFilter }: LanguageSettings = {}) =>
  [vocabulary, model, vocabularyFilter].some((setting) => setting !== undefined);

const SEVERAL = 2;
/** So many languages can have settings of their own where the language is to be identified. */
const MOST_WITH_SETTINGS = 5;

/** What is wrong with options that are each right alone; says names of languages, which are no secrets. */
export function candidatesProblem({ candidates, languages }: TranscriptionOptions): string | undefined {
  if (candidates.length > 0 && candidates.length < SEVERAL) return 'must name at least two languages';
  const own = candidates.filter((code) => appliesWhereIdentified(languages[code]));
  return own.length > MOST_WITH_SETTINGS
    ? `at most ${MOST_WITH_SETTINGS} of the candidates can have a vocabulary, language model or vocabulary filter`
    : undefined;
}
