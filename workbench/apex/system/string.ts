import { declareNative, type CallContext, type NativeBody } from '../types/native-class.ts';
import { nativeType } from '../types/native-registry.ts';
import { ListValue, SetValue } from '../values/collections.ts';
import { throwApex } from '../values/exceptions.ts';
import { sortOrder } from '../values/ordering.ts';
import { regularExpression, replacementFor } from '../values/regular-expression.ts';
import { simpleText, textOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { stringCases } from './string-cases.ts';
import { stringParts } from './string-parts.ts';

const strings = (items: string[]) => new ListValue(nativeType('List', nativeType('String')), items);

/** Splits as Java does: trailing empty parts are dropped unless a negative limit keeps them. */
function split(text: string, pattern: string, limit = 0): ListValue {
  const expression = regularExpression(pattern, 'g');
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(expression)) {
    if (limit > 0 && parts.length === limit - 1) break;
    const end = match.index + match[0].length;
    if (end === 0) continue;
    if (match[0] === '' && match.index >= text.length) break;
    parts.push(text.slice(start, match.index));
    start = end;
  }
  parts.push(text.slice(start));
  while (limit === 0 && parts.length > 1 && parts.at(-1) === '') parts.pop();
  return strings(parts);
}

async function join(
  source: ListValue | SetValue,
  separator: string,
  { frame }: CallContext,
): Promise<string> {
  const items = source instanceof SetValue ? source.items() : source.items;
  const parts: string[] = [];
  for (const item of items) parts.push(item === null ? '' : await textOf(frame, item));
  return parts.join(separator);
}

/** MessageFormat's `{0}`; two apostrophes are one. */
async function format(pattern: string, values: ListValue, { frame }: CallContext): Promise<string> {
  const texts: string[] = [];
  for (const value of values.items) texts.push(await textOf(frame, value));
  return pattern.replace(
    /''|'([^']*)'|\{(\d+)\}/g,
    (whole, quoted: string | undefined, index: string | undefined) => {
      if (whole === "''") return "'";
      return index === undefined ? (quoted ?? '') : (texts[Number(index)] ?? whole);
    },
  );
}

const valueOf: NativeBody = (value: Value, context: CallContext) =>
  value === null ? null : (simpleText(value) ?? textOf(context.frame, value));

declareNative({
  name: 'String',
  kind: 'primitive',
  statics: {
    'String valueOf(Object value)': valueOf,
    'Boolean isBlank(String? text)': (text: string | null) => text === null || text.trim() === '',
    'Boolean isNotBlank(String? text)': (text: string | null) => text !== null && text.trim() !== '',
    'Boolean isEmpty(String? text)': (text: string | null) => text === null || text === '',
    'Boolean isNotEmpty(String? text)': (text: string | null) => text !== null && text !== '',
    'String join(List<Object> items, String separator)': join,
    'String join(Set<Object> items, String separator)': join,
    'String format(String pattern, List<Object> values)': format,
    'String escapeSingleQuotes(String text)': (text: string) => text.replace(/'/g, "\\'"),
    'String fromCharArray(List<Integer> codes)': (codes: ListValue) =>
      String.fromCharCode(...codes.items.map(Number)),
  },
  methods: {
    ...stringParts,
    ...stringCases,
    'Integer length()': (self: string) => self.length,
    'String toString()': (self: string) => self,
    'Integer compareTo(String other)': (self: string, other: string) => sortOrder(self, other),
    'Boolean equals(Object other)': (self: string, other: Value) => self === other,
    'Integer hashCode()': (self: string) => [...self].reduce((h, c) => (h * 31 + c.charCodeAt(0)) | 0, 0),
    'Integer charAt(Integer index)': (self: string, index: number) =>
      index >= 0 && index < self.length
        ? self.charCodeAt(index)
        : throwApex('StringException', `String index out of range: ${String(index)}`),
    'List<String> split(String regex)': (self: string, pattern: string) => split(self, pattern),
    'List<String> split(String regex, Integer limit)': (self: string, pattern: string, limit: number) =>
      split(self, pattern, limit),
    'String replace(String target, String replacement)': (self: string, target: string, by: string) =>
      self.replaceAll(target, () => by),
    'String replaceAll(String regex, String replacement)': (self: string, pattern: string, by: string) =>
      self.replace(regularExpression(pattern, 'g'), replacementFor(by)),
    'String replaceFirst(String regex, String replacement)': (self: string, pattern: string, by: string) =>
      self.replace(regularExpression(pattern), replacementFor(by)),
    'Boolean matches(String regex)': (self: string, pattern: string) =>
      new RegExp(`^(?:${regularExpression(pattern).source})$`, regularExpression(pattern).flags).test(self),
  },
});
