import * as z from 'zod';
import { queryRows, SfError, sfResult, soqlText, type Sf } from './sf.ts';

const GROUP = 'AC_Integration_Users';

/** User names by what they do. */
export type People = {
  integrationUser: string;
  agents: readonly string[];
  supervisors: readonly string[];
  downloaders: readonly string[];
  administrators: readonly string[];
};

/** Permission set → user names that are to have it. The user who deploys plays a recording to test the way. */
export function assignmentsOf(people: People, deployingUser: string): Map<string, string[]> {
  const { integrationUser, agents, supervisors, downloaders, administrators } = people;
  const listeners = [...agents, ...supervisors, ...downloaders, ...administrators, deployingUser];
  const wanted: [string, readonly string[]][] = [
    ['AC_CallRecording', listeners],
    ['AC_CallRecording_Download', downloaders],
    ['AC_Supervisor', supervisors],
    ['AC_Administrator', administrators],
    ['AC_Integration', [integrationUser]],
  ];
  return new Map(
    wanted.filter(([, users]) => users.length > 0).map(([name, users]) => [name, unique(users)]),
  );
}

/** Ids of active users by lower-case user name. Throws a sentence that names those who are not there. */
export async function findUsers(
  sf: Sf,
  org: string,
  usernames: readonly string[],
): Promise<Map<string, string>> {
  const wanted = unique(usernames);
  const list = wanted.map(soqlText).join(', ');
  const rows = await queryRows(
    sf,
    org,
    `SELECT Id, Username FROM User WHERE IsActive = true AND Username IN (${list})`,
  );
  const ids = new Map(rows.map((row) => [String(row.Username).toLowerCase(), String(row.Id)]));
  const missing = wanted.filter((name) => !ids.has(name.toLowerCase()));
  if (missing.length > 0) {
    throw new SfError(
      `The org has no active user ${missing.join(', ')}. User names look like e-mail addresses and are not always ` +
        'the same: see Setup → Users. The middleware needs a user of its own, which is made there too.',
    );
  }
  return ids;
}

/** Gives permission sets to those who lack them; says how many that were. */
export async function assignPermissionSets(
  sf: Sf,
  org: string,
  wanted: ReadonlyMap<string, readonly string[]>,
): Promise<{ assigned: number; already: number }> {
  const names = [...wanted.keys()].map(soqlText).join(', ');
  const users = unique([...wanted.values()].flat())
    .map(soqlText)
    .join(', ');
  const rows = await queryRows(
    sf,
    org,
    'SELECT Assignee.Username, PermissionSet.Name FROM PermissionSetAssignment ' +
      `WHERE PermissionSet.Name IN (${names}) AND Assignee.Username IN (${users})`,
  );
  const there = new Set(
    rows.map((row) => pairOf(nested(row.PermissionSet, 'Name'), nested(row.Assignee, 'Username'))),
  );
  const count = { assigned: 0, already: 0 };
  for (const [name, people] of wanted) {
    const lacking = people.filter((user) => !there.has(pairOf(name, user)));
    count.already += people.length - lacking.length;
    if (lacking.length > 0) await assign(sf, org, name, lacking);
    count.assigned += lacking.length;
  }
  return count;
}

const assignment = z.looseObject({
  failures: z.array(z.looseObject({ name: z.string(), message: z.string() })),
});

async function assign(sf: Sf, org: string, name: string, users: readonly string[]): Promise<void> {
  const args = ['org', 'assign', 'permset', '--name', name, '--target-org', org];
  const answer = await sf([...args, ...users.flatMap((user) => ['--on-behalf-of', user])]);
  const parsed = assignment.safeParse(answer.result ?? answer.data);
  // Somebody else may have given it in the meantime.
  const failures = (parsed.success ? parsed.data.failures : []).filter(
    ({ message }) => !/duplicate/i.test(message),
  );
  if (failures.length > 0) {
    throw new SfError(
      `${name} was not given: ${failures.map((each) => `${each.name} (${each.message})`).join(', ')}`,
    );
  }
  if (!parsed.success && answer.status !== 0) throw new SfError(answer.message ?? `${name} was not given.`);
}

/** Puts the middleware's user into the public group through which the sharing rule opens every contact to it. */
export async function joinIntegrationGroup(
  sf: Sf,
  org: string,
  userId: string,
): Promise<'added' | 'unchanged'> {
  const [group] = await queryRows(sf, org, `SELECT Id FROM Group WHERE DeveloperName = ${soqlText(GROUP)}`);
  if (!group) throw new SfError(`The org has no public group ${GROUP}; deploy the package first.`);
  const groupId = String(group.Id);
  const [member] = await queryRows(
    sf,
    org,
    `SELECT Id FROM GroupMember WHERE GroupId = ${soqlText(groupId)} AND UserOrGroupId = ${soqlText(userId)}`,
  );
  if (member) return 'unchanged';
  const values = `GroupId=${groupId} UserOrGroupId=${userId}`;
  const args = [
    'data',
    'create',
    'record',
    '--sobject',
    'GroupMember',
    '--values',
    values,
    '--target-org',
    org,
  ];
  await sfResult(sf, args, z.looseObject({ id: z.string() }));
  return 'added';
}

/** User names are the same in any letter case. */
const unique = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [name.toLowerCase(), name])).values(),
];
const pairOf = (set: string, user: string): string => `${set}\n${user.toLowerCase()}`;
const nested = (value: unknown, field: string): string => {
  const fields = value as Record<string, unknown> | null | undefined;
  return typeof fields?.[field] === 'string' ? fields[field] : '';
};
