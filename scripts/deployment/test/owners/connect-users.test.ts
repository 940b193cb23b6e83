import { readConnectUsers } from '../../owners/connect-users.ts';

const NAMES = ['dana.reyes', 'omar.haddad@northwind.example'];
const USERS = NAMES.map((Username, index) => ({ Id: String(index), Username }));

describe('user names of Amazon Connect', () => {
  it.each([
    ['list-users', JSON.stringify({ UserSummaryList: USERS }, undefined, 4)],
    ['search-users', JSON.stringify({ Users: USERS, ApproximateTotalCount: 2 })],
    ['describe-user, one after another', USERS.map((User) => JSON.stringify({ User })).join('\n')],
    [
      'list-users, page after page',
      USERS.map((user) => JSON.stringify({ UserSummaryList: [user] })).join(''),
    ],
    ['an array of users', JSON.stringify(USERS)],
    ['an array of names', JSON.stringify(NAMES)],
    ['a list', NAMES.join('\n')],
    ['a list of a spreadsheet', `\uFEFF${NAMES.join('\r\n')}\r\n\r\n`],
    ['a table', `first name,User Name,e-mail\n${NAMES.map((name) => `"Some, one",${name},`).join('\n')}`],
    ['a table with semicolons', `Login;Name\n${NAMES.map((name) => `${name};x`).join('\n')}`],
    ['a table with one column', `Username\n${NAMES.join('\n')}`],
  ])('are read from %s', (_kind, text) => {
    expect(readConnectUsers(text)).toEqual(NAMES);
  });

  it('are each there once, in any letter case', () => {
    expect(readConnectUsers('dana.reyes\nDana.Reyes\nDANA.REYES')).toHaveLength(1);
  });

  it.each([
    ['', 'names none'],
    ['{"UserSummaryList": []}', 'names none'],
    ['{"UserSummaryList": [{"Username": "dana.secret"}', 'no JSON that can be read'],
    ['{"UserSummaryList": [{"Username": dana.secret}]}', 'no JSON that can be read'],
    ['{"Contacts": ["dana.secret"]}', 'not what the AWS CLI answers'],
    ['dana.secret,Dana,Reyes\nomar.secret,Omar,Haddad', 'no column Username'],
  ])('are not guessed from %j, which is refused without repeating a name', (text, message) => {
    const read = () => readConnectUsers(text);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/secret/);
  });
});
