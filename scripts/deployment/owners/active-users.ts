import { queryRows, soqlText, type Sf } from '../sf.ts';
import { AGENT_FIELDS, type OrgUser } from './matches.ts';

/** As many as one answer to a query holds. */
const AT_ONCE = 2000;

/** All active users of the org, as the middleware looks for agents among them. */
export async function activeUsers(sf: Sf, org: string): Promise<OrgUser[]> {
  const users: OrgUser[] = [];
  for (;;) {
    const last = users.at(-1);
    const after = last ? ` AND Id > ${soqlText(last.id)}` : '';
    const rows = await queryRows(
      sf,
      org,
      `SELECT Id, ${AGENT_FIELDS.join(', ')} FROM User WHERE IsActive = true${after} ORDER BY Id LIMIT ${String(AT_ONCE)}`,
    );
    users.push(...rows.map(asUser));
    if (rows.length < AT_ONCE) return users;
  }
}

function asUser(row: Record<string, unknown>): OrgUser {
  const text = (field: string): string => {
    const value = row[field];
    return typeof value === 'string' ? value : '';
  };
  return {
    id: text('Id'),
    Username: text('Username'),
    FederationIdentifier: text('FederationIdentifier'),
    Email: text('Email'),
    EmployeeNumber: text('EmployeeNumber'),
    Alias: text('Alias'),
  };
}
