import {
  MethodCallExpressionContext,
  type BlockContext,
  type MethodCallContext,
  type StatementContext,
} from '@apexdevtools/apex-parser';
import { executionOf } from '../execution/execution.ts';
import { compileArguments } from '../expressions/calls.ts';
import type { Scope } from '../expressions/scope.ts';
import { typeOf } from '../types/type.ts';
import type { ChainedCall, UserConstructor } from '../types/user-constructor.ts';
import { sequence } from './completion.ts';

/** Compiles a constructor; `this(…)` or `super(…)` may only be its first statement. */
export function compileConstructorBody(
  constructor: UserConstructor,
  block: BlockContext,
  scope: Scope,
): void {
  const statements = block.statement_list();
  const chained = chainedCall(statements[0]);
  if (chained) constructor.chained = compileChained(chained, scope);
  const rest = (chained ? statements.slice(1) : statements).map((part) => scope.statement(part));
  const body = sequence(rest);
  constructor.body = async (frame) => {
    await body(frame);
    return null;
  };
}

function chainedCall(statement: StatementContext | undefined): MethodCallContext | undefined {
  const expression = statement?.expressionStatement()?.expression();
  const call = expression instanceof MethodCallExpressionContext ? expression.methodCall() : undefined;
  return call && (call.THIS() ?? call.SUPER()) ? call : undefined;
}

function compileChained(context: MethodCallContext, scope: Scope): ChainedCall {
  const target = context.THIS() ? 'this' : 'super';
  const type = target === 'this' ? typeOf(scope.owner) : scope.owner.superType();
  if (!type) throw scope.error(context, `${scope.owner.name} has no superclass`);
  const candidates = type.declaration.constructors().map((member) => ({ member, through: type }));
  const call = compileArguments(
    candidates,
    context.expressionList(),
    `Constructor ${target}`,
    context,
    scope,
  );
  const { line } = context.start;
  scope.owner.executableLines.add(line);
  return {
    target,
    call: async (frame) => {
      const values = await call.values(frame);
      frame.line = line;
      executionOf(frame).coverage?.hit(scope.owner.path, line);
      await call.candidate.member.call(frame, frame.self, values, type);
    },
  };
}
