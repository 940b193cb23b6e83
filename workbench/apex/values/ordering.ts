import { DateValue, DatetimeValue } from './dates.ts';
import { asDecimal } from './equality.ts';
import { throwApex } from './exceptions.ts';
import { EnumValue } from './instances.ts';
import { IdValue, type Value } from './value.ts';

const sign = (n: number) => Math.sign(n);

/** Orders two values of one kind, null first: negative, zero or positive. Text is ordered without regard to case. */
export function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  const [x, y] = [asDecimal(a), asDecimal(b)];
  if (x && y) return x.compare(y);
  const [s, t] = [textOf(a), textOf(b)];
  if (s !== undefined && t !== undefined) return compareText(s.toLowerCase(), t.toLowerCase());
  const [p, q] = [timeOf(a), timeOf(b)];
  if (p !== undefined && q !== undefined) return sign(p - q);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (a instanceof EnumValue && b instanceof EnumValue) return sign(a.ordinal - b.ordinal);
  return throwApex('ListException', 'One or more of the items in this list is not Comparable.');
}

/** Order of sorting and `compareTo`: text by its letters, capitals first. */
export function sortOrder(a: Value, b: Value): number {
  const [s, t] = [textOf(a), textOf(b)];
  return s !== undefined && t !== undefined ? compareText(s, t) : compareValues(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof IdValue ? value.text : undefined;
}

function timeOf(value: Value): number | undefined {
  if (value instanceof DatetimeValue) return value.time;
  return value instanceof DateValue ? value.epochDay * 86_400_000 : undefined;
}
