import { runWithFault, withoutFault, type SourceFault } from './source-fault.ts';

const TESTS = 'scripts/deployment/test';
const APP = {
  tests: `${TESTS}/external-client-app.test.ts`,
  source: 'scripts/deployment/external-client-app.ts',
};
const INSTALLED = {
  tests: `${TESTS}/upgrade.test.ts`,
  source: 'scripts/deployment/installation/package-plan.ts',
};
const USER = { tests: `${TESTS}/deployment.test.ts`, source: 'scripts/deployment/integration-user.ts' };

const FAULTS: SourceFault[] = [
  {
    ...APP,
    what: 'writes elements of the app in an order in which Salesforce passes over some',
    words: 'in the order',
    source: 'scripts/deployment/metadata-files.ts',
    before: '.sort(([a], [b]) => inOrderOfWsdl(a, b))',
    after: '.sort(([a], [b]) => inOrderOfWsdl(b, a))',
  },
  {
    ...APP,
    what: 'makes the app before its key is remembered',
    words: 'remembered',
    before: 'options.remember(consumerKey);',
    after: '',
  },
  {
    ...APP,
    what: 'changes the key of an app together with its certificate',
    words: 'another certificate',
    before: ': globalSettings({ certificate });',
    after: ': globalSettings({ certificate, consumerKey: newConsumerKey() });',
  },
  {
    tests: `${TESTS}/deployment.test.ts`,
    words: 'until a login',
    source: 'scripts/deployment/deployment.ts',
    what: 'calls a certificate renewed with which nobody can sign in',
    before: 'await signInWithNewCertificate({ ...login, privateKey: certificate.key }, { say }).catch(',
    after: 'await Promise.resolve().catch(',
  },
  {
    ...USER,
    what: 'gives the middleware’s user no permission set license',
    words: 'license',
    before: 'await assignLicense(sf, org, user.username);',
    after: '',
  },
  {
    ...USER,
    what: 'stops where a license does not allow Transfer Record',
    words: 'Transfer Record',
    before: 'if (error instanceof AssignmentRefused && error.code === LICENSE_REFUSED) return false;',
    after: '',
  },
  {
    ...INSTALLED,
    what: 'deploys a version that is there',
    words: 'the same version once',
    before: 'const isThere = isInstalled(plan);',
    after: 'const isThere = false;',
  },
  {
    ...INSTALLED,
    what: 'replaces what an administrator has changed and wants to keep',
    words: 'stays where that is declined',
    before: 'if (!replaced) kept.add(change.component.id);',
    after: '',
  },
  {
    tests: `${TESTS}/decisions.test.ts`,
    words: 'derives the host',
    source: 'middleware/src/recordings/recordings-host.ts',
    what: 'derives a host for a bucket with a dot in its name that no link has',
    before: "return bucket.includes('.') ? service : `${bucket}.${service}`;",
    after: 'return `${bucket}.${service}`;',
  },
];

/** Each fault starts a program that loads the whole deployment. */
const TIMEOUT_MS = 120_000;

describe('tests of the deployment', () => {
  it.each(FAULTS)(
    'fail where it $what',
    async (fault) => {
      expect((await runWithFault(fault)).failed).not.toEqual([]);
    },
    TIMEOUT_MS,
  );

  const files = new Map(FAULTS.map((fault) => [fault.tests, fault]));
  it.each([...files])(
    'pass without a fault: %s',
    async (_tests, fault) => {
      const { ran, failed } = await runWithFault(withoutFault(fault));
      expect(failed).toEqual([]);
      expect(ran).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});
