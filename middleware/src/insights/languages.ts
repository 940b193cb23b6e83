/** Operations of Amazon Comprehend that depend on the language. */
export type TextOperation = 'sentiment' | 'keyPhrases' | 'entities' | 'syntax' | 'personalData';

const TWELVE = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'];

/** By operation, the language codes that Amazon Comprehend documents. */
const SUPPORTED: Record<TextOperation, readonly string[]> = {
  sentiment: TWELVE,
  keyPhrases: TWELVE,
  entities: TWELVE,
  syntax: ['en', 'es', 'fr', 'de', 'it', 'pt'],
  personalData: ['en', 'es'],
};

/** Written in traditional characters, which Comprehend knows by this code alone. */
const TRADITIONAL_CHINESE = new Set(['zh-TW', 'zh-HK']);

/** Comprehend's code for a language code of Transcribe: `en-US` → `en`, `zh-TW` stays. */
export function comprehendLanguage(languageCode: string): string {
  if (TRADITIONAL_CHINESE.has(languageCode)) return 'zh-TW';
  return languageCode.split('-')[0] ?? languageCode;
}

/** @param code as `comprehendLanguage` gives it */
export function supportsLanguage(operation: TextOperation, code: string): boolean {
  return SUPPORTED[operation].includes(code);
}
