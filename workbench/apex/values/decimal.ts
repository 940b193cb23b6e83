import { throwApex } from './exceptions.ts';
import { ObjectValue } from './value.ts';

export type RoundingMode =
  'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN' | 'UNNECESSARY';

/** Digits that a quotient keeps (IEEE decimal128, as the platform computes). */
const QUOTIENT_DIGITS = 34;

const power = (exponent: number) => 10n ** BigInt(exponent);
const magnitude = (value: bigint) => (value < 0n ? -value : value);

/** An exact decimal number: `unscaled / 10^scale`. */
export class DecimalValue extends ObjectValue {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    super();
    this.unscaled = unscaled;
    this.scale = scale;
  }

  override contentKey(): string {
    return `decimal:${this.toString()}`;
  }

  /** Reads `-12.50` or `1.2e-3`; undefined for anything else. */
  static parse(text: string): DecimalValue | undefined {
    const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.trim());
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
    if (!match || whole + fraction === '') return undefined;
    const scale = fraction.length - Number(exponent);
    const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
    return scale < 0 ? new DecimalValue(digits * power(-scale), 0) : new DecimalValue(digits, scale);
  }

  /** The shortest decimal that reads back as the same double. */
  static fromNumber(value: number): DecimalValue {
    return (
      DecimalValue.parse(String(value)) ?? throwApex('TypeException', `Invalid decimal: ${String(value)}`)
    );
  }

  static fromInteger(value: number | bigint): DecimalValue {
    return new DecimalValue(BigInt(value), 0);
  }

  toNumber(): number {
    return Number(this.toString());
  }

  override toString(): string {
    if (this.scale === 0) return this.unscaled.toString();
    const digits = magnitude(this.unscaled)
      .toString()
      .padStart(this.scale + 1, '0');
    const cut = digits.length - this.scale;
    return `${this.unscaled < 0n ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`;
  }

  add(other: DecimalValue): DecimalValue {
    const scale = Math.max(this.scale, other.scale);
    return new DecimalValue(this.at(scale) + other.at(scale), scale);
  }

  subtract(other: DecimalValue): DecimalValue {
    return this.add(other.negate());
  }

  multiply(other: DecimalValue): DecimalValue {
    return new DecimalValue(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  negate(): DecimalValue {
    return new DecimalValue(-this.unscaled, this.scale);
  }

  /** Divides to 34 digits; an exact quotient keeps no more decimals than it needs. */
  divide(other: DecimalValue): DecimalValue {
    if (other.unscaled === 0n) throwApex('MathException', 'Divide by 0');
    const preferred = Math.max(0, this.scale - other.scale);
    const extra = QUOTIENT_DIGITS + magnitude(other.unscaled).toString().length;
    const shifted = new DecimalValue(
      (this.unscaled * power(extra)) / other.unscaled,
      this.scale - other.scale + extra,
    );
    const surplus = magnitude(shifted.unscaled).toString().length - QUOTIENT_DIGITS;
    const rounded = surplus > 0 ? shifted.setScale(shifted.scale - surplus, 'HALF_EVEN') : shifted;
    return rounded.stripTrailingZeros(preferred);
  }

  /** Throws a MathException where `UNNECESSARY` would lose digits. */
  setScale(scale: number, mode: RoundingMode): DecimalValue {
    if (scale >= this.scale) return new DecimalValue(this.at(scale), scale);
    const divisor = power(this.scale - scale);
    const quotient = this.unscaled / divisor;
    const rest = this.unscaled % divisor;
    if (rest === 0n) return new DecimalValue(quotient, scale);
    const away = roundsAway(mode, quotient, rest, divisor);
    return new DecimalValue(away ? quotient + (this.unscaled < 0n ? -1n : 1n) : quotient, scale);
  }

  stripTrailingZeros(least = 0): DecimalValue {
    let { unscaled, scale } = this;
    while (scale > least && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale -= 1;
    }
    return new DecimalValue(unscaled, scale);
  }

  /** Negative, zero or positive, as numbers compare: 1.0 and 1.00 are the same. */
  compare(other: DecimalValue): number {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.at(scale) - other.at(scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  private at(scale: number): bigint {
    return this.unscaled * power(scale - this.scale);
  }
}

function roundsAway(mode: RoundingMode, quotient: bigint, rest: bigint, divisor: bigint): boolean {
  const negative = rest < 0n;
  const twice = magnitude(rest) * 2n;
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return !negative;
    case 'FLOOR':
      return negative;
    case 'HALF_UP':
      return twice >= divisor;
    case 'HALF_DOWN':
      return twice > divisor;
    case 'HALF_EVEN':
      return twice > divisor || (twice === divisor && quotient % 2n !== 0n);
    case 'UNNECESSARY':
      return throwApex('MathException', 'Rounding necessary');
  }
}
