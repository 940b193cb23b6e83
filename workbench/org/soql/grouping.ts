import type {
  FieldType,
  FunctionExp,
  HavingClause,
  OrderByClause,
  Query,
} from '@jetstreamapp/soql-parser-js';
import { QueryError } from '#platform';
import type { ApiValue, Row } from '#platform';
import { field as newField } from '../schema/fields.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { StoredRow } from '../store/database.ts';
import { comparable, passes } from './compare.ts';
import type { QueryContext } from './context.ts';
import { operandsOf } from './filter.ts';
import { aggregate, applyDateFunction, isDateFunction } from './functions.ts';
import { requireGroupable, sorted } from './order.ts';
import { resolvePath, splitPath, valueAt } from './paths.ts';
import { filterTree } from './where-tree.ts';
import type { Filter } from './where-tree.ts';

/** Something with a value per group: a grouped field or an aggregate. */
interface GroupValue {
  name: string;
  field: FieldSchema;
  of: (rows: StoredRow[]) => ApiValue;
}

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);

export function isAggregate(query: Query): boolean {
  const functions = (query.fields ?? []).filter((each) => each.type === 'FieldFunctionExpression');
  return (
    query.groupBy !== undefined || functions.some((each) => AGGREGATES.has(each.functionName.toUpperCase()))
  );
}

/** The rows of a query with aggregates: one per group, named by alias or `expr0`, `expr1`, … */
export function aggregateRows(
  context: QueryContext,
  object: ObjectSchema,
  query: Query,
  rows: StoredRow[],
): Row[] {
  const keys = listOf(query.groupBy).map((clause) =>
    'fn' in clause
      ? functionValue(context, object, query, clause.fn)
      : fieldValue(context, object, query, clause.field),
  );
  keys.forEach((key) => {
    requireGroupable(key.field);
  });
  const columns = selectedColumns(context, object, query, keys);
  const kept = groupRows(rows, keys).filter(havingTest(context, object, query));
  const order = listOf(query.orderBy).map((clause) => sortKey(context, object, query, columns, clause));
  const first = query.offset ?? 0;
  return sorted(kept, order)
    .slice(first, query.limit === undefined ? undefined : first + query.limit)
    .map((group) => ({
      type: 'AggregateResult',
      fields: Object.fromEntries(columns.map((column) => [column.name, column.of(group)])),
    }));
}

function listOf<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function groupRows(rows: StoredRow[], keys: GroupValue[]): StoredRow[][] {
  if (keys.length === 0) return [rows];
  const groups = new Map<string, StoredRow[]>();
  for (const row of rows) {
    const values = keys.map((key) => {
      const value = key.of([row]);
      return value === null ? null : comparable(key.field, value);
    });
    const group = JSON.stringify(values);
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return [...groups.values()];
}

function selectedColumns(
  context: QueryContext,
  object: ObjectSchema,
  query: Query,
  keys: GroupValue[],
): GroupValue[] {
  let unnamed = 0;
  return (query.fields ?? []).map((selected: FieldType) => {
    if (selected.type === 'FieldFunctionExpression') {
      const value = functionValue(context, object, query, selected);
      return { ...value, name: selected.alias ?? `expr${unnamed++}` };
    }
    if (selected.type !== 'Field' && selected.type !== 'FieldRelationship') {
      throw new QueryError('MALFORMED_QUERY', 'Only fields and aggregates can be selected with GROUP BY');
    }
    const path = [...('relationships' in selected ? selected.relationships : []), selected.field].join('.');
    const value = fieldValue(context, object, query, path);
    if (!keys.some((key) => key.name === value.name)) {
      throw new QueryError('MALFORMED_QUERY', `Field must be grouped or aggregated: ${selected.field}`);
    }
    return { ...value, name: ('alias' in selected ? selected.alias : undefined) ?? value.field.name };
  });
}

function fieldValue(context: QueryContext, object: ObjectSchema, query: Query, text: string): GroupValue {
  const path = resolvePath(context, object, splitPath(text, query.sObjectAlias, object.name));
  const name = [...path.parents.map((parent) => parent.name), path.field.name].join('.');
  return { name, field: path.field, of: ([row]) => (row ? valueAt(context, row, path) : null) };
}

function functionValue(
  context: QueryContext,
  object: ObjectSchema,
  query: Query,
  call: { functionName?: string; parameters?: (string | FunctionExp)[] },
): GroupValue {
  const functionName = call.functionName ?? '';
  const argument = call.parameters?.[0];
  const path =
    typeof argument === 'string'
      ? resolvePath(context, object, splitPath(argument, query.sObjectAlias, object.name))
      : undefined;
  const name = `${functionName.toUpperCase()}(${typeof argument === 'string' ? argument.toLowerCase() : ''})`;
  const values = (rows: StoredRow[]) => rows.map((row) => (path ? valueAt(context, row, path) : row.Id));
  if (isDateFunction(functionName)) {
    return {
      name,
      field: newField(functionName, 'int'),
      of: (rows) => applyDateFunction(functionName, values(rows)[0] ?? null),
    };
  }
  const sameType = /^(MIN|MAX)$/i.test(functionName) && path;
  return {
    name,
    field: sameType ? path.field : newField(functionName, 'double'),
    of: (rows) => aggregate(functionName, path?.field, values(rows)),
  };
}

function sortKey(
  context: QueryContext,
  object: ObjectSchema,
  query: Query,
  columns: GroupValue[],
  clause: OrderByClause,
) {
  const named = 'field' in clause && columns.find((column) => column.name === clause.field);
  const value =
    'fn' in clause
      ? functionValue(context, object, query, clause.fn)
      : named || fieldValue(context, object, query, clause.field);
  return {
    field: value.field,
    value: (rows: StoredRow[]) => value.of(rows),
    descending: clause.order === 'DESC',
    nullsLast: clause.nulls === 'LAST',
  };
}

function havingTest(
  context: QueryContext,
  object: ObjectSchema,
  query: Query,
): (rows: StoredRow[]) => boolean {
  if (!query.having) return () => true;
  const having: HavingClause = query.having;
  const test = (filter: Filter, rows: StoredRow[]): boolean => {
    if (filter.kind === 'not') return !test(filter.part, rows);
    if (filter.kind === 'all') return filter.parts.every((part) => test(part, rows));
    if (filter.kind === 'any') return filter.parts.some((part) => test(part, rows));
    const { condition } = filter;
    const value =
      'fn' in condition
        ? functionValue(context, object, query, condition.fn)
        : fieldValue(context, object, query, condition.field);
    const operands = operandsOf({ context, selectColumn: () => [] }, value.field, condition);
    return passes(value.field, value.of(rows), condition.operator, operands);
  };
  const tree = filterTree(having);
  return (rows) => test(tree, rows);
}
