import { checkRules } from '../../check-rules.ts';
import { PackageCopy } from './package-copy.ts';

const CLASS = 'force-app/main/default/classes/AC_XTest.cls';
const FOUND = 'a callout mock writes no records: a write belongs before or after the callout';

let copy: PackageCopy;

beforeAll(() => {
  copy = new PackageCopy(checkRules);
});

afterAll(() => {
  copy.remove();
});

const test = (inMock: string, beside = ''): string => `@IsTest
private class AC_XTest {
  ${beside}
  private class Mock implements HttpCalloutMock {
    public HttpResponse respond(HttpRequest request) {
      ${inMock}
      return new HttpResponse();
    }
  }
}
`;

it.each([
  ['a statement', 'delete contact;'],
  ['a method of Database', 'Database.insert(contact, true);'],
])('finds a callout mock that writes by %s', (_, write) => {
  expect(copy.problemsWithNew(CLASS, test(write))).toEqual([FOUND]);
});

it('lets a test write outside its mock', () => {
  const setUp = 'static void run() { insert new AC_Comment__c(); }';
  expect(copy.problemsWithNew(CLASS, test('', setUp))).toEqual([]);
});
