import { participantNames } from 'c/acSpeakers';

const named = (...participants) => participantNames({ participants });

describe('the names of speakers', () => {
  it('are their roles', () => {
    expect(named({ id: 'customer', role: 'CUSTOMER' }, { id: 'agent', role: 'AGENT' })).toEqual({
      customer: 'c.AC_Customer',
      agent: 'c.AC_Agent',
    });
  });

  it('are numbered where several share a role', () => {
    expect(
      named(
        { id: 'agent', role: 'AGENT' },
        { id: 'agent-2', role: 'AGENT' },
        { id: 'customer', role: 'CUSTOMER' },
      ),
    ).toEqual({ agent: 'c.AC_Agent 1', 'agent-2': 'c.AC_Agent 2', customer: 'c.AC_Customer' });
  });

  it('are those that a chat gave them', () => {
    expect(named({ id: 'agent', role: 'AGENT', displayName: 'Dana' })).toEqual({ agent: 'Dana' });
  });

  it('say that somebody speaks where the role is one from a newer version', () => {
    expect(named({ id: 'x', role: 'SUPERVISOR' })).toEqual({ x: 'c.AC_Speaker' });
  });
});
