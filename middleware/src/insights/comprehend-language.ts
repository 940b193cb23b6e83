/** Written in traditional characters, which Comprehend knows by this code alone. */
const TRADITIONAL_CHINESE = new Set(['zh-TW', 'zh-HK']);

/** The languages that most operations of Amazon Comprehend know, by the codes that it documents. */
export const COMPREHEND_LANGUAGES: readonly string[] = [
  ...['en', 'es', 'fr', 'de', 'it', 'pt', 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'],
];

/** Comprehend's code for a language code of Transcribe: `en-US` → `en`, `zh-TW` stays. */
export function comprehendLanguage(languageCode: string): string {
  if (TRADITIONAL_CHINESE.has(languageCode)) return 'zh-TW';
  return languageCode.split('-')[0] ?? languageCode;
}
