import type {
  CoalExpressionContext,
  CondExpressionContext,
  ExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
} from '@apexdevtools/apex-parser';
import { isAssignable } from '../types/assignability.ts';
import { nativeType } from '../types/native-registry.ts';
import { typeName, type ApexType } from '../types/type.ts';
import { operands } from './arithmetic.ts';
import { coerce } from './conversion.ts';
import { nullPointer, type Expression } from './expression.ts';
import type { Scope } from './scope.ts';

/** A Boolean expression; null where a decision is needed is a NullPointerException. */
export function compileCondition(context: ExpressionContext, scope: Scope): Expression {
  const condition = coerce(scope.expression(context), nativeType('Boolean'), scope, context);
  return {
    type: condition.type,
    evaluate: async (frame) => (await condition.evaluate(frame)) ?? nullPointer(),
  };
}

/** `&&` and `||`: the right side only where it decides. */
export function compileLogical(
  context: LogAndExpressionContext | LogOrExpressionContext,
  scope: Scope,
  kind: 'and' | 'or',
): Expression {
  const [left, right] = context.expression_list().map((part) => compileCondition(part, scope));
  if (!left || !right) throw scope.error(context, 'Two operands are needed');
  const decisive = kind === 'or';
  return {
    type: left.type,
    evaluate: async (frame) => ((await left.evaluate(frame)) === decisive ? decisive : right.evaluate(frame)),
  };
}

/** `condition ? a : b`. */
export function compileConditional(context: CondExpressionContext, scope: Scope): Expression {
  const [first, second, third] = context.expression_list();
  if (!first || !second || !third) throw scope.error(context, 'Three operands are needed');
  const condition = compileCondition(first, scope);
  const whenTrue = scope.expression(second);
  const whenFalse = scope.expression(third);
  const type = unifiedType(whenTrue.type, whenFalse.type);
  if (!type) {
    const types = `${typeName(whenTrue.type)} and ${typeName(whenFalse.type)}`;
    throw scope.error(context, `Incompatible types in the branches of a condition: ${types}`);
  }
  const branches = [coerce(whenTrue, type, scope, second), coerce(whenFalse, type, scope, third)] as const;
  return {
    type,
    evaluate: async (frame) => branches[(await condition.evaluate(frame)) === true ? 0 : 1].evaluate(frame),
  };
}

/** `a ?? b`. */
export function compileCoalescing(context: CoalExpressionContext, scope: Scope): Expression {
  const [left, right] = operands(context, scope);
  const type = unifiedType(left.type, right.type);
  if (!type)
    throw scope.error(context, `Incompatible types: ${typeName(left.type)} and ${typeName(right.type)}`);
  const [value, fallback] = [coerce(left, type, scope, context), coerce(right, type, scope, context)];
  return {
    type,
    evaluate: async (frame) => (await value.evaluate(frame)) ?? fallback.evaluate(frame),
  };
}

function unifiedType(a: ApexType, b: ApexType): ApexType | undefined {
  if (a.declaration.kind === 'null') return b;
  if (isAssignable(b, a)) return a;
  return isAssignable(a, b) ? b : undefined;
}
