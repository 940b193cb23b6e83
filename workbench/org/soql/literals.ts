import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import { QueryError } from '#platform';
import type { ApiValue } from '#platform';
import type { FieldSchema } from '../schema/model.ts';
import { toLongId } from '../store/ids.ts';
import { dateTimeText } from '../store/values.ts';
import type { QueryContext } from './context.ts';
import { dateLiteralSpan } from './date-literals.ts';
import type { Span } from './date-literals.ts';

/** A value to compare with; date literals stand for a span of time. */
export type Operand = { value: ApiValue } | { span: Span };

const QUOTED = new Set([
  'string',
  'textarea',
  'picklist',
  'multipicklist',
  'id',
  'reference',
  'email',
  'phone',
  'url',
]);
const NUMBERS = new Set(['int', 'double', 'percent', 'currency']);

/** One literal of a filter as a value of the field's type. Throws where the two do not fit. */
export function operandOf(
  context: QueryContext,
  field: FieldSchema,
  text: string,
  type: LiteralType | undefined,
): Operand {
  if (type === 'NULL') return { value: null };
  if (type === 'DATE_LITERAL' || type === 'DATE_N_LITERAL')
    return { span: dateLiteralSpan(text, context.now) };
  requireFittingLiteral(field, type);
  if (type === 'STRING') return { value: stringValue(field, unquote(text)) };
  if (type === 'BOOLEAN') return { value: text.toUpperCase() === 'TRUE' };
  if (type === 'DATETIME') return { value: dateTimeText(Date.parse(text)) };
  if (type === 'DATE') return { value: text };
  return { value: Number(text) };
}

function requireFittingLiteral(field: FieldSchema, type: LiteralType | undefined): void {
  const quoted = type === 'STRING';
  if (QUOTED.has(field.type) === quoted && fits(field, type)) return;
  const should = quoted || !QUOTED.has(field.type) ? 'should not be' : 'should be';
  throw new QueryError(
    'INVALID_FIELD',
    `value of filter criterion for field '${field.name}' must be of type ${field.type} and ${should} enclosed in quotes`,
  );
}

function fits(field: FieldSchema, type: LiteralType | undefined): boolean {
  if (NUMBERS.has(field.type)) return type === 'INTEGER' || type === 'DECIMAL';
  if (field.type === 'boolean') return type === 'BOOLEAN';
  if (field.type === 'datetime') return type === 'DATETIME';
  if (field.type === 'date') return type === 'DATE';
  return true;
}

function stringValue(field: FieldSchema, text: string): string {
  if ((field.type !== 'id' && field.type !== 'reference') || text === '') return text;
  const id = toLongId(text);
  if (id !== undefined) return id;
  throw new QueryError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
}

/** A value bound by Apex, brought to the form in which rows hold it. */
export function boundOperand(field: FieldSchema, value: ApiValue): Operand {
  if (typeof value !== 'string') return { value };
  if (field.type === 'id' || field.type === 'reference') return { value: toLongId(value) ?? value };
  if (field.type === 'datetime') return { value: dateTimeText(Date.parse(value.replace(/\+0000$/, 'Z'))) };
  return { value };
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, (whole, character: string) =>
    // Escaped wildcards keep their backslash: LIKE needs it.
    character === '%' || character === '_' ? whole : (ESCAPES[character] ?? character),
  );
}
