export const NAME_PARTS = ['whole', 'local-part'] as const;

/** How users are recognized as agents: a field of User that equals the agent's name, or its part before the `@`. */
export type AgentUserRule = { field: string; part: (typeof NAME_PARTS)[number] };

/** What is compared of a name, in lower case: neither Salesforce nor Amazon Connect tells letter case apart. */
export function comparedName(name: string, part: AgentUserRule['part']): string {
  const compared = name.trim().toLowerCase();
  return part === 'whole' ? compared : (compared.split('@')[0] ?? '');
}

/** Of each agent's name, the only user with it; `several` where it could be any of them. Names of nobody are absent. */
export function matchAgents<User>(
  agents: readonly string[],
  users: Iterable<readonly [name: string, user: User]>,
  part: AgentUserRule['part'],
): Map<string, User | 'several'> {
  const byName = new Map<string, User | 'several'>();
  for (const [name, user] of users) {
    const compared = comparedName(name, part);
    if (compared !== '') byName.set(compared, byName.has(compared) ? 'several' : user);
  }
  return new Map(
    agents.flatMap((agent) => {
      const match = byName.get(comparedName(agent, part));
      return match === undefined ? [] : [[agent, match]];
    }),
  );
}
