import { declareNative } from '../types/native-class.ts';
import { DatetimeValue, formatDate } from '../values/dates.ts';
import { throwApex } from '../values/exceptions.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `2026-11-20 14:03:00`, in the user's time zone, which is GMT here. */
function parse(text: string): DatetimeValue {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text);
  const value = match && DatetimeValue.parseIso(`${match[1] ?? ''}T${match[2] ?? ''}Z`);
  return value ?? throwApex('TypeException', `Invalid date/time: ${text}`);
}

const newInstance = (
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
) => new DatetimeValue(Date.UTC(year, month - 1, day, hour, minute, second));
const midnight = (year: number, month: number, day: number) => newInstance(year, month, day, 0, 0, 0);
const after = (self: DatetimeValue, amount: number, unit: number) =>
  new DatetimeValue(self.time + amount * unit);
const months = (self: DatetimeValue, count: number) => {
  const day = self.day();
  return new DatetimeValue(self.time + (day.addMonths(count).epochDay - day.epochDay) * DAY);
};
const format = (self: DatetimeValue, pattern: string) =>
  formatDate(self.date(), pattern) ??
  throwApex('IllegalArgumentException', `The runner does not know every letter of the pattern: ${pattern}`);
const part = (read: (date: Date) => number) => (self: DatetimeValue) => read(self.date());

const DATE = 'Integer year, Integer month, Integer day';
const TIME = 'Integer hour, Integer minute, Integer second';

declareNative({
  name: 'Datetime',
  kind: 'primitive',
  statics: {
    'Datetime now()': () => new DatetimeValue(Date.now()),
    'Datetime newInstance(Long milliseconds)': (time: bigint) => new DatetimeValue(Number(time)),
    [`Datetime newInstance(${DATE})`]: midnight,
    [`Datetime newInstance(${DATE}, ${TIME})`]: newInstance,
    [`Datetime newInstanceGmt(${DATE})`]: midnight,
    [`Datetime newInstanceGmt(${DATE}, ${TIME})`]: newInstance,
    'Datetime valueOf(String text)': parse,
    'Datetime valueOfGmt(String text)': parse,
  },
  methods: {
    'Long getTime()': (self: DatetimeValue) => BigInt(self.time),
    'Date date()': (self: DatetimeValue) => self.day(),
    'Date dateGmt()': (self: DatetimeValue) => self.day(),
    'Integer year()': part((date) => date.getUTCFullYear()),
    'Integer yearGmt()': part((date) => date.getUTCFullYear()),
    'Integer month()': part((date) => date.getUTCMonth() + 1),
    'Integer monthGmt()': part((date) => date.getUTCMonth() + 1),
    'Integer day()': part((date) => date.getUTCDate()),
    'Integer dayGmt()': part((date) => date.getUTCDate()),
    'Integer hour()': part((date) => date.getUTCHours()),
    'Integer hourGmt()': part((date) => date.getUTCHours()),
    'Integer minute()': part((date) => date.getUTCMinutes()),
    'Integer minuteGmt()': part((date) => date.getUTCMinutes()),
    'Integer second()': part((date) => date.getUTCSeconds()),
    'Integer secondGmt()': part((date) => date.getUTCSeconds()),
    'Integer millisecond()': part((date) => date.getUTCMilliseconds()),
    'Datetime addSeconds(Integer count)': (self: DatetimeValue, count: number) => after(self, count, SECOND),
    'Datetime addMinutes(Integer count)': (self: DatetimeValue, count: number) => after(self, count, MINUTE),
    'Datetime addHours(Integer count)': (self: DatetimeValue, count: number) => after(self, count, HOUR),
    'Datetime addDays(Integer count)': (self: DatetimeValue, count: number) => after(self, count, DAY),
    'Datetime addMonths(Integer count)': months,
    'Datetime addYears(Integer count)': (self: DatetimeValue, count: number) => months(self, count * 12),
    'Boolean isSameDay(Datetime other)': (self: DatetimeValue, other: DatetimeValue) =>
      self.day().epochDay === other.day().epochDay,
    'String format(String pattern)': format,
    'String format(String pattern, String timeZone)': (self: DatetimeValue, pattern: string, zone: string) =>
      /^(gmt|utc)$/i.test(zone)
        ? format(self, pattern)
        : throwApex('IllegalArgumentException', `The runner knows the time zone GMT only, not ${zone}`),
    'String formatGmt(String pattern)': format,
  },
});
