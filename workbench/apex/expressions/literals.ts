import type { LiteralContext } from '@apexdevtools/apex-parser';
import { nativeType } from '../types/native-registry.ts';
import { DecimalValue } from '../values/decimal.ts';
import { DoubleValue, type Value } from '../values/value.ts';
import type { Expression } from './expression.ts';
import type { Scope } from './scope.ts';

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

export function compileLiteral(context: LiteralContext, scope: Scope): Expression {
  const text = context.getText();
  if (context.StringLiteral()) return constant('String', unquote(text));
  if (context.MultilineStringLiteral()) return constant('String', unquoteMultiline(text));
  if (context.BooleanLiteral()) return constant('Boolean', text.toLowerCase() === 'true');
  if (context.NULL()) return constant('null', null);
  if (context.LongLiteral()) return constant('Long', BigInt(text.slice(0, -1)));
  if (context.NumberLiteral()) return compileNumber(text);
  const number = Number(text);
  if (number > 2_147_483_648) throw scope.error(context, `Integer out of range: ${text}`);
  return constant('Integer', number | 0);
}

function compileNumber(text: string): Expression {
  if (/d$/i.test(text)) return constant('Double', new DoubleValue(Number(text.slice(0, -1))));
  return constant('Decimal', DecimalValue.parse(text) ?? null);
}

function constant(typeName: string, value: Value): Expression {
  return { type: nativeType(typeName), evaluate: () => value };
}

/** The text of a string literal, escapes resolved. */
export function unquote(literal: string): string {
  return unescape(literal.slice(1, -1));
}

function unquoteMultiline(literal: string): string {
  return unescape(literal.slice(3, -3).replace(/^[ \t]*\r?\n/, ''));
}

function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, letter: string) =>
    code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(parseInt(code, 16)),
  );
}
