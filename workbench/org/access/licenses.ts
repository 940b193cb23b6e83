import type { OrgSchema, PermissionSet } from '../schema/model.ts';
import { findObject } from '../schema/model.ts';
import { PROFILES } from './profiles.ts';

/** The permission set license without which users of Salesforce Integration get at no standard object. */
export const INTEGRATION_LICENSE = {
  DeveloperName: 'SalesforceAPIIntegrationPsl',
  MasterLabel: 'Salesforce API Integration',
  Status: 'Active',
};

/** User permissions that its users may be given; which these are in an org, its Setup says. */
const INTEGRATION_PERMISSIONS = new Set([
  'ApiEnabled',
  'ViewAllData',
  'ViewAllUsers',
  'ViewSetup',
  'ViewRoles',
  'RunReports',
]);
const LABELS = new Map([
  ['TransferAnyEntity', 'Transfer Record'],
  ['ViewAllUsers', 'View All Users'],
]);

/** What the user's licenses do not allow of the permission sets, as Salesforce names it; nothing where they allow all. */
export function disallowedPermission(
  schema: OrgSchema,
  sets: readonly PermissionSet[],
  user: { profile: unknown; licenses: ReadonlySet<unknown> },
): string | undefined {
  const license = PROFILES.find(({ name }) => name === user.profile)?.license;
  if (license !== 'SFDC_INTEGRATION') return undefined;
  const refused = sets
    .flatMap(({ userPermissions }) => userPermissions)
    .find((name) => !INTEGRATION_PERMISSIONS.has(name));
  if (refused !== undefined) return LABELS.get(refused) ?? refused;
  if (user.licenses.has(INTEGRATION_LICENSE.DeveloperName)) return undefined;
  const standard = sets
    .flatMap(({ objects }) => [...objects])
    .find(([name, { read }]) => read && !name.endsWith('__c'))?.[0];
  return standard === undefined ? undefined : `Read ${findObject(schema, standard)?.labelPlural ?? standard}`;
}
