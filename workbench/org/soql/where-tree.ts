import type {
  Condition,
  ConditionWithValueQuery,
  HavingClause,
  WhereClause,
} from '@jetstreamapp/soql-parser-js';
import { QueryError } from '#platform';

/** A filter as a tree. The parser gives a chain in which parentheses are only counted. */
export type Filter =
  | { kind: 'all'; parts: Filter[] }
  | { kind: 'any'; parts: Filter[] }
  | { kind: 'not'; part: Filter }
  | { kind: 'test'; condition: TestedCondition };

export type TestedCondition = Exclude<
  ConditionWithValueQuery,
  { openParen: number; field?: never; fn?: never }
>;

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | { condition: TestedCondition };

export function filterTree(clause: WhereClause | HavingClause): Filter {
  const tokens = tokensOf(clause);
  const reader = { tokens, position: 0 };
  const filter = readGroup(reader);
  if (reader.position < tokens.length) throw new QueryError('MALFORMED_QUERY', 'unexpected token: )');
  return filter;
}

function tokensOf(clause: WhereClause | HavingClause): Token[] {
  const tokens: Token[] = [];
  let rest: WhereClause | HavingClause | undefined = clause;
  while (rest) {
    const left: Condition | ConditionWithValueQuery | null = rest.left;
    const { openParen = 0, closeParen = 0 } = (left ?? {}) as { openParen?: number; closeParen?: number };
    tokens.push(...Array<Token>(openParen).fill('('));
    if (left && isTested(left)) tokens.push({ condition: left });
    tokens.push(...Array<Token>(closeParen).fill(')'));
    if (!('operator' in rest)) break;
    tokens.push(rest.operator);
    rest = rest.right;
  }
  return tokens;
}

function isTested(condition: Condition | ConditionWithValueQuery): condition is TestedCondition {
  return 'field' in condition || 'fn' in condition;
}

interface TokenReader {
  tokens: Token[];
  position: number;
}

/** Conditions joined by AND or by OR; the two need parentheses between them. */
function readGroup(reader: TokenReader): Filter {
  const parts = [readOne(reader)];
  let joint: Token | undefined;
  for (;;) {
    const token = reader.tokens[reader.position];
    if (token !== 'AND' && token !== 'OR') break;
    if (joint !== undefined && joint !== token) {
      throw new QueryError('MALFORMED_QUERY', `unexpected token: ${token}`);
    }
    joint = token;
    reader.position++;
    parts.push(readOne(reader));
  }
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  return joint === 'OR' ? { kind: 'any', parts } : { kind: 'all', parts };
}

function readOne(reader: TokenReader): Filter {
  const token = reader.tokens[reader.position++];
  if (token === 'NOT') return { kind: 'not', part: readOne(reader) };
  if (typeof token === 'object') return { kind: 'test', condition: token.condition };
  if (token !== '(') throw new QueryError('MALFORMED_QUERY', `unexpected token: ${token ?? 'end of query'}`);
  const filter = readGroup(reader);
  if (reader.tokens[reader.position++] !== ')')
    throw new QueryError('MALFORMED_QUERY', "expecting a right parentheses, found 'end of query'");
  return filter;
}
