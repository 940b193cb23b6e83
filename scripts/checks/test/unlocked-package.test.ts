import { checkRules } from '../../check-rules.ts';
import { PackageCopy } from './package-copy.ts';

let copy: PackageCopy;

beforeAll(() => {
  copy = new PackageCopy(checkRules);
});

afterAll(() => {
  copy.remove();
});

it('finds a type that unlocked packages do not take', () => {
  const file = 'force-app/main/default/sharingRules/AC_Comment__c.sharingRules-meta.xml';
  const problems = copy.problemsWithNew(
    file,
    '<SharingRules xmlns="http://soap.sforce.com/2006/04/metadata" />',
  );
  expect(problems).toContainEqual(
    expect.stringContaining('SharingRules is not known to be supported in unlocked packages'),
  );
});

it.each<[what: string, file: string, from: string, to: string, message: string]>([
  [
    'a placeholder that no variable replaces',
    'sfdx-project.json',
    'AC_MIDDLEWARE_URL"',
    'AC_MIDDLEWARE_URL", "allowUnsetEnvVariable": true',
    'names no environment variable in place of https://middleware.example.invalid',
  ],
  [
    'hosts among what is deployed without being asked for',
    'sfdx-project.json',
    '"path": "sharing"',
    '"path": "org-settings"',
    'a deployment without options would send https://middleware.example.invalid to an org',
  ],
  [
    'another version of the package',
    'sfdx-project.json',
    '0.1.0.NEXT',
    '0.2.0.NEXT',
    "the package's version is that of package.json: 0.1.0.NEXT",
  ],
  [
    'a second package',
    'sfdx-project.json',
    '"path": "sharing"',
    '"path": "sharing", "package": "Sharing", "versionNumber": "0.1.0.NEXT"',
    'one directory is the package, and no other',
  ],
  [
    'what the schema of project files does not know',
    'sfdx-project.json',
    '"versionName"',
    '"versionTitle"',
    'should NOT have additional properties',
  ],
  [
    'a scratch org without an edition',
    'config/project-scratch-def.json',
    '"edition"',
    '"kind"',
    "should have required property 'edition'",
  ],
])('finds %s', (_what, file, from, to, message) => {
  const problems = copy.problemsWith(file, (text) => text.replace(from, to));
  expect(problems).toContainEqual(expect.stringContaining(message));
});
