import * as z from 'zod';
import { API_VERSION, queryRows, refusalText, requestRest, SfError, soqlText, type Sf } from './sf.ts';

/** A user, public group or role, by the name that an administrator knows it by. */
export type Member = { id: string; name: string };

/** The queue that owns the calls of agents whom no user matches. */
export const UNASSIGNED_QUEUE = 'AC_Unassigned';
const INTEGRATION_GROUP = 'AC_Integration_Users';

/** As many as one request may create. */
const AT_ONCE = 200;
/** Where a public group and a role have the same name, the group is meant. */
const KINDS = ['Regular', 'Role'];

/** Puts the middleware's user into the public group through which the sharing rule opens every contact to it. */
export const joinIntegrationGroup = (sf: Sf, org: string, userId: string): Promise<number> =>
  joinGroup(sf, org, [userId], INTEGRATION_GROUP);

/** Ids of the members of a public group or queue; none where the org does not have it yet. */
export async function membersOfGroup(sf: Sf, org: string, name: string): Promise<string[]> {
  const groupId = await groupNamed(sf, org, name);
  return groupId === undefined ? [] : memberIds(sf, org, groupId);
}

/** Makes members of a public group or queue of those who are not yet; says how many that were. Removes nobody. */
export async function joinGroup(sf: Sf, org: string, ids: readonly string[], name: string): Promise<number> {
  if (ids.length === 0) return 0;
  const groupId = await groupNamed(sf, org, name);
  if (groupId === undefined)
    throw new SfError(`The org has no group or queue ${name}; deploy the package first.`);
  const there = new Set(await memberIds(sf, org, groupId));
  const missing = [...new Set(ids)].filter((id) => !there.has(id));
  for (let start = 0; start < missing.length; start += AT_ONCE)
    await addMembers(sf, org, { groupId, ids: missing.slice(start, start + AT_ONCE), name });
  return missing.length;
}

/** Public groups and roles by developer name. Throws a sentence that names those that the org does not have. */
export async function findGroups(sf: Sf, org: string, names: readonly string[]): Promise<Member[]> {
  if (names.length === 0) return [];
  const rows = await queryRows(
    sf,
    org,
    `SELECT Id, DeveloperName, Type FROM Group WHERE DeveloperName IN (${names.map(soqlText).join(', ')}) ` +
      `AND Type IN (${KINDS.map(soqlText).join(', ')})`,
  );
  const idOf = (name: string): string | undefined =>
    KINDS.flatMap((kind) =>
      rows.filter(
        (row) => row.Type === kind && String(row.DeveloperName).toLowerCase() === name.toLowerCase(),
      ),
    ).map(({ Id }) => String(Id))[0];
  const found = names.map((name) => ({ id: idOf(name), name }));
  const missing = found.filter(({ id }) => id === undefined).map(({ name }) => name);
  if (missing.length > 0) {
    throw new SfError(
      `The org has no public group or role ${missing.join(', ')}. Groups and roles are given by their developer name, ` +
        'users by their user name, which looks like an e-mail address.',
    );
  }
  return found.map(({ id = '', name }) => ({ id, name }));
}

async function groupNamed(sf: Sf, org: string, name: string): Promise<string | undefined> {
  const soql = `SELECT Id FROM Group WHERE DeveloperName = ${soqlText(name)} AND Type IN ('Queue', 'Regular')`;
  const [group] = await queryRows(sf, org, soql);
  return group && String(group.Id);
}

async function memberIds(sf: Sf, org: string, groupId: string): Promise<string[]> {
  const soql = `SELECT UserOrGroupId FROM GroupMember WHERE GroupId = ${soqlText(groupId)}`;
  return (await queryRows(sf, org, soql)).map(({ UserOrGroupId }) => String(UserOrGroupId));
}

const results = z.array(
  z.looseObject({
    errors: z.array(z.looseObject({ statusCode: z.string(), message: z.string() })).default([]),
  }),
);

async function addMembers(
  sf: Sf,
  org: string,
  { groupId, ids, name }: { groupId: string; ids: readonly string[]; name: string },
): Promise<void> {
  const records = ids.map((id) => ({
    attributes: { type: 'GroupMember' },
    GroupId: groupId,
    UserOrGroupId: id,
  }));
  const path = `/services/data/v${API_VERSION}/composite/sobjects`;
  const answer = await requestRest(sf, org, { method: 'POST', path, body: { allOrNone: false, records } });
  const parsed = results.safeParse(answer.body);
  if (!parsed.success) throw new SfError(`Nobody became a member of ${name}: ${refusalText(answer.body)}`);
  const [refused] = parsed.data.flatMap(({ errors }) => errors);
  if (refused) throw new SfError(`Not everyone became a member of ${name}: ${refused.message}`);
}
