import { ApexParserFactory, ApexSyntaxError } from '@apexdevtools/apex-parser';
import { executionOf } from '../execution/execution.ts';
import type { Frame } from '../execution/frame.ts';
import type { AccessMode, ApiValue } from '#platform';
import type { ListValue, MapValue } from '../values/collections.ts';
import { throwApex } from '../values/exceptions.ts';
import { toBind } from './api-values.ts';
import { planQuery, QueryProblem, type QueryPlan } from './query-plan.ts';
import { queryCount, queryRecords } from './run-query.ts';

/** A query that is text while the program runs. Binds are names of the given map only. */
export function runDynamicQuery(frame: Frame, soql: string, binds?: MapValue, mode?: AccessMode): ListValue {
  const plan = parse(frame, soql);
  return queryRecords(frame, plan, bindValues(plan, binds), mode);
}

export function runDynamicCount(frame: Frame, soql: string, binds?: MapValue, mode?: AccessMode): number {
  const plan = parse(frame, soql);
  if (plan.kind !== 'count') throwApex('QueryException', 'A count query must begin with SELECT COUNT()');
  return queryCount(frame, plan, bindValues(plan, binds), mode);
}

function parse(frame: Frame, soql: string): QueryPlan {
  try {
    const query = ApexParserFactory.createParser(soql, true).query();
    return planQuery(query, (name) => executionOf(frame).library.findObject(name));
  } catch (error) {
    if (error instanceof ApexSyntaxError || error instanceof QueryProblem) {
      throwApex('QueryException', error.message);
    }
    throw error;
  }
}

function bindValues(plan: QueryPlan, binds: MapValue | undefined): Record<string, ApiValue | ApiValue[]> {
  const values: Record<string, ApiValue | ApiValue[]> = {};
  plan.binds.forEach((bind, i) => {
    const name = bind.getText();
    const key = binds?.keys().find((candidate) => String(candidate).toLowerCase() === name.toLowerCase());
    if (!binds || key === undefined) {
      const help = binds ? 'The map has no such key.' : 'The runner binds names with queryWithBinds only.';
      throwApex('QueryException', `Variable does not exist: ${name}. ${help}`);
    }
    values[`b${String(i)}`] = toBind(binds.get(key));
  });
  return values;
}
