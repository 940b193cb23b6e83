import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkApexRules } from '../apex/pmd.ts';
import { checkApexTypes } from '../apex/types.ts';
import type { Problem } from '../problem.ts';
import { overlooked, writeClass, type SeededApex } from './seeded-apex.ts';

/** Each check starts a Java machine, so all faults are put into one project and looked for once. */
jest.setTimeout(60_000);

/** A class for each fault. */
const CLASSES: Record<string, SeededApex> = {
  Greeter: [
    '/** @description Greets, and asks in every form that is right. */',
    'public with sharing class Greeter {',
    '  /**',
    '   * @description Greets.',
    '   * @param name whom',
    '   * @return the greeting',
    '   */',
    '  @AuraEnabled',
    '  public static String greet(String name) {',
    '    List<Account> accounts = [SELECT Id, a.Name, (SELECT LastName FROM Contacts) FROM Account a WHERE Owner.Name = :name AND Id IN (SELECT AccountId FROM Contact WHERE Contact.Email != NULL) WITH USER_MODE LIMIT 9];',
    '    List<AggregateResult> rows = [SELECT COUNT(Id) many, CALENDAR_YEAR(CreatedDate) FROM Case WHERE Account.Industry != NULL WITH USER_MODE GROUP BY CALENDAR_YEAR(CreatedDate)];',
    '    List<Event> events = [SELECT TYPEOF What WHEN Account THEN Phone ELSE Name END FROM Event WHERE Id != NULL WITH USER_MODE];',
    "    return 'Hello ' + accounts.size() + rows.size() + events.size();",
    '  }',
    '}',
  ],
  Wrong: [
    'public with sharing class Wrong {',
    '  @AuraEnabled',
    '  public static void run(Account account) {',
    "    account.Nmae = 'x'; //! Nmae",
    '    walk(); //! walk',
    '  }',
    '}',
  ],
  Broken: ['public class Broken {', '  public void run( { //! mismatched', '}'],
  Idle: ['public with sharing class Idle { //! Unused', '  public static void rest() {', '  }', '}'],
  Spare: [
    'public with sharing class Spare {',
    '  @AuraEnabled',
    '  public static void run() {',
    '    Integer left = 1; //! Unused',
    '  }',
    '  public void over() { //! Unused',
    '  }',
    '}',
  ],
  Asking: [
    'public with sharing class Asking {',
    '  @AuraEnabled',
    '  public static Integer ask(String name) {',
    '    List<Account> accounts = [',
    '      SELECT',
    '        Nmae, //! Nmae on Account',
    '        Owner.Wage, //! Owner.Wage on Account',
    '        (SELECT Salary FROM Contacts), //! Salary on Contacts',
    '        (SELECT Id FROM Kontakte) //! Id on Kontakte',
    '      FROM Account',
    '      WHERE Colour = :name //! Colour on Account',
    '      AND Id IN (SELECT Konto FROM Contact) //! Konto on Contact',
    '      WITH USER_MODE',
    '      ORDER BY Height //! Height on Account',
    '    ];',
    '    List<AggregateResult> rows = [',
    '      SELECT SUM(Weight) //! Weight on Case',
    '      FROM Case',
    '      WHERE CALENDAR_YEAR(BornDate) = 1 //! BornDate on Case',
    '      WITH USER_MODE',
    '      GROUP BY Mood //! Mood on Case',
    '    ];',
    '    List<Event> events = [',
    '      SELECT TYPEOF What WHEN Account THEN Fone END //! Fone on Event',
    '      FROM Event',
    '      WITH USER_MODE',
    '    ];',
    '    for (Nothing__c one : [SELECT Id FROM Nothing__c]) { //! Id on Nothing__c',
    '      return 1;',
    '    }',
    '    return accounts.size() + rows.size() + events.size();',
    '  }',
    '}',
  ],
};

const CARELESS = [
  'public class Unsafe { //! ApexSharingViolations',
  '  public static List<Account> find(String name) { //! ApexDoc',
  '    insert new Account(); //! ApexCRUDViolation',
  '    String unused = name; //! UnusedLocalVariable',
  '    try {',
  '      System.debug(name); //! DebugsShouldUseLoggingLevel',
  '    } catch (DmlException e) { //! EmptyCatchBlock',
  '    }',
  '    for (Integer i = 0; i < 9; i++) {',
  '      update new Account(); //! OperationWithLimitsInLoop',
  '    }',
  "    return Database.query('SELECT Id FROM Account WHERE Name = \\'' + name + '\\''); //! ApexSOQLInjection",
  '  }',
  '}',
];
const CARELESS_TEST = [
  '@IsTest(SeeAllData=true)',
  'private class UnsafeTest { //! ApexUnitTestShouldNotUseSeeAllDataTrue',
  '  @IsTest',
  '  static void says() {',
  '    Assert.areEqual(1, 1); //! ApexAssertionsShouldIncludeMessage',
  '  }',
  '}',
];

let project: string;

beforeAll(() => {
  project = mkdtempSync(path.join(tmpdir(), 'apex-'));
  writeFileSync(
    path.join(project, 'sfdx-project.json'),
    JSON.stringify({ packageDirectories: [{ path: 'typed' }], sourceApiVersion: '65.0' }),
  );
  for (const [name, lines] of Object.entries(CLASSES)) writeClass(path.join(project, 'typed'), name, lines);
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

describe('types and queries', () => {
  let problems: Problem[];
  const of = (name: string): Problem[] => problems.filter(({ file }) => file === `typed/${name}.cls`);

  beforeAll(() => {
    problems = checkApexTypes(project);
  });

  it('have nothing to say against sound Apex', () => {
    expect(of('Greeter')).toEqual([]);
  });

  it.each([
    ['an unknown field and an unknown method', 'Wrong'],
    ['a class that does not parse', 'Broken'],
    ['a class that nothing uses', 'Idle'],
    ['a method and a variable that nothing uses', 'Spare'],
    ['each field and relationship of a query that is not there', 'Asking'],
  ])('find %s', (_, name) => {
    expect(of(name)).not.toEqual([]);
    expect(overlooked(CLASSES[name] ?? [], of(name))).toEqual([]);
  });

  it('speak of the queries of the package alone', () => {
    expect(new Set(problems.map(({ file }) => path.posix.basename(file, '.cls')))).toEqual(
      new Set(['Wrong', 'Broken', 'Idle', 'Spare', 'Asking']),
    );
  });
});

it('finds what the rules for security, speed, tests and documentation forbid', () => {
  writeFileSync(
    path.join(project, 'sfdx-project.json'),
    JSON.stringify({ packageDirectories: [{ path: 'careless' }] }),
  );
  writeClass(path.join(project, 'careless'), 'Unsafe', CARELESS);
  writeClass(path.join(project, 'careless'), 'UnsafeTest', CARELESS_TEST);
  const problems = checkApexRules(project);
  const of = (name: string): Problem[] => problems.filter(({ file }) => file === `careless/${name}.cls`);
  expect(overlooked(CARELESS, of('Unsafe'))).toEqual([]);
  expect(overlooked(CARELESS_TEST, of('UnsafeTest'))).toEqual([]);
});
