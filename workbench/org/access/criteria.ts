import type { ApiValue } from '#platform';
import { findField } from '../schema/model.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { dateLiteralSpan } from '../soql/date-literals.ts';
import type { Span } from '../soql/date-literals.ts';
import { convertValue } from '../store/values.ts';
import type { StoredRow } from '../store/database.ts';

export interface Criterion {
  field: string;
  operation: string;
  value: string;
}

/**
 * Whether a row meets the criteria of a sharing rule or list view; `booleanFilter` is e.g. `1 AND (2 OR 3)`.
 * @param now milliseconds since 1970, for values such as `TODAY`
 */
export function meetsCriteria(
  object: ObjectSchema,
  criteria: Criterion[],
  booleanFilter: string | undefined,
  row: StoredRow,
  now: number = Date.now(),
): boolean {
  const results = criteria.map((criterion) => meets(object, criterion, row, now));
  return booleanFilter ? combine(booleanFilter, results) : results.every(Boolean);
}

function meets(object: ObjectSchema, criterion: Criterion, row: StoredRow, now: number): boolean {
  const field = findField(object, criterion.field);
  if (!field) throw new Error(`Criteria name ${object.name}.${criterion.field}, which does not exist.`);
  const actual = row[field.name] ?? null;
  const isTime = field.type === 'date' || field.type === 'datetime';
  if (isTime && RELATIVE_DATE.test(criterion.value)) {
    return compareWithSpan(criterion.operation, actual, dateLiteralSpan(criterion.value, now));
  }
  // Several values are separated by commas; a blank one stands for no value.
  const wanted = criterion.value
    .split(',')
    .map((value) => convertValue({ ...field, length: 0, restricted: false }, value.trim()));
  return compare(criterion.operation, actual, wanted);
}

/** `TODAY`, `LAST_N_DAYS:7` */
const RELATIVE_DATE = /^[A-Z_]+(:\d+)?$/;

/** A day or longer: before it, in it, or after it. */
function compareWithSpan(operation: string, actual: ApiValue, { start, end }: Span): boolean {
  const at = actual === null ? Number.NaN : Date.parse(String(actual));
  switch (operation) {
    case 'equals':
      return at >= start && at < end;
    case 'notEqual':
      return !(at >= start && at < end);
    case 'lessThan':
      return at < start;
    case 'greaterThan':
      return at >= end;
    case 'lessOrEqual':
      return at < end;
    case 'greaterOrEqual':
      return at >= start;
    default:
      throw new Error(`The local org does not know the filter operation ${operation} for dates.`);
  }
}

function compare(operation: string, actual: ApiValue, wanted: ApiValue[]): boolean {
  const texts = wanted.map(fold);
  const text = fold(actual);
  switch (operation) {
    case 'equals':
      return texts.includes(text);
    case 'notEqual':
      return !texts.includes(text);
    case 'contains':
      return texts.some((each) => text.includes(each));
    case 'notContain':
      return !texts.some((each) => text.includes(each));
    case 'startsWith':
      return texts.some((each) => text.startsWith(each));
    case 'lessThan':
      return ordered(actual, wanted[0], (order) => order < 0);
    case 'greaterThan':
      return ordered(actual, wanted[0], (order) => order > 0);
    case 'lessOrEqual':
      return ordered(actual, wanted[0], (order) => order <= 0);
    case 'greaterOrEqual':
      return ordered(actual, wanted[0], (order) => order >= 0);
    default:
      throw new Error(`The local org does not know the filter operation ${operation}.`);
  }
}

function fold(value: ApiValue): string {
  return value === null ? '' : String(value).toLowerCase();
}

function ordered(actual: ApiValue, wanted: ApiValue | undefined, test: (order: number) => boolean): boolean {
  if (actual === null || wanted === null || wanted === undefined) return false;
  return test(actual < wanted ? -1 : actual > wanted ? 1 : 0);
}

function combine(filter: string, results: boolean[]): boolean {
  const tokens = filter.match(/\d+|AND|OR|NOT|[()]/gi) ?? [];
  let position = 0;
  const next = () => (tokens[position] ?? '').toUpperCase();
  const either = (): boolean => {
    let value = both();
    while (next() === 'OR') {
      position++;
      value = both() || value;
    }
    return value;
  };
  const both = (): boolean => {
    let value = single();
    while (next() === 'AND') {
      position++;
      value = single() && value;
    }
    return value;
  };
  const single = (): boolean => {
    const token = next();
    position++;
    if (token === 'NOT') return !single();
    if (token !== '(') return results[Number(token) - 1] ?? false;
    const value = either();
    position++;
    return value;
  };
  return either();
}
