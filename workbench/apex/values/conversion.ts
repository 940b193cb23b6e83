import { typeName, type ApexType } from '../types/type.ts';
import { DateValue, DatetimeValue } from './dates.ts';
import { DecimalValue } from './decimal.ts';
import { throwApex } from './exceptions.ts';
import { recordId } from './record-id.ts';
import { isInstance, runtimeType } from './runtime-type.ts';
import { DoubleValue, IdValue, type Value } from './value.ts';

const INTEGER_MAX = 2 ** 31;

export function toId(text: string): IdValue {
  const id = recordId(text.trim());
  return id === undefined ? throwApex('StringException', `Invalid id: ${text}`) : new IdValue(id);
}

/**
 * The conversion that Apex does by itself between two static types (numbers widen, text becomes an id), or
 * undefined where a value can stay as it is.
 */
export function implicitConversion(from: ApexType, to: ApexType): ((value: Value) => Value) | undefined {
  const conversion = CONVERSIONS[`${from.declaration.name}>${to.declaration.name}`];
  return conversion && ((value) => (value === null ? null : conversion(value)));
}

/** What Apex computes with when it widens a number. */
export function numberOf(value: Value): number {
  if (value instanceof DecimalValue) return value.toNumber();
  return value instanceof DoubleValue ? value.number : Number(value);
}

export function decimalOf(value: Value): DecimalValue {
  if (value instanceof DecimalValue) return value;
  if (value instanceof DoubleValue) return DecimalValue.fromNumber(value.number);
  return DecimalValue.fromInteger(typeof value === 'bigint' ? value : Number(value));
}

const toDouble = (value: Value) => new DoubleValue(numberOf(value));

const CONVERSIONS: Record<string, ((value: Exclude<Value, null>) => Value) | undefined> = {
  'Integer>Long': (value) => BigInt(value as number),
  'Integer>Double': toDouble,
  'Long>Double': toDouble,
  'Decimal>Double': toDouble,
  'Integer>Decimal': decimalOf,
  'Long>Decimal': decimalOf,
  'Double>Decimal': decimalOf,
  'String>Id': (value) => toId(value as string),
  'Id>String': (value) => (value as IdValue).text,
  'Date>Datetime': (value) => new DatetimeValue((value as DateValue).epochDay * 86_400_000),
};

/** Truncates to 32 bits, as a cast to Integer does. */
export function toInteger(value: Value): number {
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value));
  const whole = Math.trunc(numberOf(value));
  return whole >= -INTEGER_MAX && whole < INTEGER_MAX
    ? whole
    : throwApex('TypeException', `Value out of range for an Integer: ${String(whole)}`);
}

export function toLong(value: Value): bigint {
  if (value instanceof DecimalValue) return BigInt.asIntN(64, value.setScale(0, 'DOWN').unscaled);
  return typeof value === 'bigint' ? value : BigInt(Math.trunc(numberOf(value)));
}

/** A cast between number types that both sides know at compile time. */
export function castNumber(value: Value, to: string): Value {
  if (value === null) return null;
  if (to === 'Integer') return toInteger(value);
  if (to === 'Long') return toLong(value);
  return to === 'Double' ? toDouble(value) : decimalOf(value);
}

/** A checked cast: the value as the type, or a TypeException. */
export function castReference(value: Value, to: ApexType): Value {
  if (value === null || isInstance(value, to)) return value;
  const from = runtimeType(value);
  const widened = implicitConversion(from, to);
  if (widened && to.declaration.name !== 'String') return widened(value);
  return throwApex(
    'TypeException',
    `Invalid conversion from runtime type ${typeName(from)} to ${typeName(to)}`,
  );
}
