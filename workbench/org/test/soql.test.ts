import * as fc from 'fast-check';
import type { ApiValue, Row } from '#platform';
import type { LocalOrg } from '../local-org.ts';
import { dateLiteralSpan } from '../soql/date-literals.ts';
import { filterTree } from '../soql/where-tree.ts';
import { parseSoql } from '../soql/parse.ts';
import { NOW, createCallOrg } from './call-org.ts';

let org: LocalOrg;

const CALLS: Record<string, ApiValue>[] = [
  {
    Key__c: 'a',
    Kind__c: 'INBOUND',
    Seconds__c: 60,
    Silence__c: 12.5,
    At__c: '2026-11-22T08:00:00Z',
    Day__c: '2026-11-22',
    Done__c: true,
    Series__c: 'Red',
  },
  {
    Key__c: 'b',
    Kind__c: 'OUTBOUND',
    Seconds__c: 30,
    At__c: '2026-11-21T23:59:59Z',
    Done__c: false,
    Series__c: 'red wine',
  },
  {
    Key__c: 'c',
    Kind__c: 'INBOUND',
    At__c: '2026-10-01T08:00:00Z',
    Day__c: '2026-10-01',
    Series__c: "o'clock 100%",
  },
];

function query(soql: string, binds: Record<string, ApiValue | ApiValue[]> = {}): Row[] {
  const user = org.runningUser('integration@calls.example');
  return org.platform.begin(user).query({ soql, binds, access: 'user', sharing: true });
}

const keys = (where: string, binds = {}) =>
  query(`SELECT Key__c FROM Call__c WHERE ${where} ORDER BY Key__c`, binds)
    .map((row) => row.fields['Key__c'])
    .join('');

beforeAll(() => {
  org = createCallOrg();
  const transaction = org.platform.begin(org.runningUser('integration@calls.example'));
  const write = (type: string, records: Record<string, ApiValue>[]) =>
    transaction.write({
      operation: 'insert',
      type,
      records: records.map((fields) => ({ fields })),
      allOrNone: true,
      access: 'system',
      sharing: false,
    });
  const written = write('Call__c', CALLS);
  const first = written[0]?.id ?? '';
  write('Call__c', [{ Key__c: 'd', Previous__c: first, Seconds__c: 60 }]);
  write('Note__c', [
    { Name: 'one', Call__c: first },
    { Name: 'two', Call__c: first },
  ]);
  transaction.commit();
});

describe('filters', () => {
  it.each([
    ["Key__c = 'A'", 'a', 'texts without regard to case'],
    ["Key__c != 'a'", 'bcd', 'unequal'],
    ["Kind__c != 'INBOUND'", 'bd', 'no value is unequal to every value'],
    ['Kind__c = null', 'd', 'no value'],
    ['Seconds__c > 30', 'ad', 'numbers in order; no value is never greater'],
    ['Seconds__c <= 30', 'b', 'at most'],
    ['Done__c = true', 'a', 'checkboxes'],
    ["Kind__c IN ('INBOUND', 'OUTBOUND')", 'abc', 'one of several'],
    ["Kind__c NOT IN ('INBOUND')", 'bd', 'none of several'],
    ["Series__c LIKE 'red%'", 'ab', 'patterns'],
    ["Series__c LIKE '_ed'", 'a', 'one-character wildcards'],
    ["Series__c LIKE '%100\\%'", 'c', 'escaped wildcards'],
    ["Series__c = 'o\\'clock 100%'", 'c', 'escaped quotes'],
    ["Kind__c = 'INBOUND' AND Seconds__c = 60", 'a', 'and'],
    ["Key__c = 'b' OR Key__c = 'c'", 'bc', 'or'],
    ["NOT Kind__c = 'INBOUND'", 'bd', 'not'],
    ["Kind__c = 'INBOUND' AND (Key__c = 'c' OR Key__c = 'b')", 'c', 'parentheses'],
    ["NOT (Kind__c = 'INBOUND' AND Seconds__c = 60)", 'bcd', 'not before parentheses'],
    ["(Key__c = 'a' AND (NOT Done__c = false)) OR (Key__c = 'b')", 'ab', 'nested parentheses'],
    ['At__c > 2026-11-22T00:00:00Z', 'a', 'points in time'],
    ['At__c >= 2026-11-22T00:59:59+01:00', 'ab', 'points in time in other zones'],
    ['Day__c = 2026-10-01', 'c', 'dates'],
    ['At__c = TODAY', 'a', 'today'],
    ['At__c = YESTERDAY', 'b', 'yesterday'],
    ['At__c < THIS_MONTH', 'c', 'before a span'],
    ['At__c = LAST_N_DAYS:1', 'ab', 'the last days, with today'],
    ['CALENDAR_MONTH(At__c) = 10', 'c', 'parts of a date'],
    ["Previous__r.Key__c = 'a'", 'd', 'fields of parents'],
    ["Owner.Username = 'integration@calls.example'", 'abcd', 'fields of a polymorphic parent'],
    ["Id IN (SELECT Previous__c FROM Call__c WHERE Key__c = 'd')", 'a', 'semi-joins'],
    ["Id NOT IN (SELECT Call__c FROM Note__c WHERE Name = 'nobody')", 'abcd', 'anti-joins'],
  ])('%s gives %s: %s', (where, expected) => {
    const user = org.runningUser('integration@calls.example');
    const rows = org.platform.begin(user).query({
      soql: `SELECT Key__c FROM Call__c WHERE ${where} ORDER BY Key__c`,
      binds: {},
      access: 'system',
      sharing: false,
    });
    expect(rows.map((row) => row.fields['Key__c']).join('')).toBe(expected);
  });

  it('take bound values, one or a list', () => {
    expect(keys('Key__c = :b0', { b0: 'b' })).toBe('b');
    expect(keys('Key__c IN :b0', { b0: ['a', 'd'] })).toBe('ad');
    expect(keys('At__c > :b0', { b0: '2026-11-22T00:00:00.000Z' })).toBe('a');
    expect(keys('Key__c IN :b0', { b0: [] })).toBe('');
  });

  it('keep their meaning whatever the parentheses', () => {
    const condition = fc
      .constantFrom('a', 'b', 'c', 'd')
      .map((key) => ({ text: `Key__c = '${key}'`, of: (k: string) => k === key }));
    interface Meaning {
      text: string;
      of: (key: string) => boolean;
    }
    const join = ([l, r, joint]: [Meaning, Meaning, string]) => ({
      text: `((${l.text}) ${joint} (${r.text}))`,
      of: (k: string) => (joint === 'AND' ? l.of(k) && r.of(k) : l.of(k) || r.of(k)),
    });
    const joint = fc.constantFrom('AND', 'OR');
    // Not deeper: the parser loses its way among many parentheses, and says so (refusals.md).
    const { tree } = fc.letrec<{ tree: Meaning; plain: Meaning; negated: Meaning }>((tie) => ({
      plain: fc.oneof({ maxDepth: 1 }, condition, fc.tuple(tie('plain'), tie('plain'), joint).map(join)),
      negated: tie('plain').map((part) => ({
        text: `(NOT (${part.text}))`,
        of: (k: string) => !part.of(k),
      })),
      tree: fc.oneof(
        { maxDepth: 2 },
        tie('plain'),
        tie('negated'),
        fc.tuple(tie('tree'), tie('tree'), joint).map(join),
      ),
    }));
    fc.assert(
      fc.property(tree, (filter) => {
        expect(keys(filter.text)).toBe(['a', 'b', 'c', 'd'].filter(filter.of).join(''));
      }),
      { numRuns: 40, seed: 20261122 },
    );
  });
});

describe('order, limit and offset', () => {
  const order = (by: string) =>
    query(`SELECT Key__c FROM Call__c ORDER BY ${by}`)
      .map((row) => row.fields['Key__c'])
      .join('');

  it('sorts with no value first unless asked otherwise', () => {
    expect(order('Seconds__c, Key__c')).toBe('cbad');
    expect(order('Seconds__c DESC NULLS LAST, Key__c DESC')).toBe('dabc');
  });

  it('cuts a part out of the result', () => {
    expect(
      query('SELECT Key__c FROM Call__c ORDER BY Key__c LIMIT 2 OFFSET 1').map((row) => row.fields['Key__c']),
    ).toEqual(['b', 'c']);
    expect(query('SELECT Key__c FROM Call__c LIMIT :b0', { b0: 3 })).toHaveLength(3);
  });
});

describe('relationships', () => {
  it('give parents as rows, and nothing where there is none', () => {
    const [a, d] = query(
      "SELECT Previous__r.Key__c, Previous__r.Owner.Name, Owner.Type FROM Call__c WHERE Key__c IN ('a', 'd') ORDER BY Key__c",
    );
    expect(a?.fields['Previous__r']).toBeNull();
    expect(d?.fields['Previous__r']).toMatchObject({
      type: 'Call__c',
      fields: { Key__c: 'a', Owner: { type: 'User', fields: { Name: 'Integration' } } },
    });
    expect(d?.fields['Owner']).toMatchObject({ fields: { Type: 'User' } });
  });

  it('give children as lists', () => {
    const user = org.runningUser('lead@calls.example');
    const [row] = org.platform.begin(user).query({
      soql: "SELECT Key__c, (SELECT Name FROM Notes__r ORDER BY Name DESC LIMIT 1), (SELECT Key__c FROM Followups__r) FROM Call__c WHERE Key__c = 'a'",
      binds: {},
      access: 'system',
      sharing: false,
    });
    expect(row?.fields['Notes__r']).toMatchObject([{ type: 'Note__c', fields: { Name: 'two' } }]);
    expect(row?.fields['Followups__r']).toMatchObject([{ fields: { Key__c: 'd' } }]);
  });
});

describe('aggregates', () => {
  const aggregated = (soql: string) => query(soql).map((row) => row.fields);

  it('count, sum and compare over all records', () => {
    expect(aggregated('SELECT COUNT() FROM Call__c')).toEqual([{ expr0: 4 }]);
    expect(
      aggregated(
        'SELECT COUNT(Seconds__c) n, SUM(Seconds__c), AVG(Seconds__c), MIN(Key__c), MAX(At__c) FROM Call__c',
      ),
    ).toEqual([{ n: 3, expr0: 150, expr1: 50, expr2: 'a', expr3: '2026-11-22T08:00:00.000+0000' }]);
    expect(aggregated('SELECT COUNT_DISTINCT(Kind__c) kinds FROM Call__c')).toEqual([{ kinds: 2 }]);
  });

  it('give one row for each group', () => {
    expect(
      aggregated(
        'SELECT Kind__c kind, COUNT(Id) n FROM Call__c GROUP BY Kind__c ORDER BY COUNT(Id) DESC, Kind__c',
      ),
    ).toEqual([
      { kind: 'INBOUND', n: 2 },
      { kind: null, n: 1 },
      { kind: 'OUTBOUND', n: 1 },
    ]);
    expect(
      aggregated('SELECT Kind__c, COUNT(Id) FROM Call__c GROUP BY Kind__c HAVING COUNT(Id) > 1'),
    ).toEqual([{ Kind__c: 'INBOUND', expr0: 2 }]);
  });
});

describe('selected fields', () => {
  it('can be all that the user may read', () => {
    const [row] = query("SELECT FIELDS(ALL) FROM Call__c WHERE Key__c = 'a' LIMIT 1");
    expect(row?.fields).toMatchObject({ Key__c: 'a', Name: 'CALL-0001', IsDeleted: false });
  });

  it('can be labels', () => {
    expect(query("SELECT toLabel(Kind__c) FROM Call__c WHERE Key__c = 'a'")[0]?.fields).toEqual({
      Kind__c: 'Inbound',
    });
  });
});

describe('date literals', () => {
  const days = (literal: string) => {
    const { start, end } = dateLiteralSpan(literal, NOW);
    return [start, end].map((time) => new Date(time).toISOString().slice(0, 10));
  };

  it.each([
    ['TODAY', '2026-11-22', '2026-11-23'],
    ['THIS_WEEK', '2026-11-22', '2026-11-29'],
    ['LAST_WEEK', '2026-11-15', '2026-11-22'],
    ['NEXT_MONTH', '2026-12-01', '2027-01-01'],
    ['LAST_QUARTER', '2026-07-01', '2026-10-01'],
    ['THIS_YEAR', '2026-01-01', '2027-01-01'],
    ['LAST_90_DAYS', '2026-08-24', '2026-11-23'],
    ['NEXT_N_DAYS:2', '2026-11-23', '2026-11-25'],
    ['LAST_N_MONTHS:2', '2026-09-01', '2026-11-01'],
    ['N_YEARS_AGO:1', '2025-01-01', '2026-01-01'],
  ])('%s is from %s to before %s', (literal, start, end) => {
    expect(days(literal)).toEqual([start, end]);
  });
});

describe('the tree of a filter', () => {
  it('refuses AND beside OR without parentheses', () => {
    const { where } = parseSoql('SELECT Id FROM X WHERE A = 1 AND B = 2 OR C = 3', {});
    expect(() => where && filterTree(where)).toThrow(/unexpected token: OR/);
  });
});
