/** Proves in a real org what cannot be proven without one; `scripts/verify-org --help` says what. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findCli } from './find-cli.ts';
import { credentialsFolder, readEnvironment } from './middleware-environment.ts';
import type { MiddlewareLogin } from './middleware-login.ts';
import { sfRunner } from './sf.ts';
import { readTargetOrg } from './target-org.ts';
import { packageProofs, recordProofs, type Proof } from './verification.ts';

const NEVER_RUN = 'This has not been run against a real org yet: tell the project what it found in yours.';
const USAGE = `Proves in a real org what cannot be proven without one. Run scripts/deploy first.

  scripts/verify-org [--target-org ALIAS] [--credentials-folder FOLDER]

It validates the package with its Apex tests, runs them with coverage, calls the middleware through the named
credential, and signs in as the middleware's user to write one record with one file: twice, and once with an
older time, which Salesforce must refuse. It deletes that record and file at the end.
`;

const project = path.resolve(import.meta.dirname, '../..');
const say = (line: string): void => {
  console.log(line);
};

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      'target-org': { ...text, short: 'o' },
      'credentials-folder': text,
      help: { type: 'boolean', short: 'h' },
    },
  });
  say(NEVER_RUN);
  if (values.help) {
    say(`\n${USAGE}`);
    return 0;
  }
  const sf = sfRunner(findCli(project, say), project);
  const org = await readTargetOrg(sf, values['target-org']);
  say(`Org: ${org.organizationName} (${org.instanceUrl}), as ${org.username}\n`);
  const login = readLogin(values['credentials-folder'] ?? credentialsFolder(org.organizationId));
  const { proofs, remove } = recordProofs(sf, org.name, login);
  const failed = await prove([...packageProofs(sf, org.name, project), ...proofs]);
  await remove();
  return failed === 0 ? 0 : 1;
}

/** Runs the proofs one after the other, says how each went, and returns how many failed. */
async function prove(proofs: readonly Proof[]): Promise<number> {
  let failed = 0;
  for (const { title, run } of proofs) {
    try {
      say(`✓ ${title}: ${await run()}`);
    } catch (error) {
      failed++;
      say(`✗ ${title}: ${(error as Error).message}`);
    }
  }
  say(`\n${String(proofs.length - failed)} passed, ${String(failed)} failed`);
  return failed;
}

function readLogin(folder: string): MiddlewareLogin {
  const { SALESFORCE_LOGIN_URL, SALESFORCE_CLIENT_ID, SALESFORCE_USERNAME, SALESFORCE_PRIVATE_KEY_FILE } =
    readEnvironment(folder);
  if (
    !SALESFORCE_LOGIN_URL ||
    !SALESFORCE_CLIENT_ID ||
    !SALESFORCE_USERNAME ||
    !SALESFORCE_PRIVATE_KEY_FILE
  ) {
    throw new Error(`${folder} has no complete salesforce.env: run scripts/deploy for this org first.`);
  }
  return {
    loginUrl: SALESFORCE_LOGIN_URL,
    clientId: SALESFORCE_CLIENT_ID,
    username: SALESFORCE_USERNAME,
    privateKey: readFileSync(SALESFORCE_PRIVATE_KEY_FILE, 'utf8'),
  };
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`\n${(error as Error).message}`);
    process.exitCode = 1;
  },
);
