import type { NativeBody } from '../types/native-class.ts';

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const first = (text: string, change: (letter: string) => string) => change(text.charAt(0)) + text.slice(1);

/** Methods of String about letters: their case, kind and surrounding space. */
export const stringCases: Record<string, NativeBody> = {
  'String toLowerCase()': (self: string) => self.toLowerCase(),
  'String toUpperCase()': (self: string) => self.toUpperCase(),
  'String capitalize()': (self: string) => first(self, (letter) => letter.toUpperCase()),
  'String uncapitalize()': (self: string) => first(self, (letter) => letter.toLowerCase()),
  'String trim()': (self: string) => self.trim(),
  'String normalizeSpace()': (self: string) => self.trim().replace(/\s+/g, ' '),
  'String deleteWhitespace()': (self: string) => self.replace(/\s+/g, ''),
  'Boolean equalsIgnoreCase(String? other)': (self: string, other: string | null) =>
    other !== null && same(self, other),
  'Boolean containsIgnoreCase(String part)': (self: string, part: string) =>
    self.toLowerCase().includes(part.toLowerCase()),
  'Boolean startsWithIgnoreCase(String part)': (self: string, part: string) =>
    same(self.slice(0, part.length), part),
  'Boolean endsWithIgnoreCase(String part)': (self: string, part: string) =>
    self.toLowerCase().endsWith(part.toLowerCase()),
  'Boolean isNumeric()': (self: string) => /^\d+$/.test(self),
  'Boolean isAlpha()': (self: string) => /^\p{L}+$/u.test(self),
  'Boolean isAlphanumeric()': (self: string) => /^[\p{L}\p{N}]+$/u.test(self),
  'Boolean isWhitespace()': (self: string) => /^\s*$/.test(self),
  'Boolean isAllLowerCase()': (self: string) => /^\p{Ll}+$/u.test(self),
  'Boolean isAllUpperCase()': (self: string) => /^\p{Lu}+$/u.test(self),
  'String escapeHtml4()': (self: string) =>
    self.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
  'String reverse()': (self: string) => [...self].reverse().join(''),
  'String repeat(Integer times)': (self: string, times: number) => self.repeat(Math.max(0, times)),
};
