import fc from 'fast-check';
import { AGENT_FIELDS, matchesByField, matchTable, type OrgUser } from '../../owners/matches.ts';

const user = (id: string, fields: Partial<OrgUser>): OrgUser => ({
  ...{ id, Username: '', FederationIdentifier: '', Email: '', EmployeeNumber: '', Alias: '' },
  ...fields,
});
const USERS = [
  user('1', {
    Username: 'dana.reyes@northwind.example.eu',
    Email: 'Dana.Reyes@northwind.example',
    Alias: 'dr',
  }),
  user('2', { Username: 'omar@northwind.example.eu', Email: 'desk@northwind.example', Alias: 'oh' }),
  user('3', {
    Username: 'priya@northwind.example.eu',
    Email: 'desk@northwind.example',
    EmployeeNumber: '4711',
  }),
];

describe('users of Amazon Connect and of the org', () => {
  it('are counted by field: one user, several, none', () => {
    const ways = matchesByField(['dana.reyes', 'desk', 'nobody'], USERS);
    expect(ways).toHaveLength(2 * AGENT_FIELDS.length);
    expect(ways.find(({ field, part }) => field === 'Email' && part === 'local-part')).toEqual({
      ...{ field: 'Email', part: 'local-part' },
      ...{ one: 1, several: 1, none: 1 },
    });
  });

  it('are best matched by the field that gives most agents a user of their own', () => {
    expect(matchesByField(['dana.reyes', 'omar', 'priya'], USERS)[0]).toMatchObject({
      ...{ field: 'Username', part: 'local-part', one: 3 },
    });
    expect(matchesByField(['4711'], USERS)[0]).toMatchObject({ field: 'EmployeeNumber', part: 'whole' });
  });

  it('do not count as matched where an agent could be any of several users', () => {
    // Three agents who could be several by mail, against one who is one user by alias.
    const shared = ['a', 'b', 'c'].flatMap((name) =>
      [1, 2].map((each) => user(`${name}${String(each)}`, { Email: name })),
    );
    const [best] = matchesByField(['a', 'b', 'c', 'oh'], [...shared, ...USERS]);
    expect(best).toMatchObject({ field: 'Alias', one: 1, several: 0 });
  });

  it('are matched by the whole name where the part before the @ adds nothing', () => {
    expect(matchesByField(['dr', 'oh'], USERS)[0]).toMatchObject({ field: 'Alias', part: 'whole' });
  });

  it('are each counted exactly once in every row', () => {
    const name = fc.constantFrom('a', 'A', 'b', 'a@x', 'b@y', '@x', '');
    const users = fc.array(fc.record({ Username: name, Email: name, Alias: name }));
    fc.assert(
      fc.property(fc.uniqueArray(name), users, (agents, some) => {
        const all = some.map((fields, index) => user(String(index), fields));
        for (const { one, several, none } of matchesByField(agents, all))
          expect(one + several + none).toBe(agents.length);
      }),
    );
  });

  it('are shown as a table without a name', () => {
    const ways = matchesByField(['dana.reyes@northwind.example', 'desk@northwind.example'], USERS);
    expect(matchTable(ways.filter(({ field }) => field === 'Email'))).toEqual([
      '     field of User  compared     one user  several  none',
      '  1  Email          all of it           1        1     0',
      '  2  Email          up to the @         1        1     0',
    ]);
  });
});
