import { TEST_LEVELS } from './test-level.ts';

const levels = Object.entries(TEST_LEVELS).map(([name, what]) => `      ${name.padEnd(24)} ${what}`);

/** What `scripts/deploy --help` prints. */
export const USAGE = `Installs Contact Channel Analytics in a Salesforce org, or brings what is installed up to date.

  scripts/deploy --target-org ALIAS --integration-user USERNAME [options]

  --target-org ALIAS           the org, as the Salesforce CLI knows it; its default org without this
  --sign-in                    sign in to the org first, in the browser
  --login-url URL              where to sign in (https://test.salesforce.com for a sandbox)
  --integration-user USERNAME  the middleware's own user, which must exist
  --middleware-url URL         where Salesforce reaches the middleware
  --recordings-bucket-host HOST  the host that recordings are played from,
                               e.g. my-bucket.s3.eu-central-1.amazonaws.com
  --recordings-bucket NAME     the bucket instead of its host, with
  --region REGION              the AWS region that it is in
  --agents USERNAMES           see and play their own calls (several: separated by commas)
  --supervisors USERNAMES      see and play everyone's calls
  --downloaders USERNAMES      may also save recordings
  --administrators USERNAMES   see everyone's calls, and who listened
  --unassigned-queue-members NAMES  get the calls whose agent no user matches, as members of the queue
                               AC Unassigned: user names, or developer names of public groups and roles;
                               nobody is ever removed from it
  --connect-users FILE         user names of Amazon Connect: JSON of “aws connect list-users”, a table with
                               a column Username, or a list. Shows how many match by which field of User,
                               and sets AGENT_USER_FIELD and AGENT_USER_PART in salesforce.env
  --connect-instance ID        ask this instance for them instead, by the aws command
  --credentials-folder FOLDER  where key, certificate and environment file go
                               (~/.config/contact-channel-analytics/ORG without this)
  --new-certificate            make a new key and certificate for the middleware's login
  --no-console-tab             leave the Service Console's tabs alone
  --test-level LEVEL           which Apex tests the org runs (RunSpecifiedTests without this):
${levels.join('\n')}
  --package ID                 install this version of the unlocked package (04t…) instead of deploying
                               from source, and complete the org; an org that has the package is
                               completed without this, too
  --keep-changes               keep what an administrator has changed of the package, without asking
  --replace-changes            put this version's in its place, without asking
  --dry-run                    have the org check the package, and change nothing
  --yes                        do not ask before changing the org; changes are kept unless --replace-changes

The key with which Salesforce proves itself to the middleware is read from the environment variable
MIDDLEWARE_API_KEY, or asked for, or made. It is never given on the command line.
`;
