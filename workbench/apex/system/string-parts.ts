import type { NativeBody } from '../types/native-class.ts';
import { throwApex } from '../values/exceptions.ts';

function substring(text: string, start: number, end = text.length): string {
  const bad = start < 0 ? start : end > text.length || start > end ? end : undefined;
  if (bad !== undefined) throwApex('StringException', `Ending position out of bounds: ${String(bad)}`);
  return text.slice(start, end);
}

const pad = (text: string, length: number, filler: string) =>
  filler
    .repeat(Math.max(0, Math.ceil((length - text.length) / filler.length)))
    .slice(0, Math.max(0, length - text.length));

function between(text: string, open: string, close: string): string | null {
  const start = text.indexOf(open);
  const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
  return end < 0 ? null : text.slice(start + open.length, end);
}

function abbreviate(text: string, width: number): string {
  if (width < 4) throwApex('IllegalArgumentException', 'Minimum abbreviation width is 4');
  return text.length <= width ? text : `${text.slice(0, width - 3)}...`;
}

const count = (text: string, part: string) => (part === '' ? 0 : text.split(part).length - 1);

/** What stands before or after a separator; `missing` is the answer where the separator does not occur. */
const before = (text: string, at: number, missing: string) => (at < 0 ? missing : text.slice(0, at));
const after = (text: string, at: number, separator: string) =>
  at < 0 ? '' : text.slice(at + separator.length);

/** Methods of String about parts of the text. */
export const stringParts: Record<string, NativeBody> = {
  'String substring(Integer start)': (self: string, start: number) => substring(self, start),
  'String substring(Integer start, Integer end)': (self: string, start: number, end: number) =>
    substring(self, start, end),
  'String left(Integer length)': (self: string, length: number) => self.slice(0, Math.max(0, length)),
  'String right(Integer length)': (self: string, length: number) => (length <= 0 ? '' : self.slice(-length)),
  'String mid(Integer start, Integer length)': (self: string, start: number, length: number) =>
    self.slice(Math.max(0, start), Math.max(0, start) + Math.max(0, length)),
  'Integer indexOf(String part)': (self: string, part: string) => self.indexOf(part),
  'Integer indexOf(String part, Integer start)': (self: string, part: string, start: number) =>
    self.indexOf(part, start),
  'Integer indexOfIgnoreCase(String part)': (self: string, part: string) =>
    self.toLowerCase().indexOf(part.toLowerCase()),
  'Integer lastIndexOf(String part)': (self: string, part: string) => self.lastIndexOf(part),
  'Integer lastIndexOf(String part, Integer end)': (self: string, part: string, end: number) =>
    self.lastIndexOf(part, end),
  'Boolean contains(String part)': (self: string, part: string) => self.includes(part),
  'Boolean startsWith(String part)': (self: string, part: string) => self.startsWith(part),
  'Boolean endsWith(String part)': (self: string, part: string) => self.endsWith(part),
  'Integer countMatches(String part)': count,
  'String substringBefore(String separator)': (self: string, separator: string) =>
    before(self, self.indexOf(separator), self),
  'String substringBeforeLast(String separator)': (self: string, separator: string) =>
    before(self, self.lastIndexOf(separator), self),
  'String substringAfter(String separator)': (self: string, separator: string) =>
    after(self, self.indexOf(separator), separator),
  'String substringAfterLast(String separator)': (self: string, separator: string) =>
    after(self, self.lastIndexOf(separator), separator),
  'String substringBetween(String tag)': (self: string, tag: string) => between(self, tag, tag),
  'String substringBetween(String open, String close)': between,
  'String remove(String part)': (self: string, part: string) => self.replaceAll(part, ''),
  'String removeStart(String part)': (self: string, part: string) =>
    self.startsWith(part) ? self.slice(part.length) : self,
  'String removeEnd(String part)': (self: string, part: string) =>
    part !== '' && self.endsWith(part) ? self.slice(0, -part.length) : self,
  'String abbreviate(Integer width)': abbreviate,
  'String leftPad(Integer length)': (self: string, length: number) => pad(self, length, ' ') + self,
  'String leftPad(Integer length, String filler)': (self: string, length: number, filler: string) =>
    pad(self, length, filler) + self,
  'String rightPad(Integer length)': (self: string, length: number) => self + pad(self, length, ' '),
  'String rightPad(Integer length, String filler)': (self: string, length: number, filler: string) =>
    self + pad(self, length, filler),
};
