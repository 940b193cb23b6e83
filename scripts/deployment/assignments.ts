import * as z from 'zod';
import { API_VERSION, queryRows, refusalText, requestRest, SfError, soqlText, type Sf } from './sf.ts';

/** An assignment that the org refused; `code` is Salesforce's, the same in every language. */
export class AssignmentRefused extends SfError {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** What Salesforce answers where a user's licenses do not allow what a permission set gives. */
export const LICENSE_REFUSED = 'FIELD_INTEGRITY_EXCEPTION';
/** As many as one request may create. */
const AT_ONCE = 200;

/**
 * Gives a permission set, or a group of them, to those who lack it. Throws an AssignmentRefused that names each who
 * did not get it, and why.
 */
export async function give(
  sf: Sf,
  org: string,
  name: string,
  usernames: readonly string[],
): Promise<{ given: number; there: number }> {
  const users = usernames.map(soqlText).join(', ');
  const holders = await queryRows(
    sf,
    org,
    'SELECT Assignee.Username FROM PermissionSetAssignment ' +
      `WHERE (PermissionSet.Name = ${soqlText(name)} OR PermissionSetGroup.DeveloperName = ${soqlText(name)}) ` +
      `AND Assignee.Username IN (${users})`,
  );
  const there = new Set(holders.map((row) => assigneeOf(row).toLowerCase()));
  const lacking = usernames.filter((user) => !there.has(user.toLowerCase()));
  for (let start = 0; start < lacking.length; start += AT_ONCE)
    await assign(sf, org, name, lacking.slice(start, start + AT_ONCE));
  return { given: lacking.length, there: usernames.length - lacking.length };
}

async function assign(sf: Sf, org: string, name: string, usernames: readonly string[]): Promise<void> {
  const target = await assignable(sf, org, name);
  const list = usernames.map(soqlText).join(', ');
  const users = await queryRows(sf, org, `SELECT Id, Username FROM User WHERE Username IN (${list})`);
  const body = {
    allOrNone: false,
    records: users.map(({ Id }) => ({
      attributes: { type: 'PermissionSetAssignment' },
      AssigneeId: Id,
      ...target,
    })),
  };
  const path = `/services/data/v${API_VERSION}/composite/sobjects`;
  const answer = await requestRest(sf, org, { method: 'POST', path, body });
  const parsed = results.safeParse(answer.body);
  if (!parsed.success) throw new SfError(`${name} was not given: ${refusalText(answer.body)}`);
  const refused = parsed.data.flatMap(({ errors }, index) => {
    const [error] = errors;
    // Somebody else may have given it in the meantime.
    return error && error.statusCode !== 'DUPLICATE_VALUE'
      ? [{ ...error, user: String(users[index]?.Username) }]
      : [];
  });
  const [first] = refused;
  if (!first) return;
  const reasons = refused.map(({ user, message }) => `${user} (${message})`).join(', ');
  throw new AssignmentRefused(`${name} was not given: ${reasons}`, first.statusCode);
}

const results = z.array(
  z.looseObject({
    success: z.boolean(),
    errors: z.array(z.looseObject({ statusCode: z.string(), message: z.string() })).default([]),
  }),
);

/** A group is assigned by its own id, a set by its. */
async function assignable(sf: Sf, org: string, name: string): Promise<Record<string, string>> {
  const find = (object: string, field: string) =>
    queryRows(sf, org, `SELECT Id FROM ${object} WHERE ${field} = ${soqlText(name)}`);
  const [group] = await find('PermissionSetGroup', 'DeveloperName');
  if (group) return { PermissionSetGroupId: String(group.Id) };
  const [set] = await find('PermissionSet', 'Name');
  if (set) return { PermissionSetId: String(set.Id) };
  throw new SfError(`The org has no permission set or group ${name}; deploy the package first.`);
}

function assigneeOf({ Assignee: assignee }: Record<string, unknown>): string {
  const parsed = z.looseObject({ Username: z.string() }).safeParse(assignee);
  return parsed.success ? parsed.data.Username : '';
}
