import { checkRules } from '../../check-rules.ts';
import { PackageCopy } from './package-copy.ts';

const DEFAULT = 'force-app/main/default';

let copy: PackageCopy;

beforeAll(() => {
  copy = new PackageCopy(checkRules);
});

afterAll(() => {
  copy.remove();
});

describe('Apex tests', () => {
  const problemsOf = (statement: string): string[] =>
    copy.problemsWithNew(
      `${DEFAULT}/classes/AC_XTest.cls`,
      `@IsTest private class AC_XTest { @IsTest static void works() { ${statement} } }`,
    );

  it.each([
    [
      'a profile',
      "Profile p = [SELECT Id FROM Profile WHERE Name = 'Standard User'];",
      'LicenseDefinitionKey',
    ],
    ['a queue', "Group g = [SELECT Id FROM Group WHERE Type = 'Queue' AND Name = 'Q'];", 'DeveloperName'],
    ['a record type', "Id i = [SELECT Id FROM RecordType WHERE Name IN ('A')].Id;", 'DeveloperName'],
    [
      'the profile of a user',
      "Id i = [SELECT Id FROM User WHERE Profile.Name LIKE 'S%'].Id;",
      'every language',
    ],
  ])('find %s by a name that is not translated', (_, statement, message) => {
    expect(problemsOf(statement)).toContainEqual(expect.stringContaining(message));
  });

  it('may compare names that stay the same', () => {
    expect(problemsOf("Id i = [SELECT Id FROM PermissionSet WHERE Name = 'AC_Supervisor'].Id;")).toEqual([]);
  });

  it.each([
    ['a case', "insert new Case(Subject = 'x');", 'AC_StandardObjectsTest alone'],
    ['a user', "insert new User(LastName = 'x');", 'AC_TestDataFactory alone'],
  ])('make %s where a refusal is explained', (_, statement, message) => {
    expect(problemsOf(statement)).toContainEqual(expect.stringContaining(message));
  });
});
