import express from 'express';
import path from 'node:path';
import supertest from 'supertest';
import { explainTestFailures } from '../customer-rules.ts';
import type { TestFailure } from '../metadata-files.ts';
import type { Sf } from '../sf.ts';
import { testsOfLevel, type TestLevel } from '../test-level.ts';
import { createApexRuntime, type ApexRuntime } from '#apex';
import { createLocalOrg, type LocalOrg, LOCAL_USERS } from '#org';
import { createMetadataApi } from '#metadata-api';
import { OrgMetadata } from '#package-metadata';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const ADMINISTRATOR = 'alex.morgan@northwind.example';

let org: LocalOrg;
let runtime: ApexRuntime;
let sf: Sf;

/** The package in an org of a customer's who has rules for cases, tasks and users. */
beforeAll(() => {
  const metadata = OrgMetadata.ofProject(PROJECT, ['force-app', 'sharing', 'workbench/northwind-rules']);
  const users = LOCAL_USERS.map((user) => ({ ...user, permissionSets: [] }));
  org = createLocalOrg({
    source: metadata,
    users,
    client: { id: '', publicKeyPem: '' },
    namedCredentials: {},
  });
  const { router } = createMetadataApi({ org, users, metadata });
  const app = express().use(router, org.router);
  sf = async (args) => {
    const answer = await supertest(app)
      .get(args[3] ?? '')
      .set('authorization', `Bearer ${org.accessTokenOf(ADMINISTRATOR)}`);
    return { status: 0, result: { statusCode: answer.status, body: answer.body as unknown } };
  };
  runtime = createApexRuntime({ classes: metadata.apexSources(), platform: org.platform });
});

async function failuresAt(level: TestLevel): Promise<TestFailure[]> {
  const user = org.runningUser(ADMINISTRATOR);
  const { tests } = await runtime.runTests({ user, classNames: testsOfLevel(level, PROJECT) });
  return tests
    .filter(({ outcome }) => outcome === 'Fail')
    .map(({ className, method, message }) => ({ name: className, methodName: method, message }));
}

describe("where the customer's rules refuse what tests need", () => {
  it('says which rule, field and trigger it was, and what to do', async () => {
    const explanation = await explainTestFailures(sf, 'org', await failuresAt('RunSpecifiedTests'));
    expect(explanation).toContain(
      'Case: the validation rule Northwind_Region_Needed says “Say which region this case belongs to.” ' +
        '(in AC_StandardObjectsTest)',
    );
    expect(explanation).toMatch(
      /Task: the trigger NorthwindTaskTrigger fails \(BeforeInsert\): .*Northwind describes its tasks\..*\(in AC_StandardObjectsTest\)/,
    );
    expect(explanation).toMatch(
      /User: the field NorthwindCostCenter__c is required \(in AC_CallChainTest, .*\)/,
    );
    expect(explanation).toContain('--test-level OwnObjects');
  });

  it('has nothing but users refused without the tests of standard objects', async () => {
    const failures = await failuresAt('WithoutStandardObjects');
    expect(failures.length).toBeGreaterThan(0);
    const explanation = await explainTestFailures(sf, 'org', failures);
    expect(explanation).toContain('NorthwindCostCenter__c');
    expect(explanation).not.toMatch(/Case|Task:/);
  });

  it('refuses nothing of the package’s own objects', async () => {
    expect(await failuresAt('OwnObjects')).toEqual([]);
  });
});

describe('an explanation', () => {
  const failure = (message: string): TestFailure => ({
    name: 'AC_CommentTest',
    methodName: 'reads',
    message,
  });

  it('is given for a rule on an object of the package, which no level leaves out', async () => {
    const explanation = await explainTestFailures(sf, 'org', [
      failure(
        'System.DmlException: Insert failed. First exception on row 0; first error: ' +
          'FIELD_CUSTOM_VALIDATION_EXCEPTION, Comments need a topic.: [Topic__c]',
      ),
    ]);
    expect(explanation).toMatch(
      /one of the package's objects: a validation rule, trigger or flow says “Comments/,
    );
    expect(explanation).not.toContain('--test-level');
  });

  it('is not given for a failure of the package’s own', async () => {
    const failures = [failure('System.AssertException: Assertion Failed: The link is the middleware’s.')];
    expect(await explainTestFailures(sf, 'org', failures)).toBeUndefined();
  });

  it('says what is refused, even where rules cannot be read', async () => {
    const unreadable: Sf = () => Promise.resolve({ status: 1, message: 'INSUFFICIENT_ACCESS' });
    const failures = (await failuresAt('RunSpecifiedTests')).filter(({ message }) =>
      message?.includes('Case'),
    );
    expect(await explainTestFailures(unreadable, 'org', failures)).toContain(
      'Case: a validation rule, trigger or flow says “Say which region',
    );
  });
});
