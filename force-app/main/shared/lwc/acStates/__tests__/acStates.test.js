import { isFinished, mayHaveConversation, stateNamed, stateReported } from 'c/acStates';
import { words } from '../words';

describe('c-ac-states', () => {
  it('has a title, an explanation and a picture for every state', () => {
    for (const name of Object.keys(words)) {
      const state = stateNamed(name);
      expect(state.title).toMatch(/^c\.AC_State_\w+_Title$/);
      expect(state.detail).toMatch(/^c\.AC_State_\w+_Detail$/);
      expect(state.icon).toMatch(/^utility:\w+$/);
    }
  });

  it('prefers the precise explanation', () => {
    expect(stateNamed('TRANSCRIPT_FAILED', 'The audio is mono.').detail).toBe('The audio is mono.');
  });

  it('offers to try again only where that may help', () => {
    expect(stateNamed('UNREACHABLE').canRetry).toBe(true);
    expect(stateNamed('NO_PERMISSION').canRetry).toBe(false);
  });

  it.each(['NO_PERMISSION', 'NO_ACCESS', 'NO_RECORDING', 'DELETED', 'NOT_YET', 'ARCHIVED', 'NOT_ALLOWED'])(
    'knows the state %s that Apex reports',
    (name) => {
      expect(stateReported(name).name).toBe(name);
    },
  );

  it('tells a state that it does not know as a failure', () => {
    expect(stateReported('SOMETHING_NEW').name).toBe('UNREACHABLE');
  });

  it('knows when the work on a call is over', () => {
    expect(['DONE', 'FAILED'].every(isFinished)).toBe(true);
    expect(['IMPORTED', 'TRANSCRIBING', 'ANALYSING', null, undefined].some(isFinished)).toBe(false);
    expect(['DONE', 'FAILED', 'ANALYSING'].every(mayHaveConversation)).toBe(true);
    expect(['IMPORTED', 'TRANSCRIBING', null, undefined].some(mayHaveConversation)).toBe(false);
  });
});
