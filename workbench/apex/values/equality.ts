import { ListValue, MapValue, SetValue } from './collections.ts';
import { DateValue, DatetimeValue } from './dates.ts';
import { DecimalValue } from './decimal.ts';
import { recordId } from './record-id.ts';
import { SObjectValue } from './sobject.ts';
import { BlobValue, DoubleValue, EnumValue, IdValue, SystemValue, TypeValue, type Value } from './value.ts';
import { typeName } from '../types/type.ts';

/**
 * A JavaScript map key that is the same for values that Apex collections take as equal: strings by their letters
 * (case counts), ids by their text, collections and records by content, instances by identity.
 */
export function keyOf(value: Value): unknown {
  if (value === null || typeof value !== 'object') return value;
  return contentKey(value) ?? value;
}

function contentKey(value: Exclude<Value, null>): string | undefined {
  if (value instanceof IdValue) return `id:${value.text}`;
  if (value instanceof DecimalValue) return `decimal:${value.toString()}`;
  if (value instanceof DoubleValue) return `double:${String(value.number)}`;
  if (value instanceof DateValue) return `date:${String(value.epochDay)}`;
  if (value instanceof DatetimeValue) return `datetime:${String(value.time)}`;
  if (value instanceof BlobValue) return `blob:${Buffer.from(value.bytes).toString('base64')}`;
  if (value instanceof EnumValue) return `enum:${value.declaration.name}.${value.name}`;
  if (value instanceof TypeValue) return `type:${typeName(value.type)}`;
  if (value instanceof ListValue) return `list:${nested(value.items)}`;
  if (value instanceof SetValue) return `set:${[...value.items().map(nestedKey)].sort().join(' ')}`;
  if (value instanceof MapValue) return `map:${nested([...value.keys(), ...value.values()])}`;
  if (value instanceof SObjectValue) {
    const fields = [...value.fields].map(([name, field]) => `${name}=${nestedKey(field)}`).sort();
    return `sobject:${value.objectName}:${fields.join(' ')}`;
  }
  if (value instanceof SystemValue) return value.contentKey;
  return undefined;
}

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

function identity(value: object): string {
  const known = identities.get(value) ?? nextIdentity++;
  identities.set(value, known);
  return `#${String(known)}`;
}

function nestedKey(value: Value): string {
  const key = keyOf(value);
  if (typeof key === 'object' && key !== null) return identity(key);
  return JSON.stringify(`${typeof key}:${String(key)}`);
}

const nested = (values: Value[]) => values.map(nestedKey).join(' ');

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
