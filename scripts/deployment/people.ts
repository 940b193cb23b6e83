import { give } from './assignments.ts';
import { queryRows, SfError, soqlText, type Sf } from './sf.ts';

/** User names by what they do. */
export type People = {
  integrationUser: string;
  agents: readonly string[];
  supervisors: readonly string[];
  downloaders: readonly string[];
  administrators: readonly string[];
};

/**
 * Permission set or group of permission sets → user names that are to have it. The user who deploys plays a
 * recording to test the way. The middleware's own user is not among them (`equipIntegrationUser`).
 */
export function assignmentsOf(people: People, deployingUser: string): Map<string, string[]> {
  const { agents, supervisors, downloaders, administrators } = people;
  const others = new Set([...supervisors, ...administrators].map((name) => name.toLowerCase()));
  const listeners = [...agents, ...downloaders, deployingUser].filter(
    (name) => !others.has(name.toLowerCase()),
  );
  const wanted: [string, readonly string[]][] = [
    ['AC_Agent_Group', listeners],
    ['AC_Supervisor_Group', supervisors],
    ['AC_Administrator_Group', administrators],
    ['AC_CallRecording_Download', downloaders],
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

/** Gives permission sets and groups to those who lack them; says how many that were. */
export async function assignPermissionSets(
  sf: Sf,
  org: string,
  wanted: ReadonlyMap<string, readonly string[]>,
): Promise<{ assigned: number; already: number }> {
  const count = { assigned: 0, already: 0 };
  for (const [name, people] of wanted) {
    const { given, there } = await give(sf, org, name, people);
    count.assigned += given;
    count.already += there;
  }
  return count;
}

/** User names are the same in any letter case. */
const unique = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [name.toLowerCase(), name])).values(),
];
