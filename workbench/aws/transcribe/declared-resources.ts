import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import type { StartRequest } from './start-request.ts';

/** What an account has made beforehand, by name. */
export type DeclaredResources = {
  /** Custom vocabularies, with the language of each. */
  vocabularies?: Readonly<Record<string, string>>;
  vocabularyFilters?: Readonly<Record<string, VocabularyFilter>>;
  /** Custom language models, with the language of each. */
  languageModels?: Readonly<Record<string, string>>;
  /** Keys of KMS that may encrypt output; any, where none are declared. */
  kmsKeys?: readonly string[];
};
export type VocabularyFilter = { languageCode: string; words: readonly string[] };

/** [?] The service's own sentence is not documented. */
const KEY_UNUSABLE = "The specified KMS key can't be accessed.";

type Named = {
  VocabularyName?: string | undefined;
  VocabularyFilterName?: string | undefined;
  LanguageModelName?: string | undefined;
};

/**
 * Refuses names that were not declared, or of another language than the job's, as the service does.
 * Throws BadRequestException.
 */
export function checkResources(request: StartRequest, declared: DeclaredResources): void {
  const { LanguageCode, Settings = {}, ModelSettings = {}, LanguageIdSettings = {} } = request;
  check({ ...Settings, ...ModelSettings }, LanguageCode, declared);
  for (const [code, named] of Object.entries(LanguageIdSettings)) check(named, code, declared);
  const key = request.OutputEncryptionKMSKeyId;
  if (key !== undefined && declared.kmsKeys?.includes(key) === false)
    throw new AwsJsonError('BadRequestException', KEY_UNUSABLE);
}

function check(
  { VocabularyName: name, VocabularyFilterName: filter, LanguageModelName: model }: Named,
  code: string | undefined,
  declared: DeclaredResources,
) {
  if (name !== undefined) requireLanguage('vocabulary', declared.vocabularies?.[name], code);
  if (model !== undefined) requireLanguage('language model', declared.languageModels?.[model], code);
  if (filter !== undefined)
    requireLanguage('vocabulary filter', declared.vocabularyFilters?.[filter]?.languageCode, code);
}

function requireLanguage(kind: string, own: string | undefined, asked: string | undefined) {
  if (own === undefined) {
    const words = `The requested ${kind} couldn't be found. Check the ${kind} name and try your request again.`;
    throw new AwsJsonError('BadRequestException', words);
  }
  if (own !== asked) {
    throw new AwsJsonError('BadRequestException', `The ${kind} is of another language than the job.`);
  }
}

/** The filter that holds for the language that the job worked with, and what it does with its words. */
export function filterOf(
  { Settings = {}, LanguageIdSettings = {} }: StartRequest,
  languageCode: string,
  { vocabularyFilters = {} }: DeclaredResources,
): { words: ReadonlySet<string>; method: 'remove' | 'mask' | 'tag' } | undefined {
  const identified = Object.entries(LanguageIdSettings).find(([code]) => code === languageCode)?.[1];
  const name = Settings.VocabularyFilterName ?? identified?.VocabularyFilterName;
  const filter = name === undefined ? undefined : vocabularyFilters[name];
  if (!filter) return undefined;
  const words = new Set(filter.words.map((word) => word.toLowerCase()));
  return { words, method: Settings.VocabularyFilterMethod ?? 'mask' };
}
