import { dateTime, decimal, fill, languageName, percent, plural, signed, speed, whole } from 'c/acFormat';

describe('c-ac-format', () => {
  it('puts values into the places of a label, in any order and more than once', () => {
    expect(fill('{1} of {0}, {1}', 9, 2)).toBe('2 of 9, 2');
  });

  it('leaves a place without a value as it is', () => {
    expect(fill('{0} and {1}', 'one')).toBe('one and {1}');
  });

  it('writes a point in time as the user does', () => {
    expect(dateTime('2026-11-20T14:03:00.000Z')).toMatch(/^Nov 2\d, 2026, \d{1,2}:03/);
  });

  it('writes shares, numbers and speeds as the user does', () => {
    expect(percent(0.456)).toBe('46%');
    expect(percent(undefined)).toBe('0%');
    expect(whole(1234.6)).toBe('1,235');
    expect(speed(1.25)).toBe('1.25×');
    expect(speed(2)).toBe('2×');
    expect(decimal(3.26)).toBe('3.3');
    expect(decimal(null)).toBe('0');
    expect([signed(0.5), signed(-0.25), signed(0)]).toEqual(['+0.5', '-0.25', '0']);
  });

  it('chooses the form of a label that a number needs', () => {
    const label = 'one: {0} turn of {1} | other: {0} turns of {1}';
    expect(plural(label, 1, 'Dana')).toBe('1 turn of Dana');
    expect(plural(label, 1200, 'Dana')).toBe('1,200 turns of Dana');
  });

  it('uses a label without forms for every number', () => {
    expect(plural('{0} times', 1)).toBe('1 times');
    expect(plural('either | or {0}', 2)).toBe('either | or 2');
  });

  it('names languages', () => {
    expect(languageName('es')).toBe('Spanish');
    expect(languageName('zh-TW')).toContain('Chinese');
  });

  it('shows a code that is not one as it is', () => {
    expect(languageName('not a code')).toBe('not a code');
  });
});
