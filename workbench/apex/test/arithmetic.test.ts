import fc from 'fast-check';
import { valueOf } from './programs.ts';

describe('numbers', () => {
  it.each([
    ['7 / 2', '3'],
    ['-7 / 2', '-3'],
    ['7.0 / 2', '3.5'],
    ['1 + 2 * 3 - 4', '3'],
    ['2147483647 + 1', '-2147483648'],
    ['2147483647L + 1', '2147483648'],
    ['9223372036854775807L + 1', '-9223372036854775808'],
    ['1.10 + 2.205', '3.305'],
    ['1.5 * 1.5', '2.25'],
    ['10.0 / 4', '2.5'],
    ['6.0 / 2', '3.0'],
    ['1.0 / 3', '0.3333333333333333333333333333333333'],
    ['1.0d / 4', '0.25'],
    ['3.0d', '3.0'],
    ['0.1 + 0.2', '0.3'],
    ['-(5)', '-5'],
    ['7 & 3', '3'],
    ['4 | 1', '5'],
    ['5 ^ 1', '4'],
    ['1 << 4', '16'],
    ['-16 >> 2', '-4'],
    ['-1 >>> 28', '15'],
    ['~5', '-6'],
    ['(Integer) 3.99', '3'],
    ['(Integer) 12L', '12'],
    ['(Decimal) 12', '12'],
    ['(Long) 7.9', '7'],
    ['Math.mod(-7, 3)', '-1'],
    ['Math.max(3, 9)', '9'],
    ['Math.abs(-2.5)', '2.5'],
    ['Math.ceil(2.1)', '3'],
    ['Math.round(2.5)', '2'],
    ['Math.pow(2, 10)', '1024.0'],
    ['(2.345).setScale(2)', '2.35'],
    ['(2.345).setScale(2, System.RoundingMode.DOWN)', '2.34'],
    ['(100).format()', '100'],
    ['(1234567).format()', '1,234,567'],
    ["Integer.valueOf('42') + 1", '43'],
    ["Decimal.valueOf('1.50')", '1.50'],
    ['(2.50).stripTrailingZeros()', '2.5'],
    ['(10.0).divide(3, 2)', '3.33'],
  ])('computes %s', async (expression, expected) => {
    expect(await valueOf(expression)).toBe(expected);
  });

  it.each([
    ['1 / 0', 'Divide by 0'],
    ['1.5 / 0', 'Divide by 0'],
    ["Integer.valueOf('4x')", 'Invalid integer: 4x'],
    ["Integer.valueOf('99999999999')", 'Invalid integer: 99999999999'],
    ['(2.55).setScale(1, System.RoundingMode.UNNECESSARY)', 'Rounding necessary'],
  ])('refuses %s', async (expression, message) => {
    await expect(valueOf(expression)).rejects.toThrow(message);
  });

  it('adds and multiplies integers as 32-bit numbers do', async () => {
    const integer = fc.integer({ min: -2147483647, max: 2147483647 });
    await fc.assert(
      fc.asyncProperty(integer, integer, async (a, b) => {
        expect(await valueOf(`(${String(a)}) + (${String(b)})`)).toBe(String((a + b) | 0));
        expect(await valueOf(`(${String(a)}) * (${String(b)})`)).toBe(String(Math.imul(a, b)));
      }),
      { numRuns: 25 },
    );
  });
});

describe('comparison', () => {
  it.each([
    ["'abc' == 'ABC'", 'true'],
    ["'abc' === 'ABC'", 'true'],
    ["'abc'.equals('ABC')", 'false'],
    ["'a' < 'B'", 'true'],
    ['1 == 1.0', 'true'],
    ['1.0 == 1.00', 'true'],
    ['1 != 2', 'true'],
    ['null == null', 'true'],
    ['2 >= 2', 'true'],
    ['2 > 2', 'false'],
    ["Id.valueOf('001000000000001') == '001000000000001AAA'", 'true'],
    ['new List<Integer>{1, 2} == new List<Integer>{1, 2}', 'true'],
    ['new List<Integer>{1, 2} === new List<Integer>{1, 2}', 'false'],
    ["new Account(Name = 'a') == new Account(Name = 'a')", 'true'],
    ['Date.newInstance(2026, 1, 2) < Date.newInstance(2026, 1, 3)', 'true'],
    ['true && !false', 'true'],
    ['false || false', 'false'],
    ["null ?? 'b'", 'b'],
    ['true ? 1 : 2', '1'],
  ])('evaluates %s', async (expression, expected) => {
    expect(await valueOf(expression)).toBe(expected);
  });
});
