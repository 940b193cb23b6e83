import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';

const list = new Intl.ListFormat(locale, { type: 'unit', style: 'long' });

/** @param {'hour' | 'minute' | 'second'} unit */
const longUnit = (unit) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone });
const units = { hour: longUnit('hour'), minute: longUnit('minute'), second: longUnit('second') };

/** @param {number | null | undefined} seconds */
function parts(seconds) {
  const whole = Math.max(0, Math.floor(Number(seconds) || 0));
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 };
}

/**
 * A place in a recording as a clock shows it: `0:07`, `12:30`, `1:02:03`.
 * @param {number | null | undefined} seconds
 */
export function clockTime(seconds) {
  const time = parts(seconds);
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return time.hours > 0
    ? `${time.hours}:${two(time.minutes)}:${two(time.seconds)}`
    : `${time.minutes}:${two(time.seconds)}`;
}

/**
 * A length of time in words, for screen readers and running text: `1 minute, 5 seconds`.
 * @param {number | null | undefined} seconds
 */
export function spokenTime(seconds) {
  const time = parts(seconds);
  const words = [];
  if (time.hours) words.push(units.hour.format(time.hours));
  if (time.minutes) words.push(units.minute.format(time.minutes));
  if (time.seconds || words.length === 0) words.push(units.second.format(time.seconds));
  return list.format(words);
}

/**
 * When something was said or written, as it is shown: the place in a recording, and of a chat, which
 * has none, the time of day in the user's time zone.
 * @param {{channel?: string, startedAt?: string}} conversation
 * @param {number} seconds
 */
export function saidTime({ channel, startedAt }, seconds) {
  const begin = channel === 'CHAT' && startedAt ? Date.parse(startedAt) : NaN;
  return Number.isNaN(begin) ? clockTime(seconds) : timeOfDay.format(begin + seconds * 1000);
}
