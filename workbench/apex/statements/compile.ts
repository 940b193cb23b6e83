import type {
  ApexParserRuleContext,
  BlockContext,
  ExpressionStatementContext,
  IfStatementContext,
  LocalVariableDeclarationContext,
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
import type { Frame } from '../execution/frame.ts';
import { compileExpression } from '../expressions/compile.ts';
import { coerce } from '../expressions/conversion.ts';
import { compileCondition } from '../expressions/logic.ts';
import type { Scope } from '../expressions/scope.ts';
import { resolveType } from '../types/type-resolver.ts';
import type { Statement } from './completion.ts';
import { compileWrite } from './dml.ts';
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

export function noteStatement({ execution }: Frame, path: string, line: number): void {
  execution.coverage?.hit(path, line);
  execution.step();
}

export function compileBlock(context: BlockContext, scope: Scope): Statement {
  return scope.inBlock(() => {
    const statements = context.statement_list().map((statement) => compileStatement(statement, scope));
    return sequence(statements);
  });
}

export function sequence(statements: readonly Statement[]): Statement {
  return async (frame) => {
    for (const statement of statements) {
      const completion = await statement(frame);
      if (completion !== undefined) return completion;
    }
    return undefined;
  };
}

/** Compiles a statement; everything that the runner does not know is refused here. */
export function compileStatement(context: StatementContext, scope: Scope): Statement {
  const block = context.block() as BlockContext | null;
  if (block) return compileBlock(block, scope);
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
  const compiled = compileExpression(expression, scope);
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
  const value = coerce(compileExpression(written, scope), wanted, scope, written);
  return async (frame) => ({ returned: await value.evaluate(frame) });
}

function compileJump(kind: 'break' | 'continue', context: ApexParserRuleContext, scope: Scope): Statement {
  if (scope.loops === 0) throw scope.error(context, `${kind} must be in a loop`);
  return () => Promise.resolve(kind);
}

/** `Type a = 1, b;` A variable without a value is null each time that its declaration runs. */
/** The part of a declaration that local variables share with the variables of a trigger. */
type Locals = Pick<LocalVariableDeclarationContext, 'typeRef' | 'variableDeclarators' | 'modifier_list'>;

export function compileLocals(context: Locals, scope: Scope): Statement {
  const type = resolveType(context.typeRef(), scope.owner, scope.library);
  const isFinal = context.modifier_list().some((modifier) => modifier.getText().toLowerCase() === 'final');
  const parts = context.variableDeclarators().variableDeclarator_list();
  return sequence(
    parts.map((part) => {
      const written = part.expression() as ExpressionContext | null;
      const value = written && coerce(compileExpression(written, scope), type, scope, written);
      const { slot } = scope.declare(part.id().getText(), type, part, isFinal && written !== null);
      return async (frame) => {
        frame.locals[slot] = value ? await value.evaluate(frame) : null;
        return undefined;
      };
    }),
  );
}

function compileIf(context: IfStatementContext, scope: Scope): Statement {
  const condition = compileCondition(context.parExpression().expression(), scope);
  const [thenPart, elsePart] = context
    .statement_list()
    .map((branch) => scope.inBlock(() => compileStatement(branch, scope)));
  return async (frame) =>
    (await condition.evaluate(frame)) === true ? thenPart?.(frame) : elsePart?.(frame);
}
