import { declareNative } from '../types/native-class.ts';
import { toInteger, toLong } from '../values/conversion.ts';
import { DecimalValue } from '../values/decimal.ts';
import { throwApex } from '../values/exceptions.ts';
import { doubleText } from '../values/text.ts';
import { DoubleValue, type Value } from '../values/value.ts';

/** Groups digits as in English: `1,234,567`. */
export function groupDigits(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const parseWhole = (text: string, bits: number, name: string): bigint => {
  const isWhole = /^[+-]?\d+$/.test(text.trim());
  const value = isWhole ? BigInt(text.trim().replace('+', '')) : undefined;
  if (value === undefined || BigInt.asIntN(bits, value) !== value) {
    return throwApex('TypeException', `Invalid ${name}: ${text}`);
  }
  return value;
};

const isNumber = (value: Value) =>
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  value instanceof DecimalValue ||
  value instanceof DoubleValue;

declareNative({
  name: 'Integer',
  kind: 'primitive',
  statics: {
    'Integer valueOf(String text)': (text: string) => Number(parseWhole(text, 32, 'integer')),
    'Integer valueOf(Object value)': (value: Value) => {
      if (value === null) return throwApex('NullPointerException', 'Argument 1 cannot be null');
      if (typeof value === 'string') return Number(parseWhole(value, 32, 'integer'));
      return isNumber(value) ? toInteger(value) : throwApex('TypeException', 'Invalid integer');
    },
  },
  methods: {
    'Long longValue()': (self: number) => BigInt(self),
    'Integer intValue()': (self: number) => self,
    'Double doubleValue()': (self: number) => new DoubleValue(self),
    'String format()': (self: number) => groupDigits(String(self)),
  },
});

declareNative({
  name: 'Long',
  kind: 'primitive',
  statics: { 'Long valueOf(String text)': (text: string) => parseWhole(text, 64, 'long') },
  methods: {
    'Integer intValue()': (self: bigint) => toInteger(self),
    'Double doubleValue()': (self: bigint) => new DoubleValue(Number(self)),
    'String format()': (self: bigint) => groupDigits(self.toString()),
  },
});

declareNative({
  name: 'Double',
  kind: 'primitive',
  statics: {
    'Double valueOf(String text)': (text: string) => {
      const value = DecimalValue.parse(text);
      return value
        ? new DoubleValue(value.toNumber())
        : throwApex('TypeException', `Invalid double: ${text}`);
    },
    'Double valueOf(Object value)': (value: Value) => {
      if (value === null) return throwApex('NullPointerException', 'Argument 1 cannot be null');
      return isNumber(value)
        ? new DoubleValue(Number(value instanceof DoubleValue ? value.number : value))
        : throwApex('TypeException', 'Invalid double');
    },
  },
  methods: {
    'Integer intValue()': (self: DoubleValue) => toInteger(self),
    'Long longValue()': (self: DoubleValue) => toLong(self),
    'Long round()': (self: DoubleValue) => BigInt(Math.round(self.number)),
    'String format()': (self: DoubleValue) => groupDigits(doubleText(self.number)),
  },
});
