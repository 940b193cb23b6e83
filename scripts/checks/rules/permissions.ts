import type { Problem } from '../problem.ts';
import { type MetadataFile, type PackageSource, childElements, childText, lineOf } from '#package-metadata';

/** There from the start, so that who has which never has to be sorted out again. */
const SETS = [
  'AC_CallRecording',
  'AC_CallRecording_Download',
  'AC_Supervisor',
  'AC_Integration',
  'AC_Integration_Transfer',
  'AC_Integration_ViewUsers',
  'AC_Retention',
  'AC_Administrator',
];
const CONTACT = 'AC_Contact_Channel_Analytics__c';
const AUDIT = 'AC_Recording_Access__c';
const ORIGINAL = 'AC_Original_Content__c';
const TOMBSTONE = 'AC_Deleted_Contact__c';
const CHANGES = ['allowCreate', 'allowEdit', 'allowDelete', 'modifyAllRecords'];

/** Rights that are decided: by object, who alone may have them. An empty list is nobody. */
const ONLY: { object: string; right: string; sets: string[] }[] = [
  // What was said before redaction.
  {
    object: ORIGINAL,
    right: 'allowRead',
    sets: ['AC_Supervisor', 'AC_Integration', 'AC_Retention', 'AC_Administrator'],
  },
  ...CHANGES.map((right) => ({ object: AUDIT, right, sets: [] as string[] })),
  // Written by the trigger of a deletion alone; what lifts it would let a deleted contact come back.
  { object: TOMBSTONE, right: 'allowCreate', sets: [] },
  ...['allowEdit', 'allowDelete', 'modifyAllRecords'].map((right) => ({
    object: TOMBSTONE,
    right,
    sets: ['AC_Administrator'],
  })),
  { object: CONTACT, right: 'allowCreate', sets: ['AC_Integration'] },
  { object: CONTACT, right: 'allowDelete', sets: ['AC_Retention'] },
  { object: CONTACT, right: 'modifyAllRecords', sets: ['AC_Retention'] },
  {
    object: CONTACT,
    right: 'viewAllRecords',
    sets: ['AC_Supervisor', 'AC_Retention', 'AC_Administrator'],
  },
];

/** User permissions that a set brings; every other would open more than this package. */
const USER_PERMISSIONS = new Map([
  ['AC_Integration', ['ApiEnabled']],
  // Of their own: some licenses do not allow them, and then refuse the whole set.
  ['AC_Integration_Transfer', ['TransferAnyEntity']],
  ['AC_Integration_ViewUsers', ['ViewAllUsers']],
]);

/** Sets that are enough alone: they give all that the other gives, and more. */
const CONTAINS = [['AC_Administrator', 'AC_CallRecording']] as const;

/** One assignment gives a person what the role needs. */
const GROUPS = ['AC_Agent_Group', 'AC_Supervisor_Group', 'AC_Administrator_Group', 'AC_Integration_Group'];

/** Who may do what, as far as that is decided. */
export function permissionRuleProblems({ metadata }: PackageSource): Problem[] {
  const sets = metadata.filter(({ root }) => root.nodeName === 'PermissionSet');
  const names = new Set(sets.map(({ name }) => name));
  return [
    ...SETS.filter((name) => !names.has(name)).map((name) => ({
      file: 'sfdx-project.json',
      line: 1,
      message: `the package lacks the permission set ${name}`,
    })),
    ...GROUPS.filter(
      (name) => !metadata.some((each) => each.root.nodeName === 'PermissionSetGroup' && each.name === name),
    ).map((name) => ({
      file: 'sfdx-project.json',
      line: 1,
      message: `the package lacks the permission set group ${name}`,
    })),
    ...CONTAINS.flatMap(([larger, smaller]) => lackingRights(sets, larger, smaller)),
    ...sets.flatMap((set) => [...objectRights(set), ...userRights(set), ...credentialRights(set)]),
  ];
}

/** What a set lacks of another that it is to contain, one problem for each. */
function lackingRights(sets: readonly MetadataFile[], larger: string, smaller: string): Problem[] {
  const [whole, part] = [larger, smaller].map((name) => sets.find((set) => set.name === name));
  if (!whole || !part) return [];
  const given = grantsOf(whole);
  return [...grantsOf(part)]
    .filter((grant) => !given.has(grant))
    .map((grant) => ({
      file: whole.file,
      line: 1,
      message: `${larger} lacks ${grant}, which ${smaller} gives`,
    }));
}

/** `fieldPermissions AC_Comment__c.Body__c editable` and so on: every element that says `true`, or what it shows. */
function grantsOf({ root }: MetadataFile): Set<string> {
  return new Set(
    childElements(root).flatMap((entry) => {
      const values = childElements(entry).map(
        (element) => [element.nodeName, element.textContent ?? ''] as const,
      );
      const name = values.find(([, text]) => !/^(true|false)$/.test(text))?.[1] ?? '';
      return values
        .filter(([, text]) => text === 'true')
        .map(([right]) => `${entry.nodeName} ${name} ${right}`);
    }),
  );
}

function objectRights({ file, name, root }: MetadataFile): Problem[] {
  return childElements(root, 'objectPermissions').flatMap((permission) => {
    const object = childText(permission, 'object');
    return ONLY.filter(
      (rule) =>
        rule.object === object && !rule.sets.includes(name) && childText(permission, rule.right) === 'true',
    ).map(({ right, sets }) => ({
      file,
      line: lineOf(permission),
      message: `${right} on ${String(object)} is for ${sets.join(', ') || 'nobody'}`,
    }));
  });
}

function userRights({ file, name, root }: MetadataFile): Problem[] {
  const decided = USER_PERMISSIONS.get(name) ?? [];
  const given = childElements(root, 'userPermissions')
    .filter((element) => childText(element, 'enabled') === 'true')
    .map((element) => ({ element, right: childText(element, 'name') ?? '' }));
  const tooMany = given.filter(({ right }) => !decided.includes(right));
  const lacking = decided.filter((wanted) => !given.some(({ right }) => right === wanted));
  return [
    ...tooMany.map(({ element, right }) => ({
      file,
      line: lineOf(element),
      message: `the user permission ${right} opens more than this package`,
    })),
    ...lacking.map((right) => ({
      file,
      line: 1,
      message: `${name} lacks the user permission ${right}, which it is for`,
    })),
  ];
}

/** A principal alone is not enough: the user must also be able to read the credentials. */
function credentialRights({ file, root }: MetadataFile): Problem[] {
  const [access] = childElements(root, 'externalCredentialPrincipalAccesses');
  const reads = childElements(root, 'objectPermissions').some(
    (permission) =>
      childText(permission, 'object') === 'UserExternalCredential' &&
      childText(permission, 'allowRead') === 'true',
  );
  if (!access || reads) return [];
  return [{ file, line: lineOf(access), message: 'a principal also needs read on UserExternalCredential' }];
}
