import { declareNative } from '../types/native-class.ts';
import { DateValue, DatetimeValue } from '../values/dates.ts';
import { throwApex } from '../values/exceptions.ts';

const parse = (text: string) => DateValue.parse(text) ?? throwApex('TypeException', `Invalid date: ${text}`);
const leap = (year: number) => DateValue.of(year, 2, 29).month === 2;

declareNative({
  name: 'Date',
  kind: 'primitive',
  statics: {
    'Date today()': () => new DatetimeValue(Date.now()).day(),
    'Date newInstance(Integer year, Integer month, Integer day)': (
      year: number,
      month: number,
      day: number,
    ) => DateValue.of(year, month, day),
    'Date valueOf(String text)': parse,
    'Date valueOf(Datetime value)': (value: DatetimeValue) => value.day(),
    'Integer daysInMonth(Integer year, Integer month)': (year: number, month: number) =>
      DateValue.of(year, month + 1, 0).day,
    'Boolean isLeapYear(Integer year)': leap,
  },
  methods: {
    'Integer year()': (self: DateValue) => self.year,
    'Integer month()': (self: DateValue) => self.month,
    'Integer day()': (self: DateValue) => self.day,
    'Integer dayOfYear()': (self: DateValue) => self.epochDay - DateValue.of(self.year, 1, 1).epochDay + 1,
    'Date addDays(Integer days)': (self: DateValue, days: number) => new DateValue(self.epochDay + days),
    'Date addMonths(Integer months)': (self: DateValue, months: number) => self.addMonths(months),
    'Date addYears(Integer years)': (self: DateValue, years: number) => self.addMonths(years * 12),
    'Integer daysBetween(Date other)': (self: DateValue, other: DateValue) => other.epochDay - self.epochDay,
    'Integer monthsBetween(Date other)': (self: DateValue, other: DateValue) =>
      (other.year - self.year) * 12 + other.month - self.month,
    'Date toStartOfMonth()': (self: DateValue) => DateValue.of(self.year, self.month, 1),
    'Boolean isSameDay(Date other)': (self: DateValue, other: DateValue) => self.epochDay === other.epochDay,
    'String format()': (self: DateValue) => `${String(self.month)}/${String(self.day)}/${String(self.year)}`,
  },
});
