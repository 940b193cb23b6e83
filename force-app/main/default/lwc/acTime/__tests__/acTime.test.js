import { clockTime, spokenTime } from 'c/acTime';

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
