import { throwApex } from './exceptions.ts';

/**
 * A JavaScript regular expression for a pattern of Java's, as far as the two agree. Inline flags are understood
 * at the beginning (`(?i)…`); possessive quantifiers and other constructs of Java alone are refused.
 */
export function regularExpression(pattern: string, flags = ''): RegExp {
  const inline = /^\(\?([ims]+)\)/.exec(pattern);
  const source = (inline ? pattern.slice(inline[0].length) : pattern)
    .replace(/\\Q([\s\S]*?)(?:\\E|$)/g, (_, literal: string) =>
      literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
    )
    .replace(/\\p\{(Alpha|Digit|Alnum|Punct|Upper|Lower|Space)\}/g, (_, name: string) => POSIX[name] ?? '')
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$');
  try {
    return new RegExp(source, flags + (inline?.[1] ?? ''));
  } catch {
    return throwApex('StringException', `Invalid regex, or one that the runner does not know: ${pattern}`);
  }
}

const POSIX: Record<string, string> = {
  Alpha: '[a-zA-Z]',
  Digit: '\\d',
  Alnum: '[a-zA-Z0-9]',
  Punct: '[!-\\/:-@\\[-`{-~]',
  Upper: '[A-Z]',
  Lower: '[a-z]',
  Space: '\\s',
};

/** Resolves `$1` and `\$` of a Java replacement for one match. */
export function replacementFor(replacement: string): (...match: (string | undefined)[]) => string {
  return (...match) =>
    replacement.replace(/\\(.)|\$(\d)/g, (_, escaped: string | undefined, group: string) =>
      escaped === undefined ? (match[Number(group)] ?? '') : escaped,
    );
}
