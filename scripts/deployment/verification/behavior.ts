import {
  CALLS,
  codeOf,
  holdsTransfer,
  idOf,
  integrationId,
  NotAsked,
  queryAs,
  userId,
  usersOf,
  yes,
  type AskedOrg,
  type Find,
} from './asked-org.ts';
import { soqlText } from '../sf.ts';
import { RESTORING } from './recycle-bin.ts';

const INTEGRATION_SET = 'AC_Integration';
const VIEW_USERS = 'AC_Integration_ViewUsers';
const API_LICENSE = 'SalesforceAPIIntegrationPsl';
const INTEGRATION_GROUP = 'AC_Integration_Group';

/** By the id of `refusals.md`: what an org does where it refuses nothing. */
export const BEHAVIOR: Readonly<Record<string, Find>> = {
  'own-consumer-key': async ({ login }) => yes(codeOf(await login({})) === 'accepted (200)'),
  'group-authorizes': groupAuthorizes,
  'member-transfers': memberTransfers,
  'users-seen': async (org) => {
    const { seen, hidden } = await usersOf(org);
    return hidden.length === 0
      ? 'yes'
      : `no, ${String(seen.length)} of ${String(seen.length + hidden.length)}`;
  },
  'license-allows-users': async ({ administrator, names }) => {
    const whose = `Assignee.Username = ${soqlText(names.integration)}`;
    const licensed = await queryAs(
      administrator,
      `SELECT Id FROM PermissionSetLicenseAssign WHERE PermissionSetLicense.DeveloperName = '${API_LICENSE}' AND ${whose}`,
    );
    if (licensed.length === 0)
      throw new NotAsked('the middleware’s user has a license of another kind, which needs no other');
    const given = await queryAs(
      administrator,
      `SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = '${VIEW_USERS}' AND ${whose}`,
    );
    return given.length > 0 ? 'yes' : 'no, or the set was taken away';
  },
  'hidden-name': async (org) => {
    const { administrator, integration, names, scratch } = org;
    const OwnerId = await userId(org, names.administrator);
    if (!(await usersOf(org)).hidden.includes(OwnerId))
      throw new NotAsked('the middleware’s user sees the administrator');
    const { id } = await scratch.call();
    await administrator('PATCH', `sobjects/${CALLS}/${id}`, { OwnerId });
    const [call] = await queryAs(integration, `SELECT Id, Owner.Name FROM ${CALLS} WHERE Id = '${id}'`);
    return yes(call?.Owner === null);
  },
  'license-keys': async ({ administrator }) => {
    const user = await queryAs(
      administrator,
      "SELECT Id FROM UserLicense WHERE LicenseDefinitionKey = 'SFDC'",
    );
    const api = await queryAs(
      administrator,
      `SELECT Id FROM PermissionSetLicense WHERE DeveloperName = '${API_LICENSE}'`,
    );
    return yes(user.length === 1 && api.length === 1);
  },
  'profile-name': async ({ administrator, names }) => {
    const [user] = await queryAs(
      administrator,
      `SELECT Id, LanguageLocaleKey FROM User WHERE Username = ${soqlText(names.administrator)}`,
    );
    if (String(user?.LanguageLocaleKey).startsWith('en'))
      throw new NotAsked('the administrator’s language is English: run it as one of another language');
    return yes(
      (await queryAs(administrator, "SELECT Id FROM Profile WHERE Name = 'Standard User'")).length === 0,
    );
  },
  'deleted-file-key': async ({ administrator, scratch }) => {
    const call = await scratch.call();
    const key = `${scratch.newContactId()}/Verification.json/v1`;
    const document = await scratch.documentOf(await scratch.file(call.id, key));
    await administrator('DELETE', `sobjects/ContentDocument/${document}`);
    const again = codeOf(await scratch.createFile({ FirstPublishLocationId: call.id, AC_FileKey__c: key }));
    return again === 'accepted (201)' ? 'yes' : again;
  },
  'files-with-call': async ({ administrator, scratch }) => {
    const call = await scratch.call();
    const version = await scratch.file(call.id);
    await administrator('DELETE', `sobjects/${CALLS}/${call.id}`);
    const left = await queryAs(administrator, `SELECT Id FROM ContentVersion WHERE Id = '${version}'`);
    return yes(left.length === 0);
  },
  ...RESTORING,
};

/** A call goes to the queue, and from there to the administrator: by a member who lacks Transfer Record. */
async function memberTransfers(org: AskedOrg): Promise<string> {
  const { integration, administrator, names, scratch } = org;
  if (await holdsTransfer(org)) throw new NotAsked('the middleware’s user holds Transfer Record');
  const [queue] = await queryAs(
    administrator,
    "SELECT Id FROM Group WHERE Type = 'Queue' AND DeveloperName = 'AC_Unassigned'",
  );
  const { id } = await scratch.call();
  const give = (OwnerId: unknown) => integration('PATCH', `sobjects/${CALLS}/${id}`, { OwnerId });
  await give(queue?.Id);
  const answer = codeOf(await give(await userId(org, names.administrator)));
  return answer === 'accepted (204)' ? 'yes' : answer;
}

/** Signs in as a user who has the permission set by a group alone. */
async function groupAuthorizes(org: AskedOrg): Promise<string> {
  const { administrator, login, isSandbox, names } = org;
  if (!isSandbox)
    throw new NotAsked('it takes the permission set from the middleware’s user for a moment: ask a sandbox');
  const [direct] = await queryAs(
    administrator,
    'SELECT Id, PermissionSetId FROM PermissionSetAssignment WHERE ' +
      `PermissionSet.Name = '${INTEGRATION_SET}' AND Assignee.Username = ${soqlText(names.integration)}`,
  );
  const [group] = await queryAs(
    administrator,
    `SELECT Id FROM PermissionSetGroup WHERE DeveloperName = '${INTEGRATION_GROUP}'`,
  );
  if (!direct || !group) throw new NotAsked(`the middleware’s user has no ${INTEGRATION_SET} of its own`);
  const AssigneeId = await integrationId(org);
  const assign = (values: object) =>
    administrator('POST', 'sobjects/PermissionSetAssignment', { AssigneeId, ...values });
  const byGroup = await assign({ PermissionSetGroupId: group.Id });
  if (byGroup.status !== 201)
    throw new NotAsked(`the license of the middleware’s user does not allow the group: ${codeOf(byGroup)}`);
  try {
    await administrator('DELETE', `sobjects/PermissionSetAssignment/${direct.Id}`);
    return yes(codeOf(await login({})) === 'accepted (200)');
  } finally {
    await assign({ PermissionSetId: direct.PermissionSetId });
    await administrator('DELETE', `sobjects/PermissionSetAssignment/${idOf(byGroup)}`);
  }
}
