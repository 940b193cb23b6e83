import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkApexSecurity, checkApexTypes } from '../../scripts/check-apex.ts';

const CLASS_METADATA = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">
  <apiVersion>65.0</apiVersion>
  <status>Active</status>
</ApexClass>
`;

/** Each check starts a Java machine. */
jest.setTimeout(60_000);

let project: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'apex-'));
  mkdirSync(path.join(project, 'force-app/classes'), { recursive: true });
  writeFileSync(
    path.join(project, 'sfdx-project.json'),
    JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '65.0' }),
  );
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

function writeClass(name: string, source: string): void {
  writeFileSync(path.join(project, `force-app/classes/${name}.cls`), source);
  writeFileSync(path.join(project, `force-app/classes/${name}.cls-meta.xml`), CLASS_METADATA);
}

it('has nothing to say against a sound class', () => {
  writeClass(
    'Greeter',
    "public with sharing class Greeter {\n  public String greet(String name) {\n    return 'Hello ' + name;\n  }\n}\n",
  );
  expect(checkApexTypes(project)).toEqual([]);
  expect(checkApexSecurity(project)).toEqual([]);
});

it('finds an unknown field and an unknown method, with file and line', () => {
  writeClass(
    'Wrong',
    "public with sharing class Wrong {\n  public void run(Account account) {\n    account.Nmae = 'x';\n    this.walk();\n  }\n}\n",
  );
  const problems = checkApexTypes(project);
  expect(problems.map(({ file, line }) => `${file}:${String(line)}`)).toEqual([
    'force-app/classes/Wrong.cls:3',
    'force-app/classes/Wrong.cls:4',
  ]);
  expect(problems[0]?.message).toContain('Nmae');
  expect(problems[1]?.message).toContain('walk');
});

it('finds a class that does not parse', () => {
  writeClass('Broken', 'public class Broken {\n  public void run( {\n}\n');
  expect(checkApexTypes(project)).toContainEqual(
    expect.objectContaining({ file: 'force-app/classes/Broken.cls', line: 2 }),
  );
});

it('finds text put together into a query, access without user mode, and a class without sharing', () => {
  writeClass(
    'Unsafe',
    [
      'public class Unsafe {',
      '  public static List<Account> find(String name) {',
      '    insert new Account();',
      "    return Database.query('SELECT Id FROM Account WHERE Name = \\'' + name + '\\'');",
      '  }',
      '}',
    ].join('\n'),
  );
  const rules = checkApexSecurity(project).map(({ message }) => message.split(':')[0]);
  expect(rules.sort()).toEqual(['ApexCRUDViolation', 'ApexSOQLInjection', 'ApexSharingViolations']);
});
