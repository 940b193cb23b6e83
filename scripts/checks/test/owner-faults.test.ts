import { runWithFault, withoutFault, type SourceFault } from './source-fault.ts';

const CONTACTS = 'middleware/test/contacts';
const PIPELINE = 'middleware/test/pipeline';

const FAULTS: SourceFault[] = [
  {
    what: 'goes to any of several users with the agent’s name',
    tests: `${CONTACTS}/agent-names.test.ts`,
    source: 'middleware/src/contacts/agent-names.ts',
    before: "byName.has(compared) ? 'several' : user",
    after: 'user',
  },
  {
    what: 'goes to its agent only in the same letter case',
    tests: `${CONTACTS}/agent-names.test.ts`,
    source: 'middleware/src/contacts/agent-names.ts',
    before: 'name.trim().toLowerCase()',
    after: 'name.trim()',
  },
  {
    what: 'is lost because Salesforce refuses the agent’s user',
    tests: `${PIPELINE}/import/import-contact-records.test.ts`,
    source: 'middleware/src/pipeline/import/owners.ts',
    before: "if (outcome.outcome !== 'refused') return false;",
    after: 'return false;',
  },
  {
    what: 'is taken from the user whom a person gave it to',
    tests: `${PIPELINE}/import/import-contact-records.test.ts`,
    source: 'middleware/src/pipeline/import/owners.ts',
    before: 'if (stored && stored.ownerId !== queue) return { fields: {} };',
    after: '',
  },
  {
    what: 'loses its agent to a refused lookup',
    tests: `${PIPELINE}/import/refused-parts.test.ts`,
    source: 'middleware/src/pipeline/import/refused-parts.ts',
    before: 'return { ...(before.owner && !isSuspected ? { owner: before.owner } : {}), lookups: true };',
    after: 'return { ...before, lookups: true };',
  },
  {
    what: 'is its agent’s by now and still says that the queue owns it',
    tests: `${PIPELINE}/record/record-notes.test.ts`,
    source: 'middleware/src/pipeline/import/plan-contact.ts',
    before: 'return ownerWords(plan, stored);',
    after: 'return {};',
  },
  {
    what: 'counts as matched though several users match',
    tests: 'scripts/deployment/test/owners/matches.test.ts',
    source: 'scripts/deployment/owners/matches.ts',
    before: 'one: found.length - several',
    after: 'one: found.length',
  },
];

describe('tests of owners', () => {
  it.each(FAULTS)('fail where a call $what', async (fault) => {
    expect((await runWithFault(fault)).failed).not.toEqual([]);
  });

  it.each(
    [...new Map(FAULTS.map((fault) => [fault.tests, fault])).values()].map(
      (fault) => [fault.tests, fault] as const,
    ),
  )('pass without a fault: %s', async (_tests, fault) => {
    const { ran, failed } = await runWithFault(withoutFault(fault));
    expect(failed).toEqual([]);
    expect(ran).toBeGreaterThan(0);
  });
});
