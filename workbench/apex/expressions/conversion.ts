import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import { isAssignable } from '../types/assignability.ts';
import { typeName, type ApexType } from '../types/type.ts';
import { implicitConversion } from '../values/conversion.ts';
import type { Value } from '../values/value.ts';
import type { Expression } from './expression.ts';
import type { QueryExpression } from './queries.ts';
import type { Scope } from './scope.ts';

/** The expression as a value of another type, or a load error where Apex would not convert it by itself. */
export function coerce(
  expression: Expression,
  to: ApexType,
  scope: Scope,
  place: ApexParserRuleContext,
): Expression {
  if ('single' in expression && to.declaration.kind === 'sobject')
    return (expression as QueryExpression).single;
  const { type } = expression;
  if (!isAssignable(type, to)) {
    throw scope.error(place, `Illegal assignment from ${typeName(type)} to ${typeName(to)}`);
  }
  const convert = implicitConversion(type, to);
  if (!convert) return expression;
  return { type: to, evaluate: async (frame) => convert(await expression.evaluate(frame)) };
}

/** Converts a value that is already there, for compound assignments. */
export function converter(from: ApexType, to: ApexType): (value: Value) => Value {
  return implicitConversion(from, to) ?? ((value) => value);
}
