import type { OrderByClause, Query } from '@jetstreamapp/soql-parser-js';
import { QueryError } from '#platform';
import type { ApiValue, Row } from '#platform';
import type { ObjectSchema } from '../schema/model.ts';
import type { StoredRow } from '../store/database.ts';
import { isVisible } from './context.ts';
import type { QueryContext } from './context.ts';
import { fileQueryTest } from './file-queries.ts';
import { whereTest } from './filter.ts';
import type { RowTest } from './filter.ts';
import { aggregateRows, isAggregate } from './grouping.ts';
import { requireSortable, sorted } from './order.ts';
import { parseSoql } from './parse.ts';
import { requireObject, resolvePath, splitPath, valueAt } from './paths.ts';
import { projections, recordRow } from './select.ts';
import { filterTree } from './where-tree.ts';

export interface QueryResult {
  rows: Row[];
  /** Set for `SELECT COUNT()`: the number, without rows. */
  count?: number;
}

const MAX_OFFSET = 2000;

/** Runs SOQL. Throws a `QueryError` with Salesforce's code where Salesforce would refuse. */
export function executeSoql(context: QueryContext, soql: string): QueryResult {
  const query = parseSoql(soql, context.binds);
  const object = requireObject(context, query.sObject ?? '');
  const matching = matchingRows(context, object, query);
  if (isBareCount(query)) {
    const limited = matching.slice(0, query.limit);
    return { rows: [], count: limited.length };
  }
  if (isAggregate(query)) return { rows: aggregateRows(context, object, query, matching) };
  return { rows: projected(context, object, query, matching) };
}

function isBareCount(query: Query): boolean {
  const [only, ...others] = query.fields ?? [];
  return (
    others.length === 0 &&
    only?.type === 'FieldFunctionExpression' &&
    only.functionName.toUpperCase() === 'COUNT' &&
    only.parameters.length === 0
  );
}

function matchingRows(
  context: QueryContext,
  object: ObjectSchema,
  query: Query,
  parent?: RowTest,
): StoredRow[] {
  const filter = query.where && filterTree(query.where);
  const matches = whereTest(
    { context, object, alias: query.sObjectAlias, selectColumn: (inner) => columnOf(context, inner) },
    query.where,
  );
  const fileRule = fileQueryTest(context, object, filter, parent !== undefined);
  const rows: StoredRow[] = [];
  for (const row of context.reader.rows(object.name)) {
    if ((parent?.(row) ?? true) && matches(row) && fileRule(row) && isVisible(context, object, row)) {
      rows.push(row);
    }
  }
  return rows;
}

/** The values of the single column of a semi-join. */
function columnOf(context: QueryContext, query: Query): ApiValue[] {
  const object = requireObject(context, query.sObject ?? '');
  const [selected, ...others] = query.fields ?? [];
  if (others.length > 0 || (selected?.type !== 'Field' && selected?.type !== 'FieldRelationship')) {
    throw new QueryError('MALFORMED_QUERY', 'A semi join sub-select can only have one field');
  }
  const names = [...('relationships' in selected ? selected.relationships : []), selected.field].join('.');
  const path = resolvePath(context, object, splitPath(names, query.sObjectAlias, object.name));
  return matchingRows(context, object, query).map((row) => valueAt(context, row, path));
}

function projected(context: QueryContext, object: ObjectSchema, query: Query, rows: StoredRow[]): Row[] {
  const offset = query.offset ?? 0;
  if (offset > MAX_OFFSET) {
    throw new QueryError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  }
  const select = projections(context, object, query, (child, parentField, childQuery) => {
    // Made once here, so that a wrong subquery is refused also where there is no parent.
    projected(
      context,
      child,
      childQuery,
      matchingRows(context, child, childQuery, () => false),
    );
    return (parentId) =>
      projected(
        context,
        child,
        childQuery,
        matchingRows(context, child, childQuery, (row) => row[parentField] === parentId),
      );
  });
  const ordered = sorted(rows, sortKeys(context, object, query));
  return ordered.slice(offset, query.limit === undefined ? undefined : offset + query.limit).map((row) => {
    const result = recordRow(object, row);
    for (const put of select) put(row, result);
    return result;
  });
}

function sortKeys(context: QueryContext, object: ObjectSchema, query: Query) {
  const clauses: OrderByClause[] = query.orderBy === undefined ? [] : [query.orderBy].flat();
  return clauses.map((clause) => {
    if (!('field' in clause))
      throw new QueryError('MALFORMED_QUERY', 'Ordering by a function needs GROUP BY');
    const path = resolvePath(context, object, splitPath(clause.field, query.sObjectAlias, object.name));
    requireSortable(path.field);
    return {
      field: path.field,
      value: (row: StoredRow) => valueAt(context, row, path),
      descending: clause.order === 'DESC',
      nullsLast: clause.nulls === 'LAST',
    };
  });
}
