import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { deploymentProblems, inTemporaryFolder, packageXml } from '../metadata-files.ts';
import type { Sf } from '../sf.ts';
import { codeOf, NotAsked, type AskedOrg } from './asked-org.ts';
import { BEHAVIOR } from './behavior.ts';
import { REFUSED_COMPONENTS, TOO_LONG } from './deployments.ts';
import { checkComponents, dryRun } from './dry-run.ts';
import { NOT_ASKED } from './not-asked.ts';
import { REQUESTS } from './requests.ts';
import type { Row } from './table.ts';
import type { Unsettled } from './unsettled.ts';

/** Whom the questions about deployments go to. */
export type Cli = { sf: Sf; org: string };

const UNKNOWN_TYPE = 'deployment-a-type-that-is-none-or-that-this-org-lacks';
const KEY_SHOWN = 'deployment-the-settings-that-hold-that-key-retrieved';

type AskCli = (cli: Cli) => Promise<string>;

/** Questions about a whole deployment, or about a retrieval. */
const BY_CLI: Readonly<Record<string, AskCli>> = {
  [UNKNOWN_TYPE]: async ({ sf, org }) => {
    const answer = await dryRun(sf, org, { members: { NoSuchType: ['AC_Verification'] }, files: {} });
    const [problem] = deploymentProblems(answer);
    return answer.status === 0 ? 'accepted' : (problem?.problem ?? wholeAnswer(answer));
  },
  [KEY_SHOWN]: retrieveKey,
};

/** Ids of all questions that are asked, however. */
export const ASKED: readonly string[] = [
  ...Object.keys(REQUESTS),
  ...Object.keys(BEHAVIOR),
  ...Object.keys(REFUSED_COMPONENTS),
  ...Object.keys(TOO_LONG),
  ...Object.keys(BY_CLI),
];

/** Asks the org over its REST API, one question after the other. */
export async function askRequests(unsettled: readonly Unsettled[], org: AskedOrg): Promise<Row[]> {
  const rows: Row[] = [];
  for (const question of unsettled) {
    const ask = REQUESTS[question.id];
    if (ask) rows.push(await answered(question, async () => codeOf(await ask(org))));
  }
  return rows;
}

/** Asks the org what it does with requests that nothing is wrong with. */
export async function askBehavior(unsettled: readonly Unsettled[], org: AskedOrg): Promise<Row[]> {
  const rows: Row[] = [];
  for (const question of unsettled) {
    const ask = BEHAVIOR[question.id];
    if (ask) rows.push(await answered(question, () => ask(org)));
  }
  return rows;
}

/** Asks the org by deployments that change nothing. */
export async function askDeployments(unsettled: readonly Unsettled[], cli: Cli): Promise<Row[]> {
  const components = new Map(
    unsettled.flatMap(({ id, assumed }) => {
      const component = REFUSED_COMPONENTS[id] ?? TOO_LONG[id]?.(Number(assumed));
      return component ? [[id, component] as const] : [];
    }),
  );
  const words = await checkComponents(cli.sf, cli.org, components);
  const rows: Row[] = [];
  for (const question of unsettled) {
    const said = words.get(question.id);
    const ask = BY_CLI[question.id];
    if (said !== undefined)
      rows.push(await answered(question, () => Promise.resolve(lengthOf(question, said))));
    else if (ask) rows.push(await answered(question, () => ask(cli)));
  }
  return rows;
}

/** Questions that no org is asked, with the reason. */
export function reasonsNotToAsk(unsettled: readonly Unsettled[]): Row[] {
  return unsettled.flatMap((question) => {
    const reason = NOT_ASKED[question.id];
    return reason === undefined ? [] : [{ ...question, answer: reason, verdict: 'not asked' as const }];
  });
}

async function answered(question: Unsettled, ask: () => Promise<string>): Promise<Row> {
  try {
    const answer = await ask();
    return { ...question, answer, verdict: isAssumed(question, answer) ? 'same' : 'different' };
  } catch (error) {
    const verdict = error instanceof NotAsked ? 'not asked' : 'failed';
    return { ...question, answer: (error as Error).message, verdict };
  }
}

/** What an org says about a text that is too long, as the number of characters that it allows. */
function lengthOf({ id, assumed }: Unsettled, words: string): string {
  if (!(id in TOO_LONG)) return words;
  const limit = /maximum length is:?\s*(\d+)/i.exec(words)?.[1];
  return limit ?? (words === 'accepted' ? `more than ${assumed}` : words);
}

/** Codes, statuses and numbers are those or not; words of a deployment may name other components. */
const isAssumed = ({ id, assumed }: Unsettled, answer: string): boolean =>
  id.startsWith('deployment-') ? matches(assumed, answer) : assumed === answer;

/**
 * Whether an org's words are those of `refusals.md`, where single capitals stand for any name and `…` for
 * anything. An org may say more before and after them, such as a line and a column.
 */
export function matches(assumed: string, answer: string): boolean {
  const [words = ''] = assumed.split(', in words of ');
  const pattern = words
    .split(/\b([A-Z])\b|(…)/)
    .map((part) => (part === '…' ? '.*' : part && /^[A-Z]$/.test(part) ? '.+' : escaped(part)))
    .join('');
  return new RegExp(pattern, 's').test(answer);
}

const escaped = (text: string | undefined): string =>
  (text ?? '').replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const SETTINGS = 'ExtlClntAppGlobalOauthSettings';
const retrieved = z.looseObject({
  messages: z
    .union([z.array(z.looseObject({ problem: z.string() })), z.looseObject({ problem: z.string() })])
    .optional(),
});

async function retrieveKey({ sf, org }: Cli): Promise<string> {
  return inTemporaryFolder(async (folder) => {
    const manifest = path.join(folder, 'package.xml');
    writeFileSync(manifest, packageXml({ [SETTINGS]: ['AC_Middleware_Global'] }));
    const args = ['project', 'retrieve', 'start', '--manifest', manifest, '--target-org', org];
    const answer = await sf([
      ...args,
      '--target-metadata-dir',
      path.join(folder, 'retrieved'),
      '--wait',
      '30',
    ]);
    const parsed = retrieved.safeParse(answer.result);
    const problems = parsed.success ? [parsed.data.messages ?? []].flat() : [];
    return problems[0]?.problem ?? (answer.status === 0 ? 'retrieved' : wholeAnswer(answer));
  });
}

const wholeAnswer = (answer: Awaited<ReturnType<Sf>>): string => answer.message ?? 'refused without words';
