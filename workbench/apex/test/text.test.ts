import { run, valueOf } from './programs.ts';

describe('strings', () => {
  it.each([
    ["'a' + 1 + 2.50 + null + true", 'a12.50nulltrue'],
    ["1 + 2 + 'a'", '3a'],
    ["'' + Date.newInstance(2026, 11, 20)", '2026-11-20 00:00:00'],
    ["'\\u0041\\n\\''", "A\n'"],
    ["'hello'.substring(1, 3)", 'el'],
    ["'a:b:c'.substringAfterLast(':')", 'c'],
    ["'abc'.substringAfterLast(':')", ''],
    ["'a:b'.substringBefore(':')", 'a'],
    ["'[x]'.substringBetween('[', ']')", 'x'],
    ["'Recording'.containsIgnoreCase('CORD')", 'true'],
    ["'a,b,,'.split(',')", '(a, b)'],
    ["'a.b'.split('\\\\.')", '(a, b)'],
    ["'a1b22'.replaceAll('[0-9]+', '<$0>')", 'a<1>b<22>'],
    ["'aXbX'.replace('X', '$1')", 'a$1b$1'],
    ["'abc'.capitalize()", 'Abc'],
    ["'7'.leftPad(3, '0')", '007'],
    ["String.join(new List<String>{'a', 'b'}, '-')", 'a-b'],
    ["String.format('{0} of {1}', new List<Object>{1, 'two'})", '1 of two'],
    ["String.isBlank(' ')", 'true'],
    ['String.isNotBlank(null)', 'false'],
    ["'abc'.indexOf('z')", '-1'],
    ["'Straße'.toUpperCase()", 'STRASSE'],
    ["'abcdef'.abbreviate(5)", 'ab...'],
    ["EncodingUtil.base64Encode(Blob.valueOf('hi'))", 'aGk='],
    ["EncodingUtil.base64Decode('aGk=').toString()", 'hi'],
    ["EncodingUtil.urlEncode('a b/ü', 'UTF-8')", 'a+b%2F%C3%BC'],
    ["EncodingUtil.convertToHex(Blob.valueOf('A'))", '41'],
    ["Pattern.compile('(\\\\d+)-x').matcher('12-x').matches()", 'true'],
    ["Pattern.matches('a+', 'aab')", 'false'],
  ])('evaluates %s', async (expression, expected) => {
    expect(await valueOf(expression)).toBe(expected);
  });

  it('refuses a substring beyond the end', async () => {
    await expect(valueOf("'abc'.substring(1, 9)")).rejects.toThrow('Ending position out of bounds: 9');
  });

  it('throws where text is null', async () => {
    await expect(run('String s = null; return s.length();')).rejects.toMatchObject({
      body: {
        exceptionType: 'System.NullPointerException',
        message: 'Attempt to de-reference a null object',
      },
    });
  });

  it('finds the groups of each match in turn', async () => {
    const body = `Matcher m = Pattern.compile('(\\\\w)=(\\\\d)').matcher('a=1 b=2');
      String out = '';
      while (m.find()) { out += m.group(1) + m.group(2); }
      return out;`;
    expect(await run(body)).toBe('a1b2');
  });
});

describe('dates', () => {
  it.each([
    ['Date.newInstance(2026, 2, 28).addDays(1)', '2026-03-01'],
    ['Date.newInstance(2026, 1, 31).addMonths(1)', '2026-02-28'],
    ['Date.newInstance(2026, 1, 1).daysBetween(Date.newInstance(2026, 3, 1))', '59'],
    ['Date.newInstance(2026, 11, 20) + 2', '2026-11-22'],
    ["Date.valueOf('2026-11-20').month()", '11'],
    ['Datetime.newInstanceGmt(2026, 11, 20, 14, 3, 0)', '2026-11-20 14:03:00'],
    [
      "Datetime.newInstanceGmt(2026, 11, 20, 14, 3, 0).formatGmt('yyyy-MM-dd\\'T\\'HH:mm:ss\\'Z\\'')",
      '2026-11-20T14:03:00Z',
    ],
    [
      "Datetime.newInstanceGmt(2026, 11, 20, 14, 3, 9).formatGmt('EEE d MMM yy, h:mm a')",
      'Fri 20 Nov 26, 2:03 PM',
    ],
    ['Datetime.newInstanceGmt(2026, 11, 20).addHours(25).dateGmt()', '2026-11-21'],
    ['Datetime.newInstance(0L).getTime()', '0'],
  ])('evaluates %s', async (expression, expected) => {
    expect(await valueOf(expression)).toBe(expected);
  });

  it('refuses a day that does not exist', async () => {
    await expect(valueOf("Date.valueOf('2026-02-30')")).rejects.toThrow('Invalid date: 2026-02-30');
  });
});
