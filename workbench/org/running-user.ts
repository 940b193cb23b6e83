import type { RunningUser } from '#platform';
import type { OrgState } from './org-state.ts';

/** A user as Apex knows the running user; `undefined` where there is none with the id. */
export function findRunningUser(state: OrgState, id: string): RunningUser | undefined {
  const row = state.database.get('User', id);
  if (!row) return undefined;
  return {
    id: row.Id,
    username: String(row['Username']),
    name: String(row['Name']),
    email: String(row['Email']),
    profileId: String(row['ProfileId']),
  };
}
