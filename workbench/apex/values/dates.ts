import { ObjectValue } from './value.ts';

const DAY = 86_400_000;
const two = (n: number) => String(n).padStart(2, '0');

/** A calendar day, held as days since 1970-01-01. */
export class DateValue extends ObjectValue {
  readonly epochDay: number;
  constructor(epochDay: number) {
    super();
    this.epochDay = epochDay;
  }

  override contentKey(): string {
    return `date:${String(this.epochDay)}`;
  }

  /** Months and days beyond their range carry over, as `Date.newInstance` does. */
  static of(year: number, month: number, day: number): DateValue {
    return new DateValue(Math.floor(Date.UTC(year, month - 1, day) / DAY));
  }

  /** Reads `2026-11-20`; undefined for anything else. */
  static parse(text: string): DateValue | undefined {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
    if (!match) return undefined;
    const [, year, month, day] = match.map(Number);
    const value = DateValue.of(year ?? 0, month ?? 0, day ?? 0);
    return value.month === month && value.day === day ? value : undefined;
  }

  get year(): number {
    return this.date().getUTCFullYear();
  }
  get month(): number {
    return this.date().getUTCMonth() + 1;
  }
  get day(): number {
    return this.date().getUTCDate();
  }

  date(): Date {
    return new Date(this.epochDay * DAY);
  }

  addMonths(months: number): DateValue {
    const first = DateValue.of(this.year, this.month + months, 1);
    const length = DateValue.of(first.year, first.month + 1, 0).day;
    return DateValue.of(first.year, first.month, Math.min(this.day, length));
  }

  /** `2026-11-20`. */
  override toString(): string {
    return this.date().toISOString().slice(0, 10);
  }
}

/** An instant, in milliseconds since 1970-01-01T00:00:00Z. The running user's time zone is GMT. */
export class DatetimeValue extends ObjectValue {
  readonly time: number;
  constructor(time: number) {
    super();
    this.time = time;
  }

  override contentKey(): string {
    return `datetime:${String(this.time)}`;
  }

  /** Reads an ISO 8601 date-time; undefined for anything else. */
  static parseIso(text: string): DatetimeValue | undefined {
    if (!/^\d{4}-\d{2}-\d{2}(T|$)/.test(text)) return undefined;
    const time = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2').replace(/(T[\d:.]+)$/, '$1Z'));
    return Number.isNaN(time) ? undefined : new DatetimeValue(time);
  }

  date(): Date {
    return new Date(this.time);
  }

  day(): DateValue {
    return new DateValue(Math.floor(this.time / DAY));
  }

  toIso(): string {
    return this.date().toISOString();
  }

  /** `2026-11-20 14:03:00`. */
  override toString(): string {
    return this.toIso().slice(0, 19).replace('T', ' ');
  }
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/**
 * Formats by a pattern of Java's SimpleDateFormat (y M d E a H h k m s S Z X z and quoted text).
 * Returns undefined for a pattern letter that it does not know.
 */
export function formatDate(date: Date, pattern: string): string | undefined {
  let unknown = false;
  const text = pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (run: string, quoted?: string) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    const part = datePart(date, run.charAt(0), run.length);
    unknown ||= part === undefined;
    return part ?? '';
  });
  return unknown ? undefined : text;
}

function datePart(date: Date, letter: string, width: number): string | undefined {
  const pad = (n: number) => String(n).padStart(width, '0');
  const hours = date.getUTCHours();
  switch (letter) {
    case 'y':
      return width === 2 ? two(date.getUTCFullYear() % 100) : pad(date.getUTCFullYear());
    case 'M': {
      const name = MONTHS[date.getUTCMonth()] ?? '';
      return width >= 4 ? name : width === 3 ? name.slice(0, 3) : pad(date.getUTCMonth() + 1);
    }
    case 'd':
      return pad(date.getUTCDate());
    case 'E': {
      const name = DAYS[date.getUTCDay()] ?? '';
      return width >= 4 ? name : name.slice(0, 3);
    }
    case 'a':
      return hours < 12 ? 'AM' : 'PM';
    case 'H':
      return pad(hours);
    case 'k':
      return pad(hours === 0 ? 24 : hours);
    case 'h':
      return pad(hours % 12 === 0 ? 12 : hours % 12);
    case 'm':
      return pad(date.getUTCMinutes());
    case 's':
      return pad(date.getUTCSeconds());
    case 'S':
      return pad(date.getUTCMilliseconds());
    case 'Z':
      return '+0000';
    case 'X':
      return 'Z';
    case 'z':
      return 'GMT';
    default:
      return undefined;
  }
}
