import { QueryError } from '#platform';
import type { ApiValue } from '#platform';
import type { FieldSchema } from '../schema/model.ts';
import { comparable } from './compare.ts';

/** `CALENDAR_YEAR(field)` and its like, in UTC. */
export function applyDateFunction(name: string, value: ApiValue): ApiValue {
  const part = DATE_FUNCTIONS[name.toUpperCase()];
  if (!part) throw new QueryError('MALFORMED_QUERY', `The local org does not know the function ${name}.`);
  return typeof value === 'string' ? part(new Date(value.replace(/\+0000$/, 'Z'))) : null;
}

const DATE_FUNCTIONS: Record<string, (date: Date) => ApiValue> = {
  CALENDAR_YEAR: (date) => date.getUTCFullYear(),
  CALENDAR_QUARTER: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
  CALENDAR_MONTH: (date) => date.getUTCMonth() + 1,
  DAY_IN_MONTH: (date) => date.getUTCDate(),
  DAY_IN_WEEK: (date) => date.getUTCDay() + 1,
  HOUR_IN_DAY: (date) => date.getUTCHours(),
  DAY_ONLY: (date) => date.toISOString().slice(0, 10),
};

export function isDateFunction(name: string): boolean {
  return name.toUpperCase() in DATE_FUNCTIONS;
}

/** The value of an aggregate over the values of a group; nulls do not count. */
export function aggregate(name: string, field: FieldSchema | undefined, values: ApiValue[]): ApiValue {
  const present = values.filter((value) => value !== null);
  const numbers = present.filter((value) => typeof value === 'number');
  switch (name.toUpperCase()) {
    case 'COUNT':
      return field ? present.length : values.length;
    case 'COUNT_DISTINCT':
      return new Set(present.map((value) => (field ? comparable(field, value) : String(value)))).size;
    case 'SUM':
      return numbers.length > 0 ? sum(numbers) : null;
    case 'AVG':
      return numbers.length > 0 ? sum(numbers) / numbers.length : null;
    case 'MIN':
      return present.reduce<ApiValue>((best, each) => (best === null || each < best ? each : best), null);
    case 'MAX':
      return present.reduce<ApiValue>((best, each) => (best === null || each > best ? each : best), null);
    default:
      throw new QueryError('MALFORMED_QUERY', `The local org does not know the aggregate ${name}.`);
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
