import { readFileSync } from 'node:fs';
import { NAME_PARTS, type AgentUserRule } from '../../../middleware/src/contacts/agent-names.ts';
import type { DeployOptions } from '../options.ts';
import type { Questions } from '../questions.ts';
import type { Sf } from '../sf.ts';
import { activeUsers } from './active-users.ts';
import { askConnect } from './ask-connect.ts';
import { readConnectUsers } from './connect-users.ts';
import { describeRule, matchesByField, matchTable } from './matches.ts';

/** How agents are recognized, and whether that is another way than before. */
export type AgentRule = { rule: AgentUserRule | undefined; isNew: boolean };

/** What the rule is decided from. */
export type AgentRuleSources = {
  org: string;
  options: Pick<DeployOptions, 'connectUsers' | 'connectInstance' | 'yes'>;
  /** What an earlier run wrote. */
  former: { AGENT_USER_FIELD?: string | undefined; AGENT_USER_PART?: string | undefined };
  questions: Pick<Questions, 'canAsk' | 'ask'>;
  environment: NodeJS.ProcessEnv;
  say: (line: string) => void;
};

/**
 * Compares the users of Amazon Connect with those of the org, shows how many each field of User would match, and
 * decides for one. Without a list of users, what was decided before stays. Only counts are shown, never a name.
 */
export async function decideAgentRule(sf: Sf, sources: AgentRuleSources): Promise<AgentRule> {
  const { org, say } = sources;
  const former = formerRule(sources.former);
  const kept = { rule: former, isNew: false };
  const agents = await connectUsers(sources, former !== undefined);
  if (agents === undefined) return kept;
  const ways = matchesByField(agents, await activeUsers(sf, org));
  const matching = ways.filter(({ one, several }) => one + several > 0);
  say(
    `\nOf ${String(agents.length)} users of Amazon Connect, so many match active users of the org, by field:`,
  );
  for (const line of matchTable(matching.length > 0 ? matching : ways)) say(line);
  const chosen = await choose(matching, sources);
  if (!chosen) {
    say(
      'No field of User recognizes agents: their calls go to the queue AC Unassigned until you choose one.',
    );
    return kept;
  }
  say(`Agents are recognized by ${describeRule(chosen)}.`);
  const rule = { field: chosen.field, part: chosen.part };
  return { rule, isNew: former?.field !== rule.field || former.part !== rule.part };
}

function formerRule({ AGENT_USER_FIELD: field, AGENT_USER_PART: written }: AgentRuleSources['former']) {
  if (!field) return undefined;
  return { field, part: NAME_PARTS.find((part) => part === written) ?? 'whole' };
}

/** From Amazon Connect itself, from a file, or from a file that the person names; `undefined` where there is none. */
async function connectUsers(
  { options, questions, environment }: AgentRuleSources,
  isDecided: boolean,
): Promise<string[] | undefined> {
  const { connectInstance, connectUsers: file, yes } = options;
  if (connectInstance !== undefined) return askConnect(connectInstance, environment);
  if (file !== undefined) return readFile(file);
  if (isDecided || yes || !questions.canAsk) return undefined;
  const answer = await questions.ask(
    'File with the user names of Amazon Connect, to see by which field of User they match (Enter to skip): ',
  );
  return answer === '' ? undefined : readFile(answer);
}

function readFile(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} can't be read: ${(error as Error).message}`);
  }
  return readConnectUsers(text);
}

/** The best, unless the person chooses another; none where no agent has one user of its own. */
async function choose<Way extends { one: number }>(
  ways: readonly Way[],
  { options, questions }: AgentRuleSources,
): Promise<Way | undefined> {
  const useful = ways.filter(({ one }) => one > 0);
  if (useful.length === 0 || options.yes || !questions.canAsk) return useful[0];
  for (;;) {
    const answer = await questions.ask('By which of them are agents recognized? [1] ');
    const chosen = ways[answer === '' ? 0 : Number(answer) - 1];
    if (chosen) return chosen;
  }
}
