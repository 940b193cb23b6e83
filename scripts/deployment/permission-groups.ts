import { setTimeout } from 'node:timers/promises';
import { queryRows, SfError, soqlText, type Sf } from './sf.ts';

const WAIT_MS = 5 * 60_000;
const PAUSE_MS = 3_000;

/**
 * Waits until the org has worked out what groups of permission sets give: after each change to their sets it does so
 * by itself, and until then nobody has the rights. Throws a sentence where it could not, or not within minutes.
 */
export async function groupsWorkedOut(
  sf: Sf,
  org: string,
  names: readonly string[],
  { pause = setTimeout as (milliseconds: number) => Promise<unknown>, now = Date.now } = {},
): Promise<void> {
  if (names.length === 0) return;
  const until = now() + WAIT_MS;
  for (;;) {
    const list = names.map(soqlText).join(', ');
    const rows = await queryRows(
      sf,
      org,
      `SELECT DeveloperName, Status FROM PermissionSetGroup WHERE DeveloperName IN (${list}) AND Status != 'Updated'`,
    );
    if (rows.length === 0) return;
    const named = rows.map(({ DeveloperName: name }) => String(name)).join(', ');
    const isFailed = rows.some(({ Status: status }) => status === 'Failed');
    if (isFailed || now() > until) {
      throw new SfError(
        `The org has not worked out what ${named} gives${isFailed ? ': it failed' : ' after five minutes'}. ` +
          'Setup → Permission Set Groups → the group → Recalculate, then run this again.',
      );
    }
    await pause(PAUSE_MS);
  }
}
