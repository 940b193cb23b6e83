import { run } from './programs.ts';

describe('statements', () => {
  it.each([
    ['a for loop', 'Integer n = 0; for (Integer i = 0, j = 10; i < j; i++, j--) { n += i; } return n;', 10],
    [
      'a for-each loop over a set',
      'Integer n = 0; for (Integer i : new Set<Integer>{1, 2}) n += i; return n;',
      3,
    ],
    ['continue and break', 'Integer n = 0; while (true) { n++; if (n < 5) continue; break; } return n;', 5],
    ['do while', 'Integer n = 0; do { n++; } while (n < 3); return n;', 3],
    ['an inner return', 'for (Integer i = 0; ; i++) { while (true) { if (i == 2) return i; break; } }', 2],
    ['else if', 'Integer n = 2; if (n == 1) return 1; else if (n == 2) return 20; else return 3;', 20],
    ['increments', 'Integer i = 1; Integer j = i++ + ++i; return j * 10 + i--;', 43],
    ['names in any case', "STRING Greeting = 'x'; return gREETING.LENGTH();", 1],
  ])('runs %s', async (_, body, expected) => {
    expect(await run(body)).toBe(expected);
  });

  it.each([
    ["'b'", "when 'a', 'b' { return 1; } when else { return 2; }", 1],
    ["'B'", "when 'a', 'b' { return 1; } when else { return 2; }", 2],
    ['-3', 'when 3 { return 1; } when -3 { return 2; }', 2],
    ['(String) null', "when 'x' { return 1; } when null { return 2; }", 2],
    ['Colour.GREEN', 'when RED { return 1; } when GREEN { return 2; }', 2],
    ['(SObject) new Contact()', 'when Account a { return 1; } when Contact c { return 2; }', 2],
  ])('switches on %s', async (subject, branches, expected) => {
    const members = 'enum Colour { RED, GREEN }';
    expect(await run({ body: `switch on ${subject} { ${branches} } return null;`, members })).toBe(expected);
  });

  it('runs finally whichever way the block ends, and lets it decide', async () => {
    const members = `static String log = '';
      static Integer leave() { try { return 1; } finally { log += 'f'; } }
      static void fail() { try { throw new IllegalArgumentException('x'); } finally { log += 'g'; } }`;
    const body = `Integer n = leave();
      try { fail(); } catch (IllegalArgumentException e) { log += e.getMessage(); }
      return n + log;`;
    expect(await run({ body, members })).toBe('1fgx');
  });

  it('catches by type, nearest block first', async () => {
    const members = 'class MyException extends Exception {} class Closer extends Exception {}';
    const body = `try {
        try { throw new MyException('inner', new Closer('cause')); }
        catch (Closer e) { return 'wrong'; }
      } catch (MyException e) {
        return e.getMessage() + '/' + e.getCause().getMessage() + '/' + e.getTypeName();
      }`;
    expect(await run({ body, members })).toBe('inner/cause/Program.MyException');
  });

  it('tells where an exception came from', async () => {
    const members = `static void deeper() {
      Integer zero = 0;
      Integer n = 1 / zero;
    }`;
    await expect(run({ body: 'deeper(); return null;', members })).rejects.toMatchObject({
      body: {
        exceptionType: 'System.MathException',
        stackTrace: 'Class.Program.deeper: line 4, column 1\nClass.Program.main: line 8, column 1',
      },
    });
  });

  it('breaks off a chain at ?.', async () => {
    const body = `Account a = null;
      String name = a?.Name.toUpperCase().trim();
      return name == null ? 'nothing' : name;`;
    expect(await run(body)).toBe('nothing');
  });

  it('throws at a plain dot after null', async () => {
    await expect(run('Account a = null; return a.Name;')).rejects.toThrow(
      'Attempt to de-reference a null object',
    );
  });

  it('refuses a null condition', async () => {
    await expect(run('Boolean b = null; if (b) { return 1; } return 2;')).rejects.toThrow('null object');
  });
});

describe('casts', () => {
  it.each([
    ['Object o = 1; return (Integer) o + 1;', 2],
    ["Object o = 'x'; return o instanceof String;", true],
    ['Object o = null; return o instanceof String;', false],
    ['Object o = new List<String>(); return o instanceof List<Object>;', true],
    ["Object o = new Map<String, Object>{'a' => 5}; return ((Map<String, Object>) o).get('a');", 5],
    ["Id i = '001000000000001'; String s = i; return s;", '001000000000001AAA'],
  ])('checks %s', async (body, expected) => {
    expect(await run(body)).toBe(expected);
  });

  it('refuses a value of another type', async () => {
    await expect(run("Object o = 'x'; return (Integer) o;")).rejects.toMatchObject({
      body: {
        exceptionType: 'System.TypeException',
        message: 'Invalid conversion from runtime type String to Integer',
      },
    });
  });

  it('refuses text that is no id', async () => {
    await expect(run("String s = 'nonsense'; Id i = s; return i;")).rejects.toThrow('Invalid id: nonsense');
  });
});
