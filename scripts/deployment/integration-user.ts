import * as z from 'zod';
import { AssignmentRefused, give, LICENSE_REFUSED } from './assignments.ts';
import { joinGroup, UNASSIGNED_QUEUE } from './group-members.ts';
import { SfError, sfResult, type Sf } from './sf.ts';

export const INTEGRATION = 'AC_Integration';
const TRANSFER = 'AC_Integration_Transfer';
const VIEW_USERS = 'AC_Integration_ViewUsers';
const LICENSE = 'SalesforceAPIIntegrationPsl';

/** What the middleware's user was given, each in words; nothing new gives an empty list. */
export type IntegrationOutcome = string[];

/**
 * Gives the middleware's user its permission sets. Where the user's license does not allow the first, as that of
 * Salesforce Integration, the permission set license comes before it. Where it does not allow Transfer Record either,
 * the user becomes a member of the queue instead: members give its records to others without that permission. Where it
 * does not allow View All Users, it is left to the administrator to share the agents with the user.
 */
export async function equipIntegrationUser(
  sf: Sf,
  org: string,
  user: { username: string; id: string },
): Promise<IntegrationOutcome> {
  const done: string[] = [];
  if (!(await isAllowed(sf, org, INTEGRATION, user.username, done))) {
    await assignLicense(sf, org, user.username);
    done.push('permission set license Salesforce API Integration given');
    if (!(await isAllowed(sf, org, INTEGRATION, user.username, done))) {
      throw new SfError(
        `${user.username} cannot be given ${INTEGRATION}, even with the permission set license: its user license does ` +
          'not allow what the middleware needs. Choose a user with the license Salesforce Integration or Salesforce.',
      );
    }
  }
  if (!(await isAllowed(sf, org, TRANSFER, user.username, done))) {
    const joined = await joinGroup(sf, org, [user.id], UNASSIGNED_QUEUE);
    done.push(
      `the license does not allow Transfer Record, so the user is a member of the queue AC Unassigned` +
        (joined === 0 ? ' (there already)' : ''),
    );
  }
  if (!(await isAllowed(sf, org, VIEW_USERS, user.username, done))) {
    done.push(
      'the license does not allow View All Users: where users are private, share the agents with the public group ' +
        'AC Integration Users by a user sharing rule',
    );
  }
  return done;
}

/** Gives a set; false where the user's licenses do not allow what it gives. */
async function isAllowed(
  sf: Sf,
  org: string,
  set: string,
  username: string,
  done: string[],
): Promise<boolean> {
  try {
    const { given } = await give(sf, org, set, [username]);
    if (given > 0) done.push(`${set} given`);
    return true;
  } catch (error) {
    if (error instanceof AssignmentRefused && error.code === LICENSE_REFUSED) return false;
    throw error;
  }
}

const assignment = z.looseObject({
  failures: z.array(z.looseObject({ message: z.string() })),
});

async function assignLicense(sf: Sf, org: string, username: string): Promise<void> {
  const args = ['org', 'assign', 'permsetlicense', '--name', LICENSE, '--on-behalf-of', username];
  const { failures } = await sfResult(sf, [...args, '--target-org', org], assignment).catch(
    (error: unknown) => {
      throw new SfError(`${HOW_TO_LICENSE} (${(error as Error).message})`);
    },
  );
  if (failures[0]) throw new SfError(`${HOW_TO_LICENSE} (${failures[0].message})`);
}

const HOW_TO_LICENSE =
  'The user license of the middleware’s user does not allow what AC_Integration gives, and the permission set license ' +
  'Salesforce API Integration, which adds it, could not be assigned: see how many are left in Setup → Company Information.';
