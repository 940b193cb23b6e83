import { checkRules } from '../../check-rules.ts';
import { PackageCopy } from './package-copy.ts';

const DEFAULT = 'force-app/main/default';
const SETS = `${DEFAULT}/permissionsets`;

type Fault = [what: string, file: string, from: string | RegExp, to: string, message: string];

let copy: PackageCopy;

beforeAll(() => {
  copy = new PackageCopy(checkRules);
});

afterAll(() => {
  copy.remove();
});

describe('permission sets', () => {
  const contactRight = (right: string): RegExp =>
    new RegExp(`<${right}>false(?=(?:(?!</objectPermissions>)[\\s\\S])*<object>AC_Contact_Channel)`);

  it.each<Fault>([
    [
      'an agent who may create contacts',
      `${SETS}/AC_CallRecording.permissionset-meta.xml`,
      contactRight('allowCreate'),
      '<allowCreate>true',
      'allowCreate on AC_Contact_Channel_Analytics__c is for AC_Integration',
    ],
    [
      'a middleware that may delete',
      `${SETS}/AC_Integration.permissionset-meta.xml`,
      contactRight('allowDelete'),
      '<allowDelete>true',
      'allowDelete on AC_Contact_Channel_Analytics__c is for AC_Retention',
    ],
    [
      'somebody who may change the audit',
      `${SETS}/AC_Administrator.permissionset-meta.xml`,
      /<allowEdit>false(?=(?:(?!<\/objectPermissions>)[\s\S])*<object>AC_Recording_Access)/,
      '<allowEdit>true',
      'allowEdit on AC_Recording_Access__c is for nobody',
    ],
    [
      'a user permission too many',
      `${SETS}/AC_Integration_Transfer.permissionset-meta.xml`,
      'TransferAnyEntity',
      'ModifyAllData',
      'the user permission ModifyAllData opens more than this package',
    ],
    [
      'a set that no longer gives what it is for',
      `${SETS}/AC_Integration_ViewUsers.permissionset-meta.xml`,
      '<enabled>true',
      '<enabled>false',
      'AC_Integration_ViewUsers lacks the user permission ViewAllUsers, which it is for',
    ],
    [
      'an administrator who cannot do what agents can',
      `${SETS}/AC_Administrator.permissionset-meta.xml`,
      'AC_Play_Recording',
      'AC_Download_Recording',
      'AC_Administrator lacks customPermissions AC_Play_Recording enabled, which AC_CallRecording gives',
    ],
    [
      'a principal that cannot be used',
      `${SETS}/AC_CallRecording.permissionset-meta.xml`,
      'UserExternalCredential',
      'Account',
      'a principal also needs read on UserExternalCredential',
    ],
  ])('let the check find %s', (...fault) => {
    expect(problemsWith(fault)).toContainEqual(expect.stringContaining(fault[4]));
  });

  it('let the check find one that is missing', () => {
    expect(copy.problemsWithout(`${SETS}/AC_Retention.permissionset-meta.xml`)).toEqual([
      'the package lacks the permission set AC_Retention',
    ]);
  });

  it('finds a group that is missing', () => {
    const file = `${DEFAULT}/permissionsetgroups/AC_Agent_Group.permissionsetgroup-meta.xml`;
    expect(copy.problemsWithout(file)).toEqual(['the package lacks the permission set group AC_Agent_Group']);
  });
});

function problemsWith([, file, from, to]: Fault): string[] {
  return copy.problemsWith(file, (text) => text.replace(from, to));
}
