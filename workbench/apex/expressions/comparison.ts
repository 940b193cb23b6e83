import type { CmpExpressionContext, EqualityExpressionContext } from '@apexdevtools/apex-parser';
import { isCastable } from '../types/assignability.ts';
import { nativeType } from '../types/native-registry.ts';
import { typeName, type ApexType } from '../types/type.ts';
import { equal, identical } from '../values/equality.ts';
import { compareValues } from '../values/ordering.ts';
import { EnumValue, InstanceValue } from '../values/instances.ts';
import type { Value } from '../values/value.ts';
import { numberKind, operands } from './arithmetic.ts';
import type { Expression } from './expression.ts';
import type { Scope } from './scope.ts';

/** `<`, `<=`, `>`, `>=`. */
export function compileComparison(context: CmpExpressionContext, scope: Scope): Expression {
  const [left, right] = operands(context, scope);
  if (!isOrdered(left.type, right.type)) {
    throw scope.error(context, `${typeName(left.type)} and ${typeName(right.type)} have no order`);
  }
  const orEqual = Boolean(context.ASSIGN());
  const isLess = Boolean(context.LT());
  return {
    type: nativeType('Boolean'),
    evaluate: async (frame) => {
      const a = await left.evaluate(frame);
      const order = compare(a, await right.evaluate(frame));
      if (order === undefined) return false;
      return (orEqual && order === 0) || (isLess ? order < 0 : order > 0);
    },
  };
}

function isOrdered(a: ApexType, b: ApexType): boolean {
  const [x, y] = [a.declaration.name, b.declaration.name];
  const text = ['String', 'Id'];
  const dates = ['Date', 'Datetime'];
  return (
    numberKind(x, y) !== undefined ||
    [text, dates].some((names) => names.includes(x) && names.includes(y)) ||
    [x, y].includes('null')
  );
}

/** Undefined where null makes every comparison false; text sorts after null. */
function compare(a: Value, b: Value): number | undefined {
  const isText = typeof a === 'string' || typeof b === 'string';
  if ((a === null || b === null) && !isText) return undefined;
  return compareValues(a, b);
}

/** `==`, `!=`, `===`, `!==`. */
export function compileEquality(context: EqualityExpressionContext, scope: Scope): Expression {
  const [left, right] = operands(context, scope);
  if (!isComparable(left.type, right.type)) {
    throw scope.error(context, `${typeName(left.type)} and ${typeName(right.type)} cannot be compared`);
  }
  const exact = Boolean(context.TRIPLEEQUAL() ?? context.TRIPLENOTEQUAL());
  const negated = !(context.TRIPLEEQUAL() ?? context.EQUAL());
  return {
    type: nativeType('Boolean'),
    evaluate: async (frame) => {
      const a = await left.evaluate(frame);
      const b = await right.evaluate(frame);
      return (exact ? identical(a, b) : sameValue(a, b)) !== negated;
    },
  };
}

function isComparable(a: ApexType, b: ApexType): boolean {
  return isCastable(a, b) || isOrdered(a, b);
}

function sameValue(a: Value, b: Value): boolean {
  const isObject = (value: Value) => value instanceof InstanceValue || value instanceof EnumValue;
  return isObject(a) || isObject(b) ? a === b : equal(a, b);
}
