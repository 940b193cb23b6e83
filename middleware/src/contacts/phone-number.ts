import { Metadata, parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js';
import metadata from 'libphonenumber-js/min/metadata';

/** Shorter ones are extensions and service numbers, which many people share. */
const FEWEST_DIGITS = 7;
const DIALED = /^\d+$/;
/** Marks that come along with copied numbers: directions, joiners, soft hyphens. */
const INVISIBLE = /\p{Cf}/gu;
/** Mexico dropped the 1 before mobile numbers in 2019; carriers still send it, address books still hold it. */
const FORMER_MEXICAN_MOBILE = /^521(?=\d{10}$)/;

/** Whether some country has this calling code, such as `1` or `44`. */
export function isCallingCode(code: string): boolean {
  return Object.hasOwn(metadata.country_calling_codes, code);
}

/**
 * The digits of a number with its country code, `+1 (555) 010-0123` → `15550100123`; `undefined` for what is
 * no phone number, such as `anonymous`. A number without a country code is read as people of the given country
 * write it: with its national prefix, its prefix for calls abroad, its own digits, and words around it.
 * @param countryCode calling code without `+`, such as `1`
 */
export function internationalDigits(written: string, countryCode: string): string | undefined {
  const digits = read(written, countryCode)?.number.slice(1).replace(FORMER_MEXICAN_MOBILE, '52');
  return digits !== undefined && digits.length >= FEWEST_DIGITS ? digits : undefined;
}

/**
 * The ways in which an index of phone numbers may hold a number, as digits: with its country code, with the
 * prefix for calls abroad, and at home also as it is written there, with its national prefix and without.
 */
export function searchedForms(digits: string, countryCode: string): string[] {
  const number = read(`+${digits}`, countryCode);
  const abroad = prefixForCallsAbroad(countryCode);
  const forms = [digits, ...(abroad === undefined ? [] : [abroad + digits])];
  if (digits.startsWith('52')) forms.push(digits.replace(/^52/, '521'));
  if (number?.countryCallingCode === countryCode) {
    forms.push(number.nationalNumber, number.formatNational().replace(/\D/g, ''));
  }
  return [...new Set(forms)];
}

function read(written: string, countryCode: string): PhoneNumber | undefined {
  const text = written.normalize('NFKC').replace(INVISIBLE, '').trim();
  if (isEmailAddress(text)) return undefined;
  const number = parsePhoneNumberFromString(text, {
    defaultCountry: mainCountry(countryCode),
    extract: true,
  });
  if (number === undefined) return undefined;
  return number.isPossible() || FORMER_MEXICAN_MOBILE.test(number.number.slice(1)) ? number : undefined;
}

const isEmailAddress = (text: string) => text.includes('@') && !/^(?:tel|sips?):/i.test(text);

/** Of several countries with one calling code, the first is the main one. */
function mainCountry(countryCode: string): CountryCode | undefined {
  return metadata.country_calling_codes[countryCode]?.[0];
}

/** Such as `00` or `011`; `undefined` where callers choose among several. */
function prefixForCallsAbroad(countryCode: string): string | undefined {
  const country = mainCountry(countryCode);
  if (country === undefined) return undefined;
  const plans = new Metadata();
  plans.selectNumberingPlan(country);
  const { numberingPlan } = plans;
  const prefix = numberingPlan?.defaultIDDPrefix() ?? numberingPlan?.IDDPrefix() ?? '';
  return DIALED.test(prefix) ? prefix : undefined;
}
