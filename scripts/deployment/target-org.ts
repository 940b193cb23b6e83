import * as z from 'zod';
import { queryRows, SfError, sfResult, soqlText, type Sf } from './sf.ts';

/** The org that is worked on, and who is signed in to it. */
export type TargetOrg = {
  /** Alias or user name, as the CLI takes it. */
  name: string;
  username: string;
  /** That user's address, for Salesforce's notices about the app. */
  email: string;
  instanceUrl: string;
  organizationId: string;
  organizationName: string;
  isSandbox: boolean;
  /** Where the middleware signs in. */
  loginUrl: string;
};

const display = z.looseObject({ id: z.string(), username: z.string(), instanceUrl: z.string() });

/** Asks the CLI and the org. Throws a sentence that says how to sign in where nobody is. */
export async function readTargetOrg(sf: Sf, name: string | undefined): Promise<TargetOrg> {
  const args = ['org', 'display', ...(name === undefined ? [] : ['--target-org', name])];
  let shown: z.infer<typeof display>;
  try {
    shown = await sfResult(sf, args, display);
  } catch (error) {
    const alias = name ?? 'my-org';
    throw new SfError(
      `Nobody is signed in to ${name === undefined ? 'a default org' : `an org called ${name}`}. Run this with ` +
        `--sign-in, or: sf org login web --alias ${alias} (${(error as Error).message})`,
    );
  }
  const target = name ?? shown.username;
  const [organization] = await queryRows(sf, target, 'SELECT Id, Name, IsSandbox FROM Organization');
  const [user] = await queryRows(
    sf,
    target,
    `SELECT Email FROM User WHERE Username = ${soqlText(shown.username)}`,
  );
  const instanceUrl = shown.instanceUrl.replace(/\/+$/, '');
  const isSandbox = organization?.IsSandbox === true;
  return {
    name: target,
    username: shown.username,
    email: typeof user?.Email === 'string' ? user.Email : shown.username,
    instanceUrl,
    organizationId: shown.id,
    organizationName: typeof organization?.Name === 'string' ? organization.Name : shown.id,
    isSandbox,
    loginUrl: loginUrlOf(instanceUrl, isSandbox),
  };
}

/** Salesforce's own login hosts; an org of another host, such as a local one, is its own. */
function loginUrlOf(instanceUrl: string, isSandbox: boolean): string {
  const isSalesforce = /\.(salesforce|force)\.(com|mil)$/.test(new URL(instanceUrl).hostname);
  if (!isSalesforce) return instanceUrl;
  return isSandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
}
