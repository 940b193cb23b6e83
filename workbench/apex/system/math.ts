import { declareNative } from '../types/native-class.ts';
import { DecimalValue } from '../values/decimal.ts';
import { throwApex } from '../values/exceptions.ts';
import { DoubleValue } from '../values/value.ts';

const larger = (a: DecimalValue, b: DecimalValue) => (a.compare(b) >= 0 ? a : b);
const smaller = (a: DecimalValue, b: DecimalValue) => (a.compare(b) <= 0 ? a : b);
const double = (n: number) => new DoubleValue(n);
const decimalScale = (d: DecimalValue, mode: 'CEILING' | 'FLOOR' | 'HALF_EVEN') => d.setScale(0, mode);

declareNative({
  name: 'Math',
  statics: {
    'Integer abs(Integer n)': (n: number) => Math.abs(n) | 0,
    'Long abs(Long n)': (n: bigint) => (n < 0n ? -n : n),
    'Double abs(Double n)': (n: DoubleValue) => double(Math.abs(n.number)),
    'Decimal abs(Decimal n)': (n: DecimalValue) => (n.unscaled < 0n ? n.negate() : n),
    'Integer max(Integer a, Integer b)': (a: number, b: number) => Math.max(a, b),
    'Long max(Long a, Long b)': (a: bigint, b: bigint) => (a > b ? a : b),
    'Double max(Double a, Double b)': (a: DoubleValue, b: DoubleValue) => (a.number > b.number ? a : b),
    'Decimal max(Decimal a, Decimal b)': larger,
    'Integer min(Integer a, Integer b)': (a: number, b: number) => Math.min(a, b),
    'Long min(Long a, Long b)': (a: bigint, b: bigint) => (a < b ? a : b),
    'Double min(Double a, Double b)': (a: DoubleValue, b: DoubleValue) => (a.number < b.number ? a : b),
    'Decimal min(Decimal a, Decimal b)': smaller,
    'Integer mod(Integer a, Integer b)': (a: number, b: number) =>
      b === 0 ? throwApex('MathException', 'Divide by 0') : (a % b) | 0,
    'Long mod(Long a, Long b)': (a: bigint, b: bigint) =>
      b === 0n ? throwApex('MathException', 'Divide by 0') : a % b,
    'Decimal ceil(Decimal n)': (n: DecimalValue) => decimalScale(n, 'CEILING'),
    'Double ceil(Double n)': (n: DoubleValue) => double(Math.ceil(n.number)),
    'Decimal floor(Decimal n)': (n: DecimalValue) => decimalScale(n, 'FLOOR'),
    'Double floor(Double n)': (n: DoubleValue) => double(Math.floor(n.number)),
    'Integer round(Decimal n)': (n: DecimalValue) => Number(decimalScale(n, 'HALF_EVEN').unscaled) | 0,
    'Integer round(Double n)': (n: DoubleValue) => Math.round(n.number) | 0,
    'Long roundToLong(Decimal n)': (n: DecimalValue) => decimalScale(n, 'HALF_EVEN').unscaled,
    'Long roundToLong(Double n)': (n: DoubleValue) => BigInt(Math.round(n.number)),
    'Double pow(Double base, Double exponent)': (a: DoubleValue, b: DoubleValue) =>
      double(a.number ** b.number),
    'Double sqrt(Double n)': (n: DoubleValue) => double(Math.sqrt(n.number)),
    'Decimal sqrt(Decimal n)': (n: DecimalValue) => DecimalValue.fromNumber(Math.sqrt(n.toNumber())),
    'Double random()': () => double(Math.random()),
  },
});
