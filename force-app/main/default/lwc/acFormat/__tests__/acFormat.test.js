import { fill, languageName, percent, speed, whole } from 'c/acFormat';

describe('c-ac-format', () => {
  it('puts values into the places of a label, in any order and more than once', () => {
    expect(fill('{1} of {0}, {1}', 9, 2)).toBe('2 of 9, 2');
  });

  it('leaves a place without a value as it is', () => {
    expect(fill('{0} and {1}', 'one')).toBe('one and {1}');
  });

  it('writes shares, numbers and speeds as the user does', () => {
    expect(percent(0.456)).toBe('46%');
    expect(percent(undefined)).toBe('0%');
    expect(whole(1234.6)).toBe('1,235');
    expect(speed(1.25)).toBe('1.25×');
    expect(speed(2)).toBe('2×');
  });

  it('names languages', () => {
    expect(languageName('es')).toBe('Spanish');
    expect(languageName('zh-TW')).toContain('Chinese');
  });

  it('shows a code that is not one as it is', () => {
    expect(languageName('not a code')).toBe('not a code');
  });
});
