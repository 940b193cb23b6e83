import fc from 'fast-check';
import { comparedName, matchAgents, NAME_PARTS } from '../../src/contacts/agent-names.ts';

const USERS = [
  ['Dana.Reyes@northwind.example.uat', 'dana'],
  ['lee.park@northwind.example', 'lee-1'],
  ['lee.park@other.example', 'lee-2'],
  ['', 'nameless'],
] as const;

describe('the user of an agent', () => {
  it('has the same name, whatever its letter case', () => {
    const agents = ['dana.reyes@NORTHWIND.example.uat', 'dana.reyes'];

    expect(matchAgents(agents, USERS, 'whole')).toEqual(new Map([[agents[0], 'dana']]));
  });

  it('has the same name before the @, where that is compared', () => {
    const agents = ['dana.reyes', 'Dana.Reyes@elsewhere.example'];

    expect([...matchAgents(agents, USERS, 'local-part').values()]).toEqual(['dana', 'dana']);
  });

  it('is nobody where several users could be meant', () => {
    expect(matchAgents(['lee.park'], USERS, 'local-part').get('lee.park')).toBe('several');
    expect(matchAgents(['lee.park@other.example'], USERS, 'whole').get('lee.park@other.example')).toBe(
      'lee-2',
    );
  });

  it('is nobody where there is no name to compare', () => {
    expect(matchAgents(['', ' ', '@northwind.example'], USERS, 'local-part').size).toBe(0);
  });

  it('is only ever one whose name compares equal, and does not depend on the order of the users', () => {
    const name = fc.stringMatching(/^[abAB]{0,2}(@[xX])?$/);
    const users = fc.uniqueArray(fc.tuple(name, fc.nat()), { selector: ([, id]) => id, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(name), users, fc.constantFrom(...NAME_PARTS), (agents, known, part) => {
        const matches = matchAgents(agents, known, part);

        expect(matchAgents(agents, known.toReversed(), part)).toEqual(matches);
        for (const agent of agents) {
          const compared = comparedName(agent, part);
          const same = compared === '' ? [] : known.filter(([one]) => comparedName(one, part) === compared);
          const wanted = same.length > 1 ? 'several' : same[0]?.[1];
          expect(matches.get(agent)).toBe(wanted);
        }
      }),
    );
  });
});
