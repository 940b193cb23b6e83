import { declareNative, declareNativeEnum } from '../types/native-class.ts';
import { toInteger, toLong } from '../values/conversion.ts';
import { DecimalValue, type RoundingMode } from '../values/decimal.ts';
import { throwApex } from '../values/exceptions.ts';
import type { EnumValue } from '../values/instances.ts';
import { DoubleValue } from '../values/value.ts';
import { groupDigits } from './integer.ts';

declareNativeEnum('RoundingMode', [
  'UP',
  'DOWN',
  'CEILING',
  'FLOOR',
  'HALF_UP',
  'HALF_DOWN',
  'HALF_EVEN',
  'UNNECESSARY',
]);

const mode = (value: EnumValue) => value.name as RoundingMode;
const parse = (text: string) =>
  DecimalValue.parse(text) ?? throwApex('TypeException', `Invalid decimal: ${text}`);
const whole = (value: DecimalValue) => BigInt.asIntN(64, value.unscaled);

declareNative({
  name: 'Decimal',
  kind: 'primitive',
  statics: {
    'Decimal valueOf(String text)': parse,
    'Decimal valueOf(Long value)': (value: bigint) => DecimalValue.fromInteger(value),
    'Decimal valueOf(Double value)': (value: DoubleValue) => DecimalValue.fromNumber(value.number),
  },
  methods: {
    'Decimal setScale(Integer scale)': (self: DecimalValue, scale: number) => self.setScale(scale, 'HALF_UP'),
    'Decimal setScale(Integer scale, RoundingMode mode)': (
      self: DecimalValue,
      scale: number,
      to: EnumValue,
    ) => self.setScale(scale, mode(to)),
    'Decimal divide(Decimal divisor, Integer scale)': (
      self: DecimalValue,
      divisor: DecimalValue,
      scale: number,
    ) => self.divide(divisor).setScale(scale, 'HALF_UP'),
    'Decimal divide(Decimal divisor, Integer scale, RoundingMode mode)': (
      self: DecimalValue,
      divisor: DecimalValue,
      scale: number,
      to: EnumValue,
    ) => self.divide(divisor).setScale(scale, mode(to)),
    'Long round()': (self: DecimalValue) => whole(self.setScale(0, 'HALF_EVEN')),
    'Long round(RoundingMode mode)': (self: DecimalValue, to: EnumValue) => whole(self.setScale(0, mode(to))),
    'Decimal abs()': (self: DecimalValue) => (self.unscaled < 0n ? self.negate() : self),
    'Integer scale()': (self: DecimalValue) => self.scale,
    'Integer precision()': (self: DecimalValue) => self.unscaled.toString().replace('-', '').length,
    'Decimal stripTrailingZeros()': (self: DecimalValue) => self.stripTrailingZeros(),
    'String toPlainString()': (self: DecimalValue) => self.toString(),
    'Integer intValue()': (self: DecimalValue) => toInteger(self),
    'Long longValue()': (self: DecimalValue) => toLong(self),
    'Double doubleValue()': (self: DecimalValue) => new DoubleValue(self.toNumber()),
    'String format()': (self: DecimalValue) =>
      groupDigits(self.setScale(Math.min(self.scale, 3), 'HALF_EVEN').stripTrailingZeros().toString()),
  },
});
