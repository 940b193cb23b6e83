import type { CastExpressionContext, InstanceOfExpressionContext } from '@apexdevtools/apex-parser';
import { isCastable } from '../types/assignability.ts';
import { nativeType } from '../types/native-registry.ts';
import { resolveType } from '../types/type-resolver.ts';
import { typeName } from '../types/type.ts';
import { castNumber, castReference } from '../values/conversion.ts';
import { isInstance } from '../values/runtime-type.ts';
import type { Expression } from './expression.ts';
import type { Scope } from './scope.ts';

const NUMBERS = ['Integer', 'Long', 'Double', 'Decimal'];

/** `(Type) value`: numbers are converted, anything else is checked. */
export function compileCast(context: CastExpressionContext, scope: Scope): Expression {
  const to = resolveType(context.typeRef(), scope.owner, scope.library);
  const from = scope.expression(context.expression());
  if (!isCastable(from.type, to)) {
    throw scope.error(
      context,
      `Incompatible types: ${typeName(from.type)} cannot be cast to ${typeName(to)}`,
    );
  }
  const { line } = context.start;
  const isNumber = [from.type, to].every((type) => NUMBERS.includes(type.declaration.name));
  return {
    type: to,
    evaluate: async (frame) => {
      const value = await from.evaluate(frame);
      frame.line = line;
      return isNumber ? castNumber(value, to.declaration.name) : castReference(value, to);
    },
  };
}

export function compileInstanceOf(context: InstanceOfExpressionContext, scope: Scope): Expression {
  const type = resolveType(context.typeRef(), scope.owner, scope.library);
  const value = scope.expression(context.expression());
  return {
    type: nativeType('Boolean'),
    evaluate: async (frame) => isInstance(await value.evaluate(frame), type),
  };
}
