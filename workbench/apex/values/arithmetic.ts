import { decimalOf, numberOf } from './conversion.ts';
import { DateValue, DatetimeValue } from './dates.ts';
import { throwApex } from './exceptions.ts';
import { DoubleValue, type Value } from './value.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type BitOperator = '&' | '|' | '^' | '<<' | '>>' | '>>>';
export type NumberKind = 'Integer' | 'Long' | 'Double' | 'Decimal';

const divideByZero = () => throwApex('MathException', 'Divide by 0');

/** Computes with both operands widened to one kind of number; integers wrap around. */
export function arithmetic(operator: ArithmeticOperator, kind: NumberKind, a: Value, b: Value): Value {
  if (a === null || b === null) return throwApex('NullPointerException', 'Argument cannot be null.');
  if (kind === 'Decimal') return decimalArithmetic(operator, a, b);
  if (kind === 'Double') return new DoubleValue(doubleArithmetic(operator, numberOf(a), numberOf(b)));
  const [x, y] = [BigInt(a as number | bigint), BigInt(b as number | bigint)];
  const result = wholeArithmetic(operator, x, y);
  return kind === 'Long' ? BigInt.asIntN(64, result) : Number(BigInt.asIntN(32, result));
}

function wholeArithmetic(operator: ArithmeticOperator, a: bigint, b: bigint): bigint {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  return b === 0n ? divideByZero() : a / b;
}

function doubleArithmetic(operator: ArithmeticOperator, a: number, b: number): number {
  if (operator === '+') return a + b;
  if (operator === '-') return a - b;
  if (operator === '*') return a * b;
  return b === 0 ? divideByZero() : a / b;
}

function decimalArithmetic(operator: ArithmeticOperator, a: Value, b: Value): Value {
  const [x, y] = [decimalOf(a), decimalOf(b)];
  if (operator === '+') return x.add(y);
  if (operator === '-') return x.subtract(y);
  return operator === '*' ? x.multiply(y) : x.divide(y);
}

/** A day or instant moved by a number of days. */
export function moveDate(operator: ArithmeticOperator, date: Value, days: Value): Value {
  if (date === null || days === null) return throwApex('NullPointerException', 'Argument cannot be null.');
  const amount = operator === '-' ? -numberOf(days) : numberOf(days);
  if (date instanceof DateValue) return new DateValue(date.epochDay + Math.trunc(amount));
  return new DatetimeValue((date as DatetimeValue).time + Math.round(amount * 86_400_000));
}

export function bitwise(operator: BitOperator, kind: NumberKind, a: Value, b: Value): Value {
  if (a === null || b === null) return throwApex('NullPointerException', 'Argument cannot be null.');
  if (kind !== 'Long') return integerBits(operator, a as number, Number(b as number | bigint));
  return BigInt.asIntN(64, longBits(operator, BigInt(a as number | bigint), BigInt(b as number | bigint)));
}

function integerBits(operator: BitOperator, a: number, b: number): number {
  switch (operator) {
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '>>>':
      return (a >>> b) | 0;
  }
}

function longBits(operator: BitOperator, a: bigint, b: bigint): bigint {
  switch (operator) {
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return a << (b & 63n);
    case '>>':
      return a >> (b & 63n);
    case '>>>':
      return BigInt.asUintN(64, a) >> (b & 63n);
  }
}
