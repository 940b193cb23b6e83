/** Asks a real org what no source has settled; `scripts/verify-org --help` says what. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findCli } from './find-cli.ts';
import { credentialsFolder, readEnvironment } from './middleware-environment.ts';
import type { MiddlewareLogin } from './middleware-login.ts';
import { sfRunner } from './sf.ts';
import { readTargetOrg, type TargetOrg } from './target-org.ts';
import type { AskedOrg } from './verification/asked-org.ts';
import { connect } from './verification/connect.ts';
import { packageProofs, prove, recordProofs } from './verification/proofs.ts';
import {
  askBehavior,
  askDeployments,
  askRequests,
  reasonsNotToAsk,
  type Cli,
} from './verification/questions.ts';
import { countOf, tableOf, type Row, type Verdict } from './verification/table.ts';
import { unsettledQuestions } from './verification/unsettled.ts';

const NEVER_RUN = 'This has not been run against a real org yet: tell the project what it found in yours.';
const OUTPUT = 'org-verification.md';
const USAGE = `Asks an org everything that no source has settled. Run scripts/deploy first.

  scripts/verify-org [--target-org ALIAS] [--credentials-folder FOLDER] [--output FILE]

It validates the package with its Apex tests, runs them with coverage, calls the middleware through the named
credential, signs in as the middleware's user, and asks one question after the other: requests with one thing
wrong, Apex that brings its own calls back from the recycle bin, and deployments that are checked and change
nothing. What it writes to ask with (calls whose contact IDs begin with 00000000-0000-4000-8000-, and their files)
it deletes at the end; a run that was killed is cleared up by the next. Not everything can be asked safely: the table says why.

The table goes to ${OUTPUT}: what the org answered, what the local org assumes, and whether that is the same. It
holds no names of people, hosts, IDs or tokens.
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
      output: text,
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
  const asked = await connect(sf, org, login);
  const rows = await askAll({ sf, org: org.name }, asked);
  const file = values.output ?? OUTPUT;
  writeFileSync(file, tableOf(rows, factsOf(org)));
  say(`\n${summary(rows)}. The table is in ${file}.`);
  return countOf(rows, 'different') + countOf(rows, 'failed') === 0 ? 0 : 1;
}

/** Asks everything, and clears up whatever happens: before it, behind it, and when it is interrupted. */
async function askAll(cli: Cli, asked: AskedOrg): Promise<Row[]> {
  const left = await asked.scratch.clear();
  if (left > 0) say(`Deleted ${String(left)} records that an earlier run had left.`);
  const onSignal = (): void => {
    say('\nInterrupted: deleting what was written …');
    asked.scratch.clear().finally(() => process.exit(130));
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const unsettled = unsettledQuestions(
    readFileSync(path.join(project, 'workbench', 'org', 'refusals.md'), 'utf8'),
  );
  const parts: (() => Promise<Row[]>)[] = [
    () => prove(packageProofs(cli.sf, cli.org, project)),
    () => prove(recordProofs(asked)),
    () => askRequests(unsettled, asked),
    () => askBehavior(unsettled, asked),
    () => askDeployments(unsettled, cli),
    () => Promise.resolve(reasonsNotToAsk(unsettled)),
  ];
  const rows: Row[] = [];
  try {
    for (const part of parts) {
      const answered = await part();
      answered.forEach(sayRow);
      rows.push(...answered);
    }
  } finally {
    await asked.scratch.clear();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
  return rows;
}

const SIGNS: Record<Verdict, string> = { same: '✓', different: '✗', failed: '!', 'not asked': '–' };

function sayRow({ question, answer, assumed, verdict }: Row): void {
  say(`${SIGNS[verdict]} ${question}: ${answer}${verdict === 'different' ? ` (assumed: ${assumed})` : ''}`);
}

const summary = (rows: readonly Row[]): string =>
  (Object.keys(SIGNS) as Verdict[])
    .map((verdict) => `${String(countOf(rows, verdict))} ${verdict}`)
    .join(', ');

function factsOf(org: TargetOrg): { kind: string; version: string } {
  const { version } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { kind: org.isSandbox ? 'sandbox' : 'no sandbox', version };
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
