import type {
  ApexParserRuleContext,
  AssignExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
} from '@apexdevtools/apex-parser';
import { nativeType } from '../types/native-registry.ts';
import { typeName, type ApexType } from '../types/type.ts';
import { arithmetic, type ArithmeticOperator, type BitOperator } from '../values/arithmetic.ts';
import type { Value } from '../values/value.ts';
import {
  arithmeticOperation,
  bitOperation,
  numberKind,
  operands,
  type BinaryOperation,
} from './arithmetic.ts';
import { coerce, converter } from './conversion.ts';
import { isAssignableExpression, type Assignable, type Expression } from './expression.ts';
import { checkWritable } from './fields.ts';
import type { Scope } from './scope.ts';

/** `a = b`, `a += b`, … ; its value is what was assigned. */
export function compileAssignment(context: AssignExpressionContext, scope: Scope): Expression {
  const [left, right] = operands(context, scope);
  const target = assignable(left, scope, context);
  const operator = context.getChild(1).getText().slice(0, -1);
  if (operator === '') return plainAssignment(target, coerce(right, left.type, scope, context), context);
  const operation = compoundOperation(operator, left.type, right.type, scope, context);
  const convert = resultConverter(operation.type, left.type, scope, context);
  return {
    type: left.type,
    evaluate: async (frame) => {
      const location = await target.locate(frame);
      const before = await location.read();
      const operand = await right.evaluate(frame);
      frame.line = context.start.line;
      const value = convert(await operation.apply(frame, before, operand));
      await location.write(value);
      return value;
    },
  };
}

function plainAssignment(target: Assignable, value: Expression, place: ApexParserRuleContext): Expression {
  return {
    type: target.type,
    evaluate: async (frame) => {
      const location = await target.locate(frame);
      const assigned = await value.evaluate(frame);
      frame.line = place.start.line;
      await location.write(assigned);
      return assigned;
    },
  };
}

export function assignable(expression: Expression, scope: Scope, place: ApexParserRuleContext): Assignable {
  if (!isAssignableExpression(expression)) throw scope.error(place, 'Expression cannot be assigned');
  if (expression.isFinalLocal) throw scope.error(place, 'Final variables cannot be assigned again');
  if (expression.member) checkWritable(expression.member, scope, place);
  return expression;
}

function compoundOperation(
  operator: string,
  left: ApexType,
  right: ApexType,
  scope: Scope,
  place: ApexParserRuleContext,
): BinaryOperation {
  return ['+', '-', '*', '/'].includes(operator)
    ? arithmeticOperation(operator as ArithmeticOperator, left, right, scope, place)
    : bitOperation(operator as BitOperator, left, right, scope, place);
}

function resultConverter(
  from: ApexType,
  to: ApexType,
  scope: Scope,
  place: ApexParserRuleContext,
): (value: Value) => Value {
  coerce({ type: from, evaluate: () => null }, to, scope, place);
  return converter(from, to);
}

/** `++a`, `a++`, `--a`, `a--`, and the signs `+a`, `-a`. */
export function compileIncrement(
  context: PreOpExpressionContext | PostOpExpressionContext,
  scope: Scope,
): Expression {
  const operand = scope.expression(context.expression());
  const kind = numberKind(operand.type.declaration.name, 'Integer');
  if (!kind) throw scope.error(context, `${context.getText()} does not apply to ${typeName(operand.type)}`);
  const isPrefix = 'ADD' in context;
  if (isPrefix && (context.ADD() ?? context.SUB())) return compileSign(operand, Boolean(context.SUB()));
  const target = assignable(operand, scope, context);
  const operator = context.INC() ? '+' : '-';
  return {
    type: operand.type,
    evaluate: async (frame) => {
      const location = await target.locate(frame);
      const before = await location.read();
      const after = arithmetic(operator, kind, before, 1);
      await location.write(after);
      return isPrefix ? after : before;
    },
  };
}

function compileSign(operand: Expression, isNegative: boolean): Expression {
  const kind = numberKind(operand.type.declaration.name, 'Integer') ?? 'Integer';
  return {
    type: nativeType(kind),
    evaluate: async (frame) => {
      const value = await operand.evaluate(frame);
      return isNegative ? arithmetic('*', kind, value, -1) : value;
    },
  };
}
