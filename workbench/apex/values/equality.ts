import { ListValue } from './collections.ts';
import { DateValue, DatetimeValue } from './dates.ts';
import { DecimalValue } from './decimal.ts';
import { EnumValue } from './instances.ts';
import { keyOf } from './key.ts';
import { recordId } from './record-id.ts';
import { DoubleValue, IdValue, type Value } from './value.ts';

/** Apex `==`: strings without regard to case, numbers by amount, collections and records by content. */
export function equal(a: Value, b: Value): boolean {
  if (a === null || b === null) return a === b;
  if (isText(a) && isText(b)) return sameText(a, b);
  const left = asDecimal(a);
  const right = asDecimal(b);
  if (left && right) return left.compare(right) === 0;
  if (a instanceof ListValue && b instanceof ListValue) {
    return a.items.length === b.items.length && a.items.every((item, i) => equal(item, b.items[i] ?? null));
  }
  return keyOf(a) === keyOf(b);
}

/** Apex `===`: the same object; values without identity compare by `==`. */
export function identical(a: Value, b: Value): boolean {
  const hasIdentity = (value: Value) =>
    typeof value === 'object' && value !== null && !(value instanceof IdValue) && !asDecimal(value);
  return hasIdentity(a) && hasIdentity(b) ? a === b || isDay(a, b) : equal(a, b);
}

function isDay(a: Value, b: Value): boolean {
  const immutable = (value: Value) =>
    value instanceof DateValue || value instanceof DatetimeValue || value instanceof EnumValue;
  return immutable(a) && immutable(b) && equal(a, b);
}

const isText = (value: Value): value is string | IdValue =>
  typeof value === 'string' || value instanceof IdValue;

/** Strings compare without regard to case; beside an id, text is read as an id of 15 or 18 characters. */
function sameText(a: string | IdValue, b: string | IdValue): boolean {
  const textOf = (value: string | IdValue) => (typeof value === 'string' ? value : value.text);
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return (recordId(textOf(a)) ?? textOf(a)) === (recordId(textOf(b)) ?? textOf(b));
}

/** The amount of any number, or undefined. */
export function asDecimal(value: Value): DecimalValue | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return DecimalValue.fromInteger(value);
  if (value instanceof DecimalValue) return value;
  if (value instanceof DoubleValue && Number.isFinite(value.number))
    return DecimalValue.fromNumber(value.number);
  return undefined;
}
