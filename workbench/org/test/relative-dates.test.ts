import { meetsCriteria } from '../access/criteria.ts';
import { field } from '../schema/fields.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { StoredRow } from '../store/database.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const at = field('At__c', 'datetime');
const text = field('Text__c', 'string');
const object = {
  name: 'Call__c',
  fields: new Map([at, text].map((each) => [each.name.toLowerCase(), each])),
};

function meets(operation: string, value: string, row: Record<string, string | null>): boolean {
  const criterion = { field: Object.keys(row)[0] ?? '', operation, value };
  const stored = { Id: 'a00000000000001AAA', ...row } as StoredRow;
  return meetsCriteria(object as unknown as ObjectSchema, [criterion], undefined, stored, NOW);
}

describe('a filter by a relative date', () => {
  it.each([
    ['equals', 'TODAY', '2026-11-22T00:00:00.000Z', true],
    ['equals', 'TODAY', '2026-11-21T23:59:59.000Z', false],
    ['notEqual', 'TODAY', '2026-11-21T23:59:59.000Z', true],
    ['lessThan', 'TODAY', '2026-11-21T23:59:59.000Z', true],
    ['lessThan', 'TODAY', '2026-11-22T00:00:00.000Z', false],
    ['lessOrEqual', 'TODAY', '2026-11-22T23:00:00.000Z', true],
    ['greaterThan', 'TODAY', '2026-11-22T23:00:00.000Z', false],
    ['greaterThan', 'TODAY', '2026-11-23T00:00:00.000Z', true],
    ['greaterOrEqual', 'LAST_N_DAYS:7', '2026-11-16T00:00:00.000Z', true],
    ['greaterOrEqual', 'LAST_N_DAYS:7', '2026-11-01T00:00:00.000Z', false],
  ])('%s %s takes %s: %s', (operation, value, time, expected) => {
    expect(meets(operation, value, { At__c: time })).toBe(expected);
  });

  it('finds nothing where there is no date', () => {
    expect(meets('equals', 'TODAY', { At__c: null })).toBe(false);
    expect(meets('lessThan', 'TODAY', { At__c: null })).toBe(false);
  });

  it('leaves texts that look like one alone', () => {
    expect(meets('equals', 'TODAY', { Text__c: 'today' })).toBe(true);
  });

  it('refuses an operation that dates do not have', () => {
    expect(() => meets('contains', 'TODAY', { At__c: '2026-11-22T00:00:00.000Z' })).toThrow('contains');
  });
});
