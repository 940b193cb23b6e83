import type {
  DoWhileStatementContext,
  EnhancedForControlContext,
  ExpressionListContext,
  ForStatementContext,
  StatementContext,
  WhileStatementContext,
} from '@apexdevtools/apex-parser';
import { executionOf } from '../execution/execution.ts';
import type { Frame } from '../execution/frame.ts';
import { coerce } from '../expressions/conversion.ts';
import { nullPointer, type Expression } from '../expressions/expression.ts';
import { compileCondition } from '../expressions/logic.ts';
import type { Scope } from '../expressions/scope.ts';
import { resolveType } from '../types/type-resolver.ts';
import { isAssignable } from '../types/assignability.ts';
import { typeName, type ApexType } from '../types/type.ts';
import { implicitConversion } from '../values/conversion.ts';
import { ListValue, SetValue } from '../values/collections.ts';
import type { Value } from '../values/value.ts';
import { isReturn, type Completion, type Statement } from './completion.ts';
import { compileLocals } from './locals.ts';

/** Records that a query loop over lists gets at a time. */
const QUERY_BATCH = 200;

export function compileLoop(context: StatementContext, scope: Scope): Statement | undefined {
  const forStatement = context.forStatement() as ForStatementContext | null;
  if (forStatement) return compileFor(forStatement, scope);
  const whileStatement = context.whileStatement() as WhileStatementContext | null;
  if (whileStatement) {
    const condition = compileCondition(whileStatement.parExpression().expression(), scope);
    return loop(condition, compileBody(whileStatement.statement(), scope));
  }
  const doWhileStatement = context.doWhileStatement() as DoWhileStatementContext | null;
  if (!doWhileStatement) return undefined;
  const body = scope.inLoop(() => scope.block(doWhileStatement.block()));
  const condition = compileCondition(doWhileStatement.parExpression().expression(), scope);
  return async (frame) => {
    const first = await body(frame);
    if (isReturn(first)) return first;
    return first === 'break' ? undefined : loop(condition, body)(frame);
  };
}

function compileBody(statement: StatementContext | null, scope: Scope): Statement {
  if (!statement) return () => Promise.resolve(undefined);
  return scope.inLoop(() => scope.inBlock(() => scope.statement(statement)));
}

/** Runs the body while the condition holds; `step` runs between the rounds. */
function loop(condition: Expression | undefined, body: Statement, step?: Statement): Statement {
  return async (frame) => {
    while (condition === undefined || (await condition.evaluate(frame)) === true) {
      executionOf(frame).step();
      const completion = await body(frame);
      if (isReturn(completion)) return completion;
      if (completion === 'break') return undefined;
      await step?.(frame);
    }
    return undefined;
  };
}

function compileFor(context: ForStatementContext, scope: Scope): Statement {
  return scope.inBlock(() => {
    const control = context.forControl();
    const enhanced = control.enhancedForControl() as EnhancedForControlContext | null;
    if (enhanced) return compileForEach(enhanced, context, scope);
    const init = control.forInit();
    const locals = init?.localVariableDeclaration();
    const start = locals ? compileLocals(locals, scope) : compileEffects(init?.expressionList(), scope);
    const written = control.expression();
    const condition = written ? compileCondition(written, scope) : undefined;
    const step = compileEffects(control.forUpdate()?.expressionList(), scope);
    const rounds = loop(condition, compileBody(context.statement(), scope), step);
    return async (frame) => {
      await start(frame);
      return rounds(frame);
    };
  });
}

function compileEffects(list: ExpressionListContext | null | undefined, scope: Scope): Statement {
  const expressions = (list?.expression_list() ?? []).map((part) => scope.expression(part));
  return async (frame) => {
    for (const expression of expressions) await expression.evaluate(frame);
    return undefined;
  };
}

function compileForEach(
  control: EnhancedForControlContext,
  context: ForStatementContext,
  scope: Scope,
): Statement {
  const type = resolveType(control.typeRef(), scope.owner, scope.library);
  const source = scope.expression(control.expression());
  const element = elementType(source.type, scope, control);
  const inBatches = 'single' in source && type.declaration.name === 'List' && isAssignable(source.type, type);
  if (!inBatches) coerce({ type: element, evaluate: () => null }, type, scope, control);
  const convert = (inBatches ? undefined : implicitConversion(element, type)) ?? ((value: Value) => value);
  const { slot } = scope.declare(control.id().getText(), type, control);
  const body = compileBody(context.statement(), scope);
  return async (frame) => {
    const collection = (await source.evaluate(frame)) ?? nullPointer();
    const items = collection instanceof SetValue ? collection.items() : (collection as ListValue).items;
    const rounds = inBatches ? batches(collection as ListValue, type) : items;
    return forEach(frame, rounds, slot, convert, body);
  };
}

async function forEach(
  frame: Frame,
  items: readonly Value[],
  slot: number,
  convert: (value: Value) => Value,
  body: Statement,
): Promise<Completion> {
  for (const item of items) {
    frame.locals[slot] = convert(item);
    const completion = await body(frame);
    if (isReturn(completion)) return completion;
    if (completion === 'break') break;
  }
  return undefined;
}

function elementType(collection: ApexType, scope: Scope, control: EnhancedForControlContext): ApexType {
  const [element] = collection.args;
  const { name } = collection.declaration;
  if ((name === 'List' || name === 'Set') && element) return element;
  throw scope.error(
    control,
    `The runner loops over lists, sets and queries, not over ${typeName(collection)}`,
  );
}

function batches({ items }: ListValue, type: ApexType): Value[] {
  const starts = Array.from({ length: Math.ceil(items.length / QUERY_BATCH) }, (_, i) => i * QUERY_BATCH);
  return starts.map((start) => new ListValue(type, items.slice(start, start + QUERY_BATCH)));
}
