import type {
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  NegExpressionContext,
  ApexParserRuleContext,
  ExpressionContext,
} from '@apexdevtools/apex-parser';
import type { Frame } from '../execution/frame.ts';
import { checkHeap, isLarge } from '../execution/heap.ts';
import { nativeType } from '../types/native-registry.ts';
import { typeName, type ApexType } from '../types/type.ts';
import { arithmetic, bitwise, moveDate } from '../values/arithmetic.ts';
import type { ArithmeticOperator, BitOperator, NumberKind } from '../values/arithmetic.ts';
import { concatenationText } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { nullPointer, type Expression } from './expression.ts';
import type { Scope } from './scope.ts';

/** What `a operator b` computes, chosen by the operands' static types. */
export interface BinaryOperation {
  type: ApexType;
  apply(frame: Frame, a: Value, b: Value): Promise<Value> | Value;
}

/** Both operands of a binary expression. */
export function operands(
  context: ApexParserRuleContext & { expression_list(): ExpressionContext[] },
  scope: Scope,
): [Expression, Expression] {
  const [left, right] = context.expression_list();
  if (!left || !right) throw scope.error(context, 'Two operands are needed');
  return [scope.expression(left), scope.expression(right)];
}

export function compileArithmetic(
  context: Arth1ExpressionContext | Arth2ExpressionContext,
  scope: Scope,
): Expression {
  const [left, right] = operands(context, scope);
  const operator = context.getChild(1).getText() as ArithmeticOperator;
  return binary(left, right, arithmeticOperation(operator, left.type, right.type, scope, context), context);
}

function binary(
  left: Expression,
  right: Expression,
  operation: BinaryOperation,
  { start: { line } }: ApexParserRuleContext,
): Expression {
  return {
    type: operation.type,
    evaluate: async (frame) => {
      const a = await left.evaluate(frame);
      const b = await right.evaluate(frame);
      frame.line = line;
      return operation.apply(frame, a, b);
    },
  };
}

export function arithmeticOperation(
  operator: ArithmeticOperator,
  left: ApexType,
  right: ApexType,
  scope: Scope,
  place: ApexParserRuleContext,
): BinaryOperation {
  const [a, b] = [left.declaration.name, right.declaration.name];
  const kind = numberKind(a, b);
  if (kind) return { type: nativeType(kind), apply: (_frame, x, y) => arithmetic(operator, kind, x, y) };
  if (operator === '+' && (a === 'String' || b === 'String')) {
    return { type: nativeType('String'), apply: concatenate };
  }
  const isDate = a === 'Date' || a === 'Datetime';
  if (isDate && (operator === '+' || operator === '-') && numberKind(b, 'Integer')) {
    return { type: left, apply: (_frame, x, y) => moveDate(operator, x, y) };
  }
  throw scope.error(place, `${operator} does not apply to ${typeName(left)} and ${typeName(right)}`);
}

async function concatenate(frame: Frame, a: Value, b: Value): Promise<Value> {
  const text = (await concatenationText(frame, a)) + (await concatenationText(frame, b));
  if (isLarge(text)) checkHeap(frame, text);
  return text;
}

/** What two numbers are computed as, or undefined where one of them is no number. */
export function numberKind(a: string, b: string): NumberKind | undefined {
  const order = ['Integer', 'Long', 'Double', 'Decimal'] as const;
  const [x, y] = [a, b].map((name) => order.findIndex((kind) => kind === name));
  return x === undefined || y === undefined || x < 0 || y < 0 ? undefined : order[Math.max(x, y)];
}

type BitContext =
  BitExpressionContext | BitAndExpressionContext | BitOrExpressionContext | BitNotExpressionContext;

export function compileBitwise(context: BitContext, scope: Scope, operator: BitOperator): Expression {
  const [left, right] = operands(context, scope);
  return binary(left, right, bitOperation(operator, left.type, right.type, scope, context), context);
}

export function bitOperation(
  operator: BitOperator,
  left: ApexType,
  right: ApexType,
  scope: Scope,
  place: ApexParserRuleContext,
): BinaryOperation {
  const names: [string, string] = [left.declaration.name, right.declaration.name];
  if (names.every((name) => name === 'Boolean') && ['&', '|', '^'].includes(operator)) {
    return {
      type: left,
      apply: (_frame, a, b) => integerBoolean(operator, a, b),
    };
  }
  const kind = operator.length > 1 ? numberKind(names[0], names[0]) : numberKind(...names);
  if (kind !== 'Integer' && kind !== 'Long') {
    throw scope.error(place, `${operator} does not apply to ${names.join(' and ')}`);
  }
  return { type: nativeType(kind), apply: (_frame, a, b) => bitwise(operator, kind, a, b) };
}

function integerBoolean(operator: BitOperator, a: Value, b: Value): Value {
  if (a === null || b === null) return nullPointer();
  return bitwise(operator, 'Integer', Number(a), Number(b)) === 1;
}

/** `!condition` and `~bits`. */
export function compileNegation(context: NegExpressionContext, scope: Scope): Expression {
  const operand = scope.expression(context.expression());
  const { name } = operand.type.declaration;
  const isNot = Boolean(context.BANG());
  const fits = isNot ? name === 'Boolean' : name === 'Integer' || name === 'Long';
  if (!fits) throw scope.error(context, `${isNot ? '!' : '~'} does not apply to ${name}`);
  return {
    type: operand.type,
    evaluate: async (frame) => {
      const value = await operand.evaluate(frame);
      if (value === null) return nullPointer();
      if (isNot) return !(value as boolean);
      return typeof value === 'bigint' ? ~value : ~(value as number);
    },
  };
}
