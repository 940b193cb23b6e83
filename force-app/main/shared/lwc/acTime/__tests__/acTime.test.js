import { clockTime, saidTime, spokenTime } from 'c/acTime';

describe('c-ac-time', () => {
  it.each([
    [0, '0:00'],
    [7.9, '0:07'],
    [750, '12:30'],
    [3723, '1:02:03'],
    [-1, '0:00'],
    [null, '0:00'],
    [undefined, '0:00'],
    [NaN, '0:00'],
  ])('shows %p seconds as %s', (seconds, shown) => {
    expect(clockTime(seconds)).toBe(shown);
  });

  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [65, '1 minute, 5 seconds'],
    [3600, '1 hour'],
    [7322, '2 hours, 2 minutes, 2 seconds'],
  ])('says %p seconds as %s', (seconds, said) => {
    expect(spokenTime(seconds)).toBe(said);
  });
});

describe('when something was said', () => {
  it('is a place in the recording of a call', () => {
    expect(saidTime({}, 65)).toBe('1:05');
    expect(saidTime({ channel: 'VOICE', startedAt: '2026-11-20T22:03:00Z' }, 65)).toBe('1:05');
  });

  it('is the time of day of a chat, in the user’s time zone', () => {
    const chat = { channel: 'CHAT', startedAt: '2026-11-20T22:03:00Z' };
    expect(saidTime(chat, 65)).toMatch(/^2:04:05\sPM$/);
  });

  it('is the time since the first message where the chat does not tell its time', () => {
    expect(saidTime({ channel: 'CHAT' }, 65)).toBe('1:05');
    expect(saidTime({ channel: 'CHAT', startedAt: 'yesterday' }, 65)).toBe('1:05');
  });
});
