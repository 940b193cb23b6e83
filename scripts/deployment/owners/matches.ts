import { matchAgents, NAME_PARTS, type AgentUserRule } from '../../../middleware/src/contacts/agent-names.ts';

/** Fields of User that may hold a user name of Amazon Connect; where two match as many, the first is proposed. */
export const AGENT_FIELDS = ['Username', 'FederationIdentifier', 'Email', 'EmployeeNumber', 'Alias'] as const;

/** An active user of the org; a field that is empty holds the empty text. */
export type OrgUser = { id: string } & Record<(typeof AGENT_FIELDS)[number], string>;

/** How many users of Amazon Connect one way of recognizing them gives to one user, to several, to none. */
export type Matches = AgentUserRule & { one: number; several: number; none: number };

/**
 * Every way of recognizing agents with what the middleware would make of it, the best first: the most with one user,
 * then the fewest with several. What compares whole names comes before what compares a part.
 */
export function matchesByField(agents: readonly string[], users: readonly OrgUser[]): Matches[] {
  const ways = NAME_PARTS.flatMap((part) => AGENT_FIELDS.map((field) => ({ field, part })));
  return ways
    .map(({ field, part }) => {
      const named = users.map((user) => [user[field], user.id] as const);
      const found = [...matchAgents(agents, named, part).values()];
      const several = found.filter((match) => match === 'several').length;
      return { field, part, one: found.length - several, several, none: agents.length - found.length };
    })
    .sort((a, b) => b.one - a.one || a.several - b.several);
}

const PARTS: Record<AgentUserRule['part'], string> = { whole: 'all of it', 'local-part': 'up to the @' };

/** A way of recognizing agents in words, such as `Email, up to the @`. */
export const describeRule = ({ field, part }: AgentUserRule): string =>
  part === 'whole' ? field : `${field}, ${PARTS[part]}`;

/** The ways as a table of counts. */
export function matchTable(ways: readonly Matches[]): string[] {
  const rows = [
    ['', 'field of User', 'compared', 'one user', 'several', 'none'],
    ...ways.map(({ field, part, one, several, none }, index) => [
      String(index + 1),
      field,
      PARTS[part],
      ...[one, several, none].map(String),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === 1 || column === 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  );
}
