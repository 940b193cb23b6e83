/** BCP 47: undetermined. */
export const NO_LANGUAGE = 'und';

/** Written without spaces between words. */
const WITHOUT_SPACES = new Set(['ja', 'zh', 'yue', 'wuu', 'th', 'lo', 'km', 'my']);

/** What stands between words in a language. */
export function separatorOf(languageCode: string): ' ' | '' {
  return WITHOUT_SPACES.has(languageCode.split('-')[0] ?? '') ? '' : ' ';
}
