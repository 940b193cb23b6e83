import type {
  CatchClauseContext,
  FinallyBlockContext,
  ThrowStatementContext,
  TryStatementContext,
} from '@apexdevtools/apex-parser';
import { notePlace } from '../execution/call.ts';
import type { Frame } from '../execution/frame.ts';
import { nullPointer } from '../expressions/expression.ts';
import type { Scope } from '../expressions/scope.ts';
import { descendsFrom } from '../types/members.ts';
import { nativeDeclaration } from '../types/native-registry.ts';
import { findType } from '../types/type-resolver.ts';
import { typeOf, type TypeDeclaration } from '../types/type.ts';
import { ApexThrow, isFatal } from '../values/exceptions.ts';
import type { InstanceValue } from '../values/instances.ts';
import type { Completion, Statement } from './completion.ts';

interface CatchBlock {
  declaration: TypeDeclaration;
  slot: number;
  body: Statement;
}

export function compileThrow(context: ThrowStatementContext, scope: Scope): Statement {
  const expression = scope.expression(context.expression());
  if (!isException(expression.type.declaration)) throw scope.error(context, 'Only exceptions can be thrown');
  return async (frame) => {
    const value = ((await expression.evaluate(frame)) as InstanceValue | null) ?? nullPointer();
    notePlace(frame, value);
    throw new ApexThrow(value);
  };
}

function isException(declaration: TypeDeclaration): boolean {
  return descendsFrom(declaration, nativeDeclaration('Exception'));
}

export function compileTry(context: TryStatementContext, scope: Scope): Statement {
  const body = scope.block(context.block());
  const catches = context.catchClause_list().map((clause) => compileCatch(clause, scope));
  const finallyContext = context.finallyBlock() as FinallyBlockContext | null;
  const last = finallyContext ? scope.block(finallyContext.block()) : undefined;
  return async (frame) => {
    const outcome = await settle(() => runWithCatches(frame, body, catches));
    if ('error' in outcome && outcome.error instanceof ApexThrow && isFatal(outcome.error))
      throw outcome.error;
    const completion = await last?.(frame);
    if (completion !== undefined) return completion;
    if ('error' in outcome) throw outcome.error;
    return outcome.completion;
  };
}

type Outcome = { completion: Completion } | { error: unknown };

async function settle(run: () => Promise<Completion>): Promise<Outcome> {
  try {
    return { completion: await run() };
  } catch (error) {
    return { error };
  }
}

async function runWithCatches(frame: Frame, body: Statement, catches: CatchBlock[]): Promise<Completion> {
  try {
    return await body(frame);
  } catch (error) {
    if (!(error instanceof ApexThrow) || isFatal(error)) throw error;
    const { value } = error;
    notePlace(frame, value);
    const block = catches.find(({ declaration }) => descendsFrom(value.declaration, declaration));
    if (!block) throw error;
    frame.locals[block.slot] = value;
    return block.body(frame);
  }
}

function compileCatch(context: CatchClauseContext, scope: Scope): CatchBlock {
  const name = context.qualifiedName().getText();
  const declaration = findType(name, scope.owner, scope.library);
  if (!declaration || !isException(declaration)) {
    throw scope.error(context, `Exception type is unknown, or not supported by the runner: ${name}`);
  }
  return scope.inBlock(() => {
    const { slot } = scope.declare(context.id().getText(), typeOf(declaration), context);
    return { declaration, slot, body: scope.block(context.block()) };
  });
}
