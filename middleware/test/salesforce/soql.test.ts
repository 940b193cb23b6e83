import fc from 'fast-check';
import { soqlText, soqlTexts } from '../../src/salesforce/soql.ts';

/** Reads a literal as SOQL does: a backslash takes the next character, a quote ends it. */
function readLiteral(literal: string): { value: string; rest: string } {
  let value = '';
  for (let at = 1; at < literal.length; at += 1) {
    const character = literal[at] ?? '';
    if (character === "'") return { value, rest: literal.slice(at + 1) };
    if (character === '\\') {
      at += 1;
      const escaped = literal[at] ?? '';
      value += { n: '\n', r: '\r' }[escaped] ?? escaped;
    } else value += character;
  }
  throw new Error('The literal does not end.');
}

describe('texts in SOQL', () => {
  it('stay inside their quotes, whatever they hold', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '\\', 'n', '\n', '\r', 'a', 'é', ' OR ', '%', '"') });
    fc.assert(
      fc.property(text, (value) => {
        expect(readLiteral(soqlText(value))).toEqual({ value, rest: '' });
      }),
    );
  });

  it('form a list', () => {
    expect(soqlTexts(['a', "b'c"])).toBe("('a', 'b\\'c')");
  });
});
