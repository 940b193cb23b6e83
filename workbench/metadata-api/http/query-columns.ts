import { parseQuery, type FieldType, type Query } from '@jetstreamapp/soql-parser-js';
import express from 'express';
import type { Router } from 'express';
import { type LocalOrg, RestError } from '#org';
import { bearerToken } from './api-user.ts';

/** What a column of a query's answer is, as the CLI asks before it prints a table. */
export interface ColumnMetadata {
  columnName: string;
  displayName: string;
  aggregate: boolean;
  custom: boolean;
  joinColumns: ColumnMetadata[];
}

/** `/services/data/vXX.X/query?columns=true`; other queries are left to the org. */
export function queryColumnsRouter(org: LocalOrg): Router {
  const router = express.Router();
  router.get('/', (request, response, next) => {
    const { q, columns } = request.query;
    const user = org.sessions.userOf(bearerToken(request.get('authorization')));
    if (columns !== 'true' || typeof q !== 'string' || user === undefined) {
      next();
      return;
    }
    org.state.query(user, q);
    response.json({ columnMetadata: columnsOf(q) });
  });
  return router;
}

/** The columns of a query. Throws a RestError for a text that is none. */
export function columnsOf(soql: string): ColumnMetadata[] {
  let query: Query;
  try {
    query = parseQuery(soql);
  } catch {
    throw new RestError(400, 'MALFORMED_QUERY', 'The query cannot be read');
  }
  let expressions = 0;
  return merged((query.fields ?? []).map((field) => column(field, () => `expr${String(expressions++)}`)));
}

function column(field: FieldType, expressionName: () => string): ColumnMetadata {
  if (field.type === 'FieldRelationship') {
    return nested([...field.relationships, field.field]);
  }
  if (field.type === 'FieldFunctionExpression') {
    const name = field.alias ?? expressionName();
    return { ...leaf(name), displayName: field.functionName.toLowerCase(), aggregate: true };
  }
  if (field.type === 'FieldSubquery') {
    const inner = (field.subquery.fields ?? []).map((each) => column(each, expressionName));
    return { ...leaf(field.subquery.relationshipName), aggregate: true, joinColumns: merged(inner) };
  }
  return leaf('field' in field ? field.field : '');
}

function leaf(name: string): ColumnMetadata {
  return {
    columnName: name,
    displayName: name,
    aggregate: false,
    custom: name.endsWith('__c'),
    joinColumns: [],
  };
}

function nested([first = '', ...rest]: string[]): ColumnMetadata {
  return { ...leaf(first), joinColumns: rest.length > 0 ? [nested(rest)] : [] };
}

/** Columns of one parent stand together. */
function merged(columns: ColumnMetadata[]): ColumnMetadata[] {
  const byName = new Map<string, ColumnMetadata>();
  for (const each of columns) {
    const former = byName.get(each.columnName);
    const joinColumns = former ? merged([...former.joinColumns, ...each.joinColumns]) : each.joinColumns;
    byName.set(each.columnName, { ...each, joinColumns });
  }
  return [...byName.values()];
}
