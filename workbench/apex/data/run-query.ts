import { executionOf } from '../execution/execution.ts';
import type { Frame } from '../execution/frame.ts';
import { checkHeap } from '../execution/heap.ts';
import { QueryError, type AccessMode, type ApiValue, type Row } from '#platform';
import { nativeType } from '../types/native-registry.ts';
import { typeOf } from '../types/type.ts';
import { ListValue } from '../values/collections.ts';
import { throwApex } from '../values/exceptions.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { rowToRecord } from './api-values.ts';
import type { QueryPlan } from './query-plan.ts';

type Binds = Record<string, ApiValue | ApiValue[]>;

/** Runs a query with the rights that its mode and the class's sharing give. */
export function runQuery(frame: Frame, plan: QueryPlan, binds: Binds, mode?: AccessMode): Row[] {
  const execution = executionOf(frame);
  execution.usage.add('queries');
  const access = plan.access ?? mode ?? 'system';
  const request = { soql: plan.soql, binds, access, sharing: access === 'user' || frame.sharing };
  const rows = refusable(() => execution.transaction.query(request));
  execution.usage.add('queryRows', rows.length);
  return rows;
}

function refusable<T>(query: () => T): T {
  try {
    return query();
  } catch (error) {
    if (error instanceof QueryError) throwApex('QueryException', error.message);
    throw error;
  }
}

export function queryRecords(frame: Frame, plan: QueryPlan, binds: Binds, mode?: AccessMode): ListValue {
  const element = plan.kind === 'records' ? typeOf(plan.object) : nativeType('AggregateResult');
  const rows = runQuery(frame, plan, binds, mode);
  const records = rows.map((row) => rowToRecord(row, element, executionOf(frame).library));
  const list = new ListValue(nativeType('List', element), records);
  checkHeap(frame, list);
  return list;
}

export function queryCount(frame: Frame, plan: QueryPlan, binds: Binds, mode?: AccessMode): number {
  const [row] = runQuery(frame, plan, binds, mode);
  const [count] = Object.values(row?.fields ?? {});
  return typeof count === 'number' ? count : 0;
}

/** The one record that an assignment to a record variable needs. */
export function singleRecord(list: ListValue): SObjectValue {
  const [record, another] = list.items;
  if (record === undefined) throwApex('QueryException', 'List has no rows for assignment to SObject');
  if (another !== undefined)
    throwApex('QueryException', 'List has more than 1 row for assignment to SObject');
  return record as SObjectValue;
}
