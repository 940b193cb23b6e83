import { parseQuery } from '@jetstreamapp/soql-parser-js';
import type { Query } from '@jetstreamapp/soql-parser-js';
import { QueryError } from '#platform';
import type { ApiValue } from '#platform';

/** The parser builds itself anew (150 ms) for every query with binds; Apex asks the same few again and again. */
const parsedWithBinds = new Map<string, Query>();
const MOST_KEPT = 500;

/** Parses SOQL; throws `MALFORMED_QUERY` where it is none. Binds in LIMIT and OFFSET are put in as numbers. */
export function parseSoql(soql: string, binds: Record<string, ApiValue | ApiValue[]>): Query {
  const resolved = soql.replace(/\b(LIMIT|OFFSET)\s+:(\w+)/gi, (_match, word: string, name: string) => {
    const value = binds[name];
    if (typeof value !== 'number') throw new QueryError('MALFORMED_QUERY', `${word} must be a number`);
    return `${word} ${value}`;
  });
  try {
    return Object.keys(binds).length > 0 ? parseWithBinds(resolved) : parseQuery(resolved);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unreadable';
    throw new QueryError('MALFORMED_QUERY', `unexpected token: ${reason}`);
  }
}

function parseWithBinds(soql: string): Query {
  const known = parsedWithBinds.get(soql);
  if (known) return known;
  const query = parseQuery(soql, { allowApexBindVariables: true });
  if (parsedWithBinds.size >= MOST_KEPT) parsedWithBinds.clear();
  parsedWithBinds.set(soql, query);
  return query;
}
