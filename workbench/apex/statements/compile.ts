import type {
  ApexParserRuleContext,
  BlockContext,
  ExpressionStatementContext,
  IfStatementContext,
  ReturnStatementContext,
  StatementContext,
} from '@apexdevtools/apex-parser';
import {
  AssignExpressionContext,
  DotExpressionContext,
  MethodCallExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  type ExpressionContext,
} from '@apexdevtools/apex-parser';
import { executionOf } from '../execution/execution.ts';
import type { Frame } from '../execution/frame.ts';
import { compileExpression } from '../expressions/compile.ts';
import { coerce } from '../expressions/conversion.ts';
import { compileCondition } from '../expressions/logic.ts';
import type { Compiler, Scope } from '../expressions/scope.ts';
import { sequence, type Statement } from './completion.ts';
import { compileWrite } from './dml.ts';
import { compileLocals } from './locals.ts';
import { compileLoop } from './loops.ts';
import { compileRunAs } from './run-as.ts';
import { compileSwitch } from './switch.ts';
import { compileThrow, compileTry } from './try.ts';

/** A statement that notes its line for coverage and stack traces, and watches the CPU limit. */
export function traced(place: ApexParserRuleContext, scope: Scope, statement: Statement): Statement {
  const { line } = place.start;
  const { path } = scope.owner;
  scope.owner.executableLines.add(line);
  return (frame) => {
    frame.line = line;
    noteStatement(frame, path, line);
    return statement(frame);
  };
}

export function noteStatement(frame: Frame, path: string, line: number): void {
  const execution = executionOf(frame);
  execution.coverage?.hit(path, line);
  execution.step();
}

function compileBlock(context: BlockContext, scope: Scope): Statement {
  return scope.inBlock(() => {
    const statements = context.statement_list().map((statement) => scope.statement(statement));
    return sequence(statements);
  });
}

/** Compiles a statement; everything that the runner does not know is refused here. */
function compileStatement(context: StatementContext, scope: Scope): Statement {
  const block = context.block() as BlockContext | null;
  if (block) return scope.block(block);
  const statement = compileSimple(context, scope) ?? compileCompound(context, scope);
  if (!statement)
    throw scope.error(context, `The runner does not support this statement: ${context.getText()}`);
  return traced(context, scope, statement);
}

function compileSimple(context: StatementContext, scope: Scope): Statement | undefined {
  if (context.expressionStatement()) return compileExpressionStatement(context.expressionStatement(), scope);
  if (context.returnStatement()) return compileReturn(context.returnStatement(), scope);
  if (context.throwStatement()) return compileThrow(context.throwStatement(), scope);
  if (context.breakStatement()) return compileJump('break', context, scope);
  if (context.continueStatement()) return compileJump('continue', context, scope);
  const local = context.localVariableDeclarationStatement();
  return local ? compileLocals(local.localVariableDeclaration(), scope) : compileWrite(context, scope);
}

function compileCompound(context: StatementContext, scope: Scope): Statement | undefined {
  if (context.ifStatement()) return compileIf(context.ifStatement(), scope);
  if (context.switchStatement()) return compileSwitch(context.switchStatement(), scope);
  if (context.tryStatement()) return compileTry(context.tryStatement(), scope);
  if (context.runAsStatement()) return compileRunAs(context.runAsStatement(), scope);
  return compileLoop(context, scope);
}

/** Expressions that do something; Apex refuses others as statements. */
const EFFECTS = [
  AssignExpressionContext,
  MethodCallExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
];

function compileExpressionStatement(context: ExpressionStatementContext, scope: Scope): Statement {
  const expression = context.expression();
  if (!hasEffect(expression)) throw scope.error(context, 'Expression cannot be a statement');
  const compiled = scope.expression(expression);
  return async (frame) => {
    await compiled.evaluate(frame);
    return undefined;
  };
}

function hasEffect(expression: ExpressionContext): boolean {
  if (expression instanceof DotExpressionContext) return Boolean(expression.dotMethodCall());
  return EFFECTS.some((kind) => expression instanceof kind);
}

function compileReturn(context: ReturnStatementContext, scope: Scope): Statement {
  const written = context.expression() as ExpressionContext | null;
  const wanted = scope.returnType;
  const isVoid = wanted?.declaration.kind === 'void';
  if (!wanted) throw scope.error(context, 'return is only for methods');
  if (isVoid !== (written === null)) {
    throw scope.error(context, isVoid ? 'A void method cannot return a value' : 'A value must be returned');
  }
  if (!written) return () => Promise.resolve({ returned: null });
  const value = coerce(scope.expression(written), wanted, scope, written);
  return async (frame) => ({ returned: await value.evaluate(frame) });
}

function compileJump(kind: 'break' | 'continue', context: ApexParserRuleContext, scope: Scope): Statement {
  if (scope.loops === 0) throw scope.error(context, `${kind} must be in a loop`);
  return () => Promise.resolve(kind);
}

function compileIf(context: IfStatementContext, scope: Scope): Statement {
  const condition = compileCondition(context.parExpression().expression(), scope);
  const [thenPart, elsePart] = context
    .statement_list()
    .map((branch) => scope.inBlock(() => scope.statement(branch)));
  return async (frame) =>
    (await condition.evaluate(frame)) === true ? thenPart?.(frame) : elsePart?.(frame);
}

/** Knows every kind of expression and statement that the runner supports. */
export const SOURCE_COMPILER: Compiler = {
  expression: compileExpression,
  statement: compileStatement,
  block: compileBlock,
};
