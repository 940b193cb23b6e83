import {
  ArrayExpressionContext,
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  AssignExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  EqualityExpressionContext,
  InstanceOfExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SubExpressionContext,
  type ExpressionContext,
} from '@apexdevtools/apex-parser';
import { compileArithmetic, compileBitwise, compileNegation } from './arithmetic.ts';
import { compileAssignment, compileIncrement } from './assignment.ts';
import { compileUnqualifiedCall } from './calls.ts';
import { compileCast, compileInstanceOf } from './casts.ts';
import { compileComparison, compileEquality } from './comparison.ts';
import { compileCreation } from './creation.ts';
import type { Expression } from './expression.ts';
import { compileElement } from './elements.ts';
import { compileCoalescing, compileConditional, compileLogical } from './logic.ts';
import { compileDot, compilePrimary, requireValue } from './references.ts';
import type { Scope } from './scope.ts';

/** Compiles an expression that must have a value; everything that the runner does not know is refused here. */
export function compileExpression(context: ExpressionContext, scope: Scope): Expression {
  if (context instanceof PrimaryExpressionContext) {
    return requireValue(compilePrimary(context.primary(), scope), context, scope);
  }
  if (context instanceof DotExpressionContext)
    return requireValue(compileDot(context, scope), context, scope);
  if (context instanceof SubExpressionContext) return compileExpression(context.expression(), scope);
  if (context instanceof MethodCallExpressionContext)
    return compileUnqualifiedCall(context.methodCall(), scope);
  if (context instanceof NewExpressionContext) return compileCreation(context.creator(), scope);
  if (context instanceof ArrayExpressionContext) return compileElement(context, scope);
  return compileOperation(context, scope);
}

function compileOperation(context: ExpressionContext, scope: Scope): Expression {
  if (context instanceof AssignExpressionContext) return compileAssignment(context, scope);
  if (context instanceof PreOpExpressionContext) return compileIncrement(context, scope);
  if (context instanceof PostOpExpressionContext) return compileIncrement(context, scope);
  if (context instanceof NegExpressionContext) return compileNegation(context, scope);
  if (context instanceof Arth1ExpressionContext) return compileArithmetic(context, scope);
  if (context instanceof Arth2ExpressionContext) return compileArithmetic(context, scope);
  if (context instanceof CmpExpressionContext) return compileComparison(context, scope);
  if (context instanceof EqualityExpressionContext) return compileEquality(context, scope);
  if (context instanceof LogAndExpressionContext) return compileLogical(context, scope, 'and');
  if (context instanceof LogOrExpressionContext) return compileLogical(context, scope, 'or');
  if (context instanceof CondExpressionContext) return compileConditional(context, scope);
  if (context instanceof CoalExpressionContext) return compileCoalescing(context, scope);
  if (context instanceof InstanceOfExpressionContext) return compileInstanceOf(context, scope);
  if (context instanceof CastExpressionContext) return compileCast(context, scope);
  if (context instanceof BitExpressionContext) return compileBitwise(context, scope, shiftOperator(context));
  if (context instanceof BitAndExpressionContext) return compileBitwise(context, scope, '&');
  if (context instanceof BitOrExpressionContext) return compileBitwise(context, scope, '|');
  if (context instanceof BitNotExpressionContext) return compileBitwise(context, scope, '^');
  throw scope.error(context, `The runner does not support this expression: ${context.getText()}`);
}

function shiftOperator(context: BitExpressionContext): '<<' | '>>' | '>>>' {
  if (context.LT_list().length > 0) return '<<';
  return context.GT_list().length > 2 ? '>>>' : '>>';
}
