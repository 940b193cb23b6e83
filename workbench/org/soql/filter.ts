import type { Query, LiteralType, Operator, WhereClause } from '@jetstreamapp/soql-parser-js';
import { QueryError } from '#platform';
import type { ApiValue } from '#platform';
import { field as newField } from '../schema/fields.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { StoredRow } from '../store/database.ts';
import { passes, requireFilterable } from './compare.ts';
import type { QueryContext } from './context.ts';
import { applyDateFunction } from './functions.ts';
import { boundOperand, operandOf } from './literals.ts';
import type { Operand } from './literals.ts';
import { resolvePath, splitPath, valueAt } from './paths.ts';
import { filterTree } from './where-tree.ts';
import type { Filter, TestedCondition } from './where-tree.ts';

export type RowTest = (row: StoredRow) => boolean;

/** Values of one column of a subquery, for `IN (SELECT …)`. */
export type SelectColumn = (query: Query) => ApiValue[];

interface FilterScope {
  context: QueryContext;
  object: ObjectSchema;
  alias: string | undefined;
  selectColumn: SelectColumn;
}

/** Makes the test of a WHERE clause; throws before any row is read where the clause makes no sense. */
export function whereTest(scope: FilterScope, clause: WhereClause | undefined): RowTest {
  return clause ? compile(scope, filterTree(clause)) : () => true;
}

function compile(scope: FilterScope, filter: Filter): RowTest {
  switch (filter.kind) {
    case 'all': {
      const tests = filter.parts.map((part) => compile(scope, part));
      return (row) => tests.every((test) => test(row));
    }
    case 'any': {
      const tests = filter.parts.map((part) => compile(scope, part));
      return (row) => tests.some((test) => test(row));
    }
    case 'not': {
      const test = compile(scope, filter.part);
      return (row) => !test(row);
    }
    case 'test':
      return compileCondition(scope, filter.condition);
  }
}

function compileCondition(scope: FilterScope, condition: TestedCondition): RowTest {
  const { context, object, alias } = scope;
  const functionName = 'fn' in condition ? condition.fn.functionName : undefined;
  const name = 'fn' in condition ? condition.fn.parameters?.[0] : condition.field;
  if (typeof name !== 'string') throw new QueryError('MALFORMED_QUERY', 'unexpected token: (');
  const path = resolvePath(context, object, splitPath(name, alias, object.name));
  requireFilterable(path.field, functionName ? '=' : condition.operator);
  const tested = functionName ? functionResult(functionName) : path.field;
  const operands = operandsOf(scope, tested, condition);
  return (row) => {
    const stored = valueAt(context, row, path);
    const actual = functionName ? applyDateFunction(functionName, stored) : stored;
    return passes(tested, actual, condition.operator, operands);
  };
}

function functionResult(functionName: string): FieldSchema {
  const type = functionName.toUpperCase() === 'DAY_ONLY' ? 'date' : 'int';
  return newField(functionName, type);
}

/** The operands of a condition on a field. */
export function operandsOf(
  scope: Pick<FilterScope, 'context' | 'selectColumn'>,
  field: FieldSchema,
  condition: { operator: Operator; literalType?: LiteralType | LiteralType[] } & (
    { value: string | string[] } | { valueQuery: Query }
  ),
): Operand[] {
  if ('valueQuery' in condition) {
    return scope
      .selectColumn(condition.valueQuery)
      .filter((value) => value !== null)
      .map((value) => ({ value }));
  }
  const { literalType } = condition;
  if (literalType === 'APEX_BIND_VARIABLE') return bound(scope.context, field, String(condition.value));
  const texts = Array.isArray(condition.value) ? condition.value : [condition.value];
  return texts.map((text, index) =>
    operandOf(scope.context, field, text, Array.isArray(literalType) ? literalType[index] : literalType),
  );
}

function bound(context: QueryContext, field: FieldSchema, name: string): Operand[] {
  const value = context.binds[name];
  if (value === undefined)
    throw new QueryError('MALFORMED_QUERY', `Bind variables only allowed in Apex code: ${name}`);
  return (Array.isArray(value) ? value : [value]).map((each) => boundOperand(field, each));
}
