/** Shorter ones are extensions and service numbers, which many people share. */
const FEWEST_DIGITS = 7;
/** E.164 allows fifteen. */
const MOST_DIGITS = 15;
const WRITTEN_NUMBER = /^\+?[\d\s().\-/]+$/;
const EXTENSION = /\s*(?:x|ext\.?|#|;ext=)\s*\d*$/i;

/**
 * The digits of a number with its country code, `+1 (555) 010-0123` → `15550100123`; `undefined` for what is
 * no phone number, such as `anonymous`. A number without `+`, `00` or `011` before it is taken for one of the
 * given country.
 * @param countryCode calling code without `+`, such as `1`
 */
export function internationalDigits(written: string, countryCode: string): string | undefined {
  const text = written
    .trim()
    .replace(/^tel:/i, '')
    .replace(EXTENSION, '')
    .replace(/^(\+\d+\s*)\(0\)/, '$1');
  if (!WRITTEN_NUMBER.test(text)) return undefined;
  const digits = withCountryCode(text, countryCode);
  return digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS ? digits : undefined;
}

function withCountryCode(text: string, countryCode: string): string {
  const digits = text.replace(/\D/g, '');
  if (text.startsWith('+')) return digits;
  const international = /^(?:00|011)(\d+)$/.exec(digits)?.[1];
  if (international !== undefined) return international;
  return countryCode + nationalDigits(digits, countryCode);
}

/** North America writes its country code as the prefix of national calls, too; elsewhere that is a zero. */
function nationalDigits(digits: string, countryCode: string): string {
  if (countryCode === '1') return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return digits.replace(/^0/, '');
}

/** The ways in which a number may stand in an index of phone numbers: with its country code, and without. */
export function searchedForms(digits: string, countryCode: string): string[] {
  if (!digits.startsWith(countryCode)) return [digits];
  const national = digits.slice(countryCode.length);
  return countryCode === '1' ? [digits, national] : [digits, national, `0${national}`];
}
