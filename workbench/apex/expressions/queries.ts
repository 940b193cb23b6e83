import type { SoqlLiteralContext } from '@apexdevtools/apex-parser';
import { toBind } from '../data/api-values.ts';
import { planQuery, QueryProblem, type QueryPlan } from '../data/query-plan.ts';
import { queryCount, queryRecords, singleRecord } from '../data/run-query.ts';
import type { Frame } from '../execution/frame.ts';
import type { ApiValue } from '#platform';
import { nativeType } from '../types/native-registry.ts';
import { typeOf } from '../types/type.ts';
import type { ListValue } from '../values/collections.ts';
import type { Expression } from './expression.ts';
import type { Scope } from './scope.ts';

/** `[SELECT …]`: a list that can also stand for its only record. */
export interface QueryExpression extends Expression {
  readonly single: Expression;
}

export function compileQuery(context: SoqlLiteralContext, scope: Scope): Expression | QueryExpression {
  const plan = planOrError(context, scope);
  const expressions = plan.binds.map((bind) => scope.expression(bind));
  const { line } = context.start;
  const bind = async (frame: Frame) => {
    const values: Record<string, ApiValue | ApiValue[]> = {};
    for (const [i, expression] of expressions.entries()) {
      values[`b${String(i)}`] = toBind(await expression.evaluate(frame));
    }
    frame.line = line;
    return values;
  };
  if (plan.kind === 'count') {
    return {
      type: nativeType('Integer'),
      evaluate: async (frame) => queryCount(frame, plan, await bind(frame)),
    };
  }
  const element = plan.kind === 'records' ? typeOf(plan.object) : nativeType('AggregateResult');
  const evaluate = async (frame: Frame): Promise<ListValue> => queryRecords(frame, plan, await bind(frame));
  return {
    type: nativeType('List', element),
    evaluate,
    single: { type: element, evaluate: async (frame) => singleRecord(await evaluate(frame)) },
  };
}

function planOrError(context: SoqlLiteralContext, scope: Scope): QueryPlan {
  try {
    return planQuery(context.query(), (name) => scope.library.findObject(name));
  } catch (error) {
    if (error instanceof QueryProblem) throw scope.error(error.place, error.message);
    throw error;
  }
}
