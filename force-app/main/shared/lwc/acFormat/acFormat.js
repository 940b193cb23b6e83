import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';

const percentFormat = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const wholeFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const rateFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const decimalFormat = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const signedFormat = new Intl.NumberFormat(locale, {
  maximumFractionDigits: 2,
  signDisplay: 'exceptZero',
});
const dateTimeFormat = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: timeZone || undefined,
});
const plurals = new Intl.PluralRules(locale);
const languages = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });

/**
 * Puts values into a label's numbered places: `fill('{0} of {1}', 2, 9)` is `2 of 9`.
 * @param {string} label
 * @param {...(string | number)} values
 */
export function fill(label, ...values) {
  return label.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}

/**
 * @param {number | null | undefined} share 0 to 1
 */
export function percent(share) {
  return percentFormat.format(Number(share) || 0);
}

/** @param {number | null | undefined} number */
export function whole(number) {
  return wholeFormat.format(Number(number) || 0);
}

/** One digit after the point. @param {number | null | undefined} number */
export function decimal(number) {
  return decimalFormat.format(Number(number) || 0);
}

/** A score that may be below zero, with its sign. @param {number} number */
export function signed(number) {
  return signedFormat.format(number);
}

/**
 * The form of a label that a language uses for a number. Its forms are named by their plural
 * categories, so that a translation has as many as its language needs:
 * `one: {0} turn | other: {0} turns`. A label without forms serves every number.
 * @param {string} label
 * @param {number} count
 * @param {...(string | number)} more values of the places after the first, which is the number
 */
export function plural(label, count, ...more) {
  const forms = new Map();
  for (const form of label.split('|')) {
    const [, category, text] = /^\s*(zero|one|two|few|many|other):\s*(.*?)\s*$/.exec(form) ?? [];
    if (category) forms.set(category, text);
  }
  const form = forms.get(plurals.select(count)) ?? forms.get('other') ?? label;
  return fill(form, whole(count), ...more);
}

/** A point in time in the user's time zone. @param {string} time ISO 8601 */
export function dateTime(time) {
  return dateTimeFormat.format(new Date(time));
}

/** A playback speed: `1.25×`. @param {number} rate */
export function speed(rate) {
  return `${rateFormat.format(rate)}×`;
}

/**
 * A language's name in the user's language, or its code where it has no known name.
 * @param {string} code BCP 47, e.g. `en-US`
 */
export function languageName(code) {
  try {
    return languages.of(code) ?? code;
  } catch {
    // Not a well-formed code; what the record says is better than nothing.
    return code;
  }
}
