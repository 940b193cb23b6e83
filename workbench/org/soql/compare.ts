import type { Operator } from '@jetstreamapp/soql-parser-js';
import { QueryError } from '#platform';
import type { ApiValue } from '#platform';
import type { FieldSchema } from '../schema/model.ts';
import type { Operand } from './literals.ts';

/** Whether a stored value passes `field operator operands`. Texts compare without regard to case. */
export function passes(
  field: FieldSchema,
  actual: ApiValue,
  operator: Operator,
  operands: Operand[],
): boolean {
  switch (operator) {
    case '=':
    case 'IN':
      return operands.some((operand) => equals(field, actual, operand));
    case '!=':
    case 'NOT IN':
      return !operands.some((operand) => equals(field, actual, operand));
    case 'LIKE':
      return operands.some((operand) => 'value' in operand && like(actual, operand.value));
    case 'INCLUDES':
      return operands.some((operand) => includes(actual, operand));
    case 'EXCLUDES':
      return !operands.some((operand) => includes(actual, operand));
    default:
      return operands.some((operand) => inOrder(field, actual, operator, operand));
  }
}

function equals(field: FieldSchema, actual: ApiValue, operand: Operand): boolean {
  if ('span' in operand) {
    const time = timeOf(actual);
    return time !== undefined && time >= operand.span.start && time < operand.span.end;
  }
  if (actual === null || operand.value === null || operand.value === '') {
    return actual === null && (operand.value === null || operand.value === '');
  }
  return comparable(field, actual) === comparable(field, operand.value);
}

function inOrder(field: FieldSchema, actual: ApiValue, operator: Operator, operand: Operand): boolean {
  if (actual === null) return false;
  if ('span' in operand) return inSpanOrder(timeOf(actual) ?? NaN, operator, operand.span);
  if (operand.value === null) return false;
  const left = comparable(field, actual);
  const right = comparable(field, operand.value);
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  if (operator === '>') return left > right;
  return left >= right;
}

function inSpanOrder(time: number, operator: Operator, span: { start: number; end: number }): boolean {
  if (operator === '<') return time < span.start;
  if (operator === '<=') return time < span.end;
  if (operator === '>') return time >= span.end;
  return time >= span.start;
}

function timeOf(value: ApiValue): number | undefined {
  return typeof value === 'string' ? Date.parse(value.replace(/\+0000$/, 'Z')) : undefined;
}

/** The form in which values of a field compare and group. */
export function comparable(field: FieldSchema, value: ApiValue): string | number {
  if (typeof value === 'number') return value;
  const text = String(value);
  const exact = field.caseSensitive || field.type === 'id' || field.type === 'reference';
  return exact ? text : text.toLowerCase();
}

function like(actual: ApiValue, pattern: ApiValue): boolean {
  if (typeof actual !== 'string') return false;
  const expression = String(pattern).replace(
    /\\([%_])|[%_]|[.*+?^${}()|[\]\\]/g,
    (whole, escaped?: string) => {
      if (escaped !== undefined) return escaped;
      if (whole === '%') return '[^]*';
      return whole === '_' ? '[^]' : `\\${whole}`;
    },
  );
  return new RegExp(`^${expression}$`, 'i').test(actual);
}

function includes(actual: ApiValue, operand: Operand): boolean {
  if ('span' in operand || actual === null) return false;
  const chosen = String(actual).toLowerCase().split(';');
  return String(operand.value)
    .toLowerCase()
    .split(';')
    .every((each) => chosen.includes(each));
}

const ORDERED = new Set(['<', '<=', '>', '>=']);

/** Refuses filters that the field's type does not allow. */
export function requireFilterable(field: FieldSchema, operator: Operator): void {
  if (field.longText || field.type === 'base64') {
    throw new QueryError('INVALID_FIELD', `field '${field.name}' can not be filtered in a query call`);
  }
  const isText = ['string', 'textarea', 'picklist', 'email', 'phone', 'url'].includes(field.type);
  const multi = field.type === 'multipicklist';
  const allowed =
    (operator !== 'LIKE' || isText) &&
    (!(operator === 'INCLUDES' || operator === 'EXCLUDES') || multi) &&
    (!ORDERED.has(operator) ||
      !(field.type === 'id' || field.type === 'reference' || field.type === 'boolean'));
  if (allowed) return;
  throw new QueryError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${field.type} field`);
}
