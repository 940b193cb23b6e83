import { QueryError } from '#platform';

/** A span of time in milliseconds since 1970, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

const DAY = 86_400_000;
type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** What `TODAY`, `LAST_WEEK` or `LAST_N_DAYS:3` means now. Days and weeks are those of UTC; weeks start on Sunday. */
export function dateLiteralSpan(literal: string, now: number): Span {
  const [name = '', amount] = literal.toUpperCase().split(':');
  return amount === undefined ? fixedSpan(name, now) : countedSpan(name, Number(amount), now);
}

function fixedSpan(name: string, now: number): Span {
  const days: Record<string, number> = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 };
  const offset = days[name];
  if (offset !== undefined) return unitSpan('DAY', offset, now);
  if (name === 'LAST_90_DAYS') return countedSpan('LAST_N_DAYS', 90, now);
  if (name === 'NEXT_90_DAYS') return countedSpan('NEXT_N_DAYS', 90, now);
  const match = /^(LAST|THIS|NEXT)_(?:FISCAL_)?(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (!match) throw unknown(name);
  return unitSpan(
    match[2] as Unit,
    { LAST: -1, THIS: 0, NEXT: 1 }[match[1] as 'LAST' | 'THIS' | 'NEXT'],
    now,
  );
}

function countedSpan(name: string, amount: number, now: number): Span {
  const ago = /^N_(?:FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(name);
  if (ago) return unitSpan(ago[1] as Unit, -amount, now);
  const match = /^(LAST|NEXT)_N_(?:FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S$/.exec(name);
  if (!match) throw unknown(name);
  const unit = match[2] as Unit;
  if (match[1] === 'NEXT') {
    return { start: unitSpan(unit, 1, now).start, end: unitSpan(unit, amount, now).end };
  }
  // Days reach up to and with today, longer units end before the present one.
  const last = unit === 'DAY' ? 0 : -1;
  return { start: unitSpan(unit, -amount, now).start, end: unitSpan(unit, last, now).end };
}

function unitSpan(unit: Unit, offset: number, now: number): Span {
  const date = new Date(now);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const today = Date.UTC(year, month, date.getUTCDate());
  switch (unit) {
    case 'DAY':
      return { start: today + offset * DAY, end: today + (offset + 1) * DAY };
    case 'WEEK': {
      const sunday = today - date.getUTCDay() * DAY;
      return { start: sunday + offset * 7 * DAY, end: sunday + (offset + 1) * 7 * DAY };
    }
    case 'MONTH':
      return months(year, month + offset, 1);
    case 'QUARTER':
      return months(year, (Math.floor(month / 3) + offset) * 3, 3);
    case 'YEAR':
      return months(year + offset, 0, 12);
  }
}

function months(year: number, month: number, length: number): Span {
  return { start: Date.UTC(year, month, 1), end: Date.UTC(year, month + length, 1) };
}

function unknown(name: string): QueryError {
  return new QueryError('MALFORMED_QUERY', `unexpected token: ${name}`);
}
