import { comparedName, matchAgents, type AgentUserRule } from '../contacts/agent-names.ts';
import type { SalesforceSession } from './session.ts';
import { NAMES_PER_QUERY, soqlText, soqlTexts } from './soql.ts';
import { chunksOf } from './upsert-batches.ts';

/** Active users by the agents' names in lower case. A name that several users have is nobody's: no one is guessed. */
export async function usersByAgent(
  session: SalesforceSession,
  rule: AgentUserRule,
  names: readonly string[],
): Promise<Map<string, string>> {
  const users = new Map<string, string>();
  const agents = [...new Set(names.map((name) => name.toLowerCase()))];
  for (const some of chunksOf(agents, NAMES_PER_QUERY)) {
    const rows = await session.query(
      `SELECT ${[...new Set(['Id', rule.field])].join(', ')} FROM User WHERE IsActive = true AND ${condition(rule, some)}`,
    );
    const found = rows.map((row) => [String(row[rule.field] ?? ''), String(row.Id)] as const);
    for (const [agent, user] of matchAgents(some, found, rule.part)) {
      if (user !== 'several') users.set(agent, user);
    }
  }
  return users;
}

/** Whether the session's user sees any other user; where users are private, it does not without a right to. */
export async function seesOtherUsers(session: SalesforceSession): Promise<boolean> {
  const seen = await session.query(
    "SELECT Id FROM User WHERE IsActive = true AND UserType = 'Standard' LIMIT 2",
  );
  return seen.length > 1;
}

function condition({ field, part }: AgentUserRule, agents: readonly string[]): string {
  if (part === 'whole') return `${field} IN ${soqlTexts(agents)}`;
  const names = [...new Set(agents.map((agent) => comparedName(agent, part)))].filter((name) => name !== '');
  const startsWith = names.map(
    (name) => `${field} LIKE ${soqlText(name).replaceAll(/[%_]/g, '\\$&').replace(/'$/, "@%'")}`,
  );
  return `(${[...startsWith, `${field} IN ${soqlTexts(names.length > 0 ? names : [''])}`].join(' OR ')})`;
}
