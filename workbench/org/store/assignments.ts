import type { ApiValue } from '#platform';
import { disallowedPermission } from '../access/licenses.ts';
import { setsBehind } from '../access/rights.ts';
import { Refusal } from './refusal.ts';
import type { WriteContext } from './write-context.ts';

type Values = Record<string, ApiValue>;

/** An assignment of a group of permission sets holds both the group and the set that stands for it. */
export function completeAssignment({ transaction }: WriteContext, values: Values): void {
  const group = values['PermissionSetGroupId'] ?? null;
  const set = [...transaction.rows('PermissionSet')].find((row) =>
    values['PermissionSetId']
      ? row.Id === values['PermissionSetId']
      : row['PermissionSetGroupId'] === group && group,
  );
  values['PermissionSetId'] ??= set?.Id ?? null;
  values['PermissionSetGroupId'] ??= set?.['PermissionSetGroupId'] ?? null;
}

/** Refuses what the user has already, and what the user's licenses do not allow. */
export function checkAssignment({ schema, transaction }: WriteContext, values: Values): void {
  const { PermissionSetId: setId, AssigneeId: userId } = values;
  const rows = (type: string) => [...transaction.rows(type)];
  if (
    rows('PermissionSetAssignment').some(
      (row) => row['AssigneeId'] === userId && row['PermissionSetId'] === setId,
    )
  ) {
    throw new Refusal(
      'DUPLICATE_VALUE',
      `Duplicate PermissionSetAssignment. Assignee: ${String(userId)}; Permission Set: ${String(setId)}`,
      ['AssigneeId', 'PermissionSetId'],
    );
  }
  const set = transaction.get('PermissionSet', String(setId));
  const user = transaction.get('User', String(userId));
  const refused = disallowedPermission(schema, setsBehind(schema, String(set?.['Name'])), {
    profile: transaction.get('Profile', String(user?.['ProfileId']))?.['Name'],
    licenses: new Set(licensesOf(transaction, String(userId))),
  });
  if (refused === undefined) return;
  throw new Refusal(
    'FIELD_INTEGRITY_EXCEPTION',
    `Can't assign permission set ${String(set?.['Label'])} to user ${String(user?.['Name'])}. ` +
      `The user license doesn't allow the permission: ${refused}`,
    ['PermissionSetId'],
  );
}

/** Names of the permission set licenses that a user has. */
export function licensesOf(
  reader: Pick<WriteContext['transaction'], 'rows' | 'get'>,
  userId: string,
): string[] {
  return [...reader.rows('PermissionSetLicenseAssign')]
    .filter((row) => row['AssigneeId'] === userId)
    .map((row) =>
      String(reader.get('PermissionSetLicense', String(row['PermissionSetLicenseId']))?.['DeveloperName']),
    );
}
