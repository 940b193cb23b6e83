import { coveragePercent } from '../testing/report.ts';
import { printReport } from '../testing/print-report.ts';
import { ada, load, MemoryPlatform } from './programs.ts';

const SUBJECT = `public with sharing class Subject {
  public static Integer state = 0;
  public static String ask() {
    HttpRequest r = new HttpRequest();
    r.setEndpoint('callout:X');
    return new Http().send(r).getBody();
  }
  public static Integer choose(Boolean flag) {
    if (flag) {
      return 1;
    }
    return 2;
  }
}`;

const TESTS = `@IsTest
private class SubjectTest {
  class Mock implements HttpCalloutMock {
    public HttpResponse respond(HttpRequest request) {
      HttpResponse r = new HttpResponse();
      r.setBody('mocked ' + request.getEndpoint());
      return r;
    }
  }
  @TestSetup static void prepare() { insert new Account(Name = 'own'); Subject.state = 9; }
  @IsTest static void seesOwnRowsOnly() {
    Assert.areEqual(1, [SELECT COUNT() FROM Account]);
    Assert.areEqual(0, Subject.state, 'Static variables start afresh');
    insert new Account(Name = 'another');
  }
  @IsTest static void isRolledBack() { System.assertEquals(1, [SELECT COUNT() FROM Account]); }
  @IsTest static void mocksCallouts() {
    insert new Account(Name = 'more');
    Test.setMock(HttpCalloutMock.class, new Mock());
    Test.startTest();
    Assert.areEqual('mocked callout:X', Subject.ask());
    Test.stopTest();
  }
  @IsTest static void refusesCalloutsAfterDml() {
    Test.setMock(HttpCalloutMock.class, new Mock());
    insert new Account(Name = 'more');
    try { Subject.ask(); Assert.fail('No exception'); } catch (CalloutException e) {
      Assert.isTrue(e.getMessage().startsWith('You have uncommitted work'));
    }
  }
  @IsTest static void refusesRealCallouts() { Subject.ask(); }
  @IsTest static void failsWithAMessage() { Assert.areEqual(3, Subject.choose(true), 'Three is right'); }
  @IsTest static void cannotCatchAFailedAssertion() {
    try { Assert.fail('final'); } catch (Exception e) { return; }
  }
  @IsTest static void switchesUsers() {
    User other = new User(LastName = 'Other', Username = 'other@example.com');
    insert other;
    System.runAs(other) {
      Assert.areEqual('other@example.com', UserInfo.getUserName());
      Assert.isFalse(FeatureManagement.checkPermission('Play'));
    }
    Assert.isTrue(FeatureManagement.checkPermission('Play'));
    Assert.isTrue(Test.isRunningTest());
  }
}`;

async function report() {
  const platform = new MemoryPlatform();
  platform.permissions.add(`${ada.id}:Play`);
  platform.store('Account', { Name: 'of the org' });
  const result = await load(platform, SUBJECT, TESTS).runTests({ user: ada });
  return { platform, result };
}

describe('the test runner', () => {
  it('runs each test in a transaction of its own and says how it ended', async () => {
    const { platform, result } = await report();
    const outcomes = Object.fromEntries(result.tests.map(({ method, message }) => [method, message]));
    expect(outcomes).toEqual({
      seesOwnRowsOnly: null,
      isRolledBack: null,
      mocksCallouts: null,
      refusesCalloutsAfterDml: null,
      refusesRealCallouts:
        'System.TypeException: Methods defined as TestMethod do not support Web service callouts',
      failsWithAMessage: 'System.AssertException: Assertion Failed: Three is right: Expected: 3, Actual: 1',
      cannotCatchAFailedAssertion: 'System.AssertException: Assertion Failed: final',
      switchesUsers: null,
    });
    expect(platform.rows).toHaveLength(1);
  });

  it('tells where a test failed', async () => {
    const { result } = await report();
    const failed = result.tests.find(({ method }) => method === 'refusesRealCallouts');
    expect(failed?.stackTrace).toBe(
      'Class.Subject.ask: line 6, column 1\nClass.SubjectTest.refusesRealCallouts: line 31, column 1',
    );
  });

  it('counts covered lines of classes that are no tests', async () => {
    const { result } = await report();
    expect(result.coverage).toEqual([
      {
        className: 'Subject',
        path: 'classes/Subject.cls',
        coveredLines: [2, 4, 5, 6, 9, 10],
        uncoveredLines: [12],
      },
    ]);
    expect(Math.round(coveragePercent(result.coverage))).toBe(86);
  });

  it('prints sentences, uncovered lines and the sum, and is not content with failures', async () => {
    const { result } = await report();
    const lines: string[] = [];
    expect(printReport(result, (line) => lines.push(line))).toBe(false);
    expect(lines.join('\n')).toMatch(/✗ fails with amessage|✗ fails with a message/);
    expect(lines).toContain('   85 % Subject, not lines 12');
    expect(lines.at(-1)).toBe('5 passed, 3 failed');
  });

  it('runs the classes that were asked for, and says when there is none of that name', async () => {
    const runtime = load(new MemoryPlatform(), SUBJECT, TESTS);
    await expect(runtime.runTests({ user: ada, classNames: ['Nope'] })).rejects.toThrow(
      'There is no test class Nope',
    );
  });
});
