import type { FieldType, Query } from '@jetstreamapp/soql-parser-js';
import { QueryError } from '#platform';
import type { ApiValue, Row } from '#platform';
import { findObject } from '../schema/model.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { StoredRow } from '../store/database.ts';
import type { QueryContext } from './context.ts';
import { parentOf, resolvePath, splitPath, valueAt } from './paths.ts';
import type { FieldPath } from './paths.ts';

/** A row that knows its record, also where the id was not asked for. */
export interface RecordRow extends Row {
  id: string;
}

/** Puts one selected thing of a record into its row. */
export type Projection = (row: StoredRow, into: Row) => void;

/** Runs the query of a child relationship for one parent. */
export type ChildQuery = (
  child: ObjectSchema,
  parentField: string,
  query: Query,
) => (parentId: string) => Row[];

/** What to do for each selected field; throws where one is unknown or hidden. */
export function projections(
  context: QueryContext,
  object: ObjectSchema,
  query: Query,
  runChild: ChildQuery,
): Projection[] {
  return (query.fields ?? []).flatMap((selected) =>
    projectionsOf(context, object, query, selected, runChild),
  );
}

function projectionsOf(
  context: QueryContext,
  object: ObjectSchema,
  query: Query,
  selected: FieldType,
  runChild: ChildQuery,
): Projection[] {
  switch (selected.type) {
    case 'Field':
    case 'FieldRelationship':
      return [selectPath(context, resolvePath(context, object, namesOf(selected, query, object)))];
    case 'FieldSubquery':
      return [selectChildren(context, object, selected.subquery, runChild)];
    case 'FieldFunctionExpression':
      return selectFunction(context, object, query, selected);
    default:
      throw new QueryError('MALFORMED_QUERY', 'The local org does not know TYPEOF.');
  }
}

function namesOf(
  selected: { field: string; relationships?: string[]; objectPrefix?: string },
  query: Query,
  object: ObjectSchema,
): string[] {
  const text = [...(selected.relationships ?? []), selected.field].join('.');
  return splitPath(text, query.sObjectAlias, object.name);
}

/** Copies a value, building the parent rows on the way; a missing parent is null. */
function selectPath(context: QueryContext, path: FieldPath): Projection {
  return (row, into) => {
    let current = row;
    let target = into;
    for (const reference of path.parents) {
      const name = reference.relationshipName ?? reference.name;
      const parent = parentOf(context, current, reference);
      if (!parent) {
        target.fields[name] = null;
        return;
      }
      const existing = target.fields[name];
      const next = isRow(existing) ? existing : recordRow(parent.object, parent.row);
      target.fields[name] = next;
      current = parent.row;
      target = next;
    }
    target.fields[path.field.name] =
      valueAt(context, current, { ...path, parents: [] }) ?? typeOfParent(path, target);
  };
}

export function recordRow(object: ObjectSchema, row: StoredRow): RecordRow {
  return { type: object.name, id: row.Id, fields: {} };
}

function typeOfParent(path: FieldPath, parent: Row): ApiValue {
  return path.field.name === 'Type' && path.parents.length > 0 ? parent.type : null;
}

export function isRow(value: ApiValue | Row | Row[] | undefined): value is Row {
  return typeof value === 'object' && value !== null && 'type' in value && 'fields' in value;
}

function selectChildren(
  context: QueryContext,
  object: ObjectSchema,
  subquery: Query & { relationshipName: string },
  runChild: ChildQuery,
): Projection {
  const wanted = subquery.relationshipName.toLowerCase();
  const relationship = object.children.find((each) => each.relationshipName.toLowerCase() === wanted);
  const child = relationship && findObject(context.schema, relationship.childObject);
  if (!relationship || !child || context.fieldRights?.object(child).read === false) {
    throw new QueryError(
      'INVALID_TYPE',
      `Didn't understand relationship '${subquery.relationshipName}' in FROM part of query call. If you are attempting ` +
        "to use a custom relationship, be sure to append the '__r' after the custom relationship name.",
    );
  }
  const childrenOf = runChild(child, relationship.field, subquery);
  return (row, into) => {
    into.fields[relationship.relationshipName] = childrenOf(row.Id);
  };
}

function selectFunction(
  context: QueryContext,
  object: ObjectSchema,
  query: Query,
  selected: Extract<FieldType, { type: 'FieldFunctionExpression' }>,
): Projection[] {
  const [argument] = selected.parameters;
  if (typeof argument !== 'string') throw new QueryError('MALFORMED_QUERY', 'unexpected token: (');
  if (selected.functionName.toUpperCase() === 'FIELDS') {
    return fieldsOf(context, object, query, argument).map((name) =>
      selectPath(context, resolvePath(context, object, [name])),
    );
  }
  if (selected.functionName.toUpperCase() !== 'TOLABEL') {
    throw new QueryError(
      'MALFORMED_QUERY',
      `The local org does not know the function ${selected.functionName}.`,
    );
  }
  const path = resolvePath(context, object, splitPath(argument, query.sObjectAlias, object.name));
  return [
    (row, into) => {
      const value = valueAt(context, row, path);
      const label = path.field.picklistValues.find((each) => each.value === value)?.label;
      into.fields[selected.alias ?? path.field.name] = label ?? value;
    },
  ];
}

function fieldsOf(context: QueryContext, object: ObjectSchema, query: Query, group: string): string[] {
  const wanted = group.toUpperCase();
  if (wanted !== 'STANDARD' && (query.limit ?? Infinity) > 200) {
    throw new QueryError('MALFORMED_QUERY', 'The SOQL FIELDS function must have a LIMIT of at most 200');
  }
  return [...object.fields.values()]
    .filter((field) => wanted === 'ALL' || field.custom === (wanted === 'CUSTOM'))
    .filter((field) => context.fieldRights?.field(object, field).read ?? true)
    .map((field) => field.name);
}
