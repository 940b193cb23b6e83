import type { Frame } from '../execution/frame.ts';
import { findMethods } from '../types/members.ts';
import { typeName } from '../types/type.ts';
import { ListValue, MapValue, SetValue } from './collections.ts';
import { DateValue, DatetimeValue } from './dates.ts';
import { DecimalValue } from './decimal.ts';
import { runtimeType } from './runtime-type.ts';
import { SObjectValue } from './sobject.ts';
import { EnumValue, InstanceValue, TypeValue } from './instances.ts';
import { BlobValue, DoubleValue, IdValue, SystemValue, type Value } from './value.ts';

/** The text of a simple value as `String.valueOf` gives it; undefined for values made of others. */
export function simpleText(value: Value): string | undefined {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (value instanceof IdValue) return value.text;
  if (value instanceof DoubleValue) return doubleText(value.number);
  if (value instanceof DecimalValue || value instanceof DateValue || value instanceof DatetimeValue) {
    return value.toString();
  }
  if (value instanceof BlobValue) return `Blob[${String(value.bytes.length)}]`;
  if (value instanceof EnumValue) return value.name;
  return value instanceof TypeValue ? typeName(value.type) : undefined;
}

/** Any value as text; `toString()` of a class in source is called. */
export async function textOf(frame: Frame, value: Value): Promise<string> {
  const simple = simpleText(value);
  if (simple !== undefined || value === null || typeof value !== 'object') return simple ?? 'null';
  if (value instanceof ListValue) return `(${(await texts(frame, value.items)).join(', ')})`;
  if (value instanceof SetValue) return `{${(await texts(frame, value.items())).join(', ')}}`;
  if (value instanceof MapValue) {
    const values = await texts(frame, value.values());
    const keys = await texts(frame, value.keys());
    return `{${keys.map((key, i) => `${key}=${values[i] ?? ''}`).join(', ')}}`;
  }
  if (value instanceof SObjectValue) {
    const parts = await Promise.all(Array.from(value.fields, ([name, field]) => pair(frame, name, field)));
    return `${value.objectName}:{${parts.join(', ')}}`;
  }
  const isObject = value instanceof InstanceValue || value instanceof SystemValue;
  return isObject ? instanceText(frame, value) : 'Object';
}

/** What `+` appends: as `textOf`, but a date comes with the time that it begins at. */
export async function concatenationText(frame: Frame, value: Value): Promise<string> {
  return value instanceof DateValue ? `${value.toString()} 00:00:00` : textOf(frame, value);
}

async function texts(frame: Frame, values: Value[]): Promise<string[]> {
  const out: string[] = [];
  for (const value of values) out.push(await textOf(frame, value));
  return out;
}

const pair = async (frame: Frame, name: string, value: Value) => `${name}=${await textOf(frame, value)}`;

/** An instance by its own `toString`, or by what it holds. */
async function instanceText(frame: Frame, value: InstanceValue | SystemValue): Promise<string> {
  const type = runtimeType(value);
  const own = findMethods(type, 'toString').find(({ member }) => member.owner.kind !== 'object');
  if (own) return (await own.member.call(frame, value, [], type)) as string;
  if (!(value instanceof InstanceValue)) return typeName(type);
  if (value.exception) return `${value.declaration.name}: ${value.exception.message ?? 'null'}`;
  const parts = await Promise.all(Array.from(value.fields, ([field, held]) => pair(frame, field.name, held)));
  return `${value.declaration.name}:[${parts.join(', ')}]`;
}

/** A double as Java prints it: `1.0`, `1.0E10`. */
export function doubleText(number: number): string {
  const size = Math.abs(number);
  if (!Number.isFinite(number)) return String(number);
  if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits = '', exponent = '0'] = number.toExponential().split('e');
    return `${digits.includes('.') ? digits : `${digits}.0`}E${String(Number(exponent))}`;
  }
  return Number.isInteger(number) ? `${String(number)}.0` : String(number);
}
