import { run, valueOf } from './programs.ts';

describe('collections', () => {
  it.each([
    ['new List<Integer>{3, 1, 2}', '(3, 1, 2)'],
    ['new List<Integer>{3, 1, 2}[1]', '1'],
    ['new Integer[]{4, 5}.size()', '2'],
    ['new String[2]', '(null, null)'],
    ["new Set<String>{'b', 'a', 'b'}", '{b, a}'],
    ["new Map<String, Integer>{'z' => 1, 'a' => 2}", '{z=1, a=2}'],
    ["new Map<String, Integer>{'z' => 1}.get('Z') == null", 'true'],
    ['new Set<Decimal>{1.0}.contains(1.0)', 'true'],
    ['new Set<List<Integer>>{new List<Integer>{1}}.contains(new List<Integer>{1})', 'true'],
    ["new List<String>{'a', 'b'}.contains('B')", 'false'],
    ["new Map<Integer, String>{1 => 'x'}.keySet()", '{1}'],
    ['new List<List<Integer>>{new List<Integer>{1}}[0][0]', '1'],
  ])('evaluates %s', async (expression, expected) => {
    expect(await valueOf(expression)).toBe(expected);
  });

  it('changes lists in place', async () => {
    const body = `List<Integer> l = new List<Integer>{3, 1};
      l.add(2); l.add(0, 9); l.remove(1); l[0] += 1; l.sort(); l.addAll(new Set<Integer>{7});
      return String.valueOf(l);`;
    expect(await run(body)).toBe('(1, 2, 10, 7)');
  });

  it('keeps the order of insertion in maps and gives the value that was there', async () => {
    const body = `Map<String, Integer> m = new Map<String, Integer>();
      m.put('b', 1); m.put('a', 2);
      Integer before = m.put('b', 3);
      return before + ' ' + m + m.containsKey('c') + m.remove('a') + m.size();`;
    expect(await run(body)).toBe('1 {b=3, a=2}false21');
  });

  it.each(['l[3]', 'l.get(-1)', 'l.remove(5)'])('refuses the index of %s', async (expression) => {
    const body = `List<Integer> l = new List<Integer>{1}; return ${expression};`;
    await expect(run(body)).rejects.toMatchObject({
      body: {
        exceptionType: 'System.ListException',
        message: expect.stringContaining('List index out of bounds'),
      },
    });
  });

  it('refuses to assign an element that does not exist', async () => {
    await expect(run('List<Integer> l = new List<Integer>(); l[0] = 1; return l;')).rejects.toThrow(
      'List index out of bounds: 0',
    );
  });

  it('sorts instances by their own order', async () => {
    const members = `class Turn implements Comparable {
      Decimal at;
      Turn(Decimal at) { this.at = at; }
      public Integer compareTo(Object other) { return at > ((Turn) other).at ? 1 : -1; }
    }`;
    const body = `List<Turn> turns = new List<Turn>{ new Turn(2.5), new Turn(0.5), new Turn(1) };
      turns.sort();
      String out = '';
      for (Turn t : turns) { out += t.at + ' '; }
      return out;`;
    expect(await run({ body, members })).toBe('0.5 1 2.5 ');
  });

  it('builds maps of records by id', async () => {
    const body = `Account a = new Account(Id = '001000000000001', Name = 'Acme');
      Map<Id, Account> byId = new Map<Id, Account>(new List<Account>{ a });
      return byId.get('001000000000001AAA').Name;`;
    expect(await run(body)).toBe('Acme');
  });
});
