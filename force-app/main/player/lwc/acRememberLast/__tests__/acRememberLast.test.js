import { rememberLast } from 'c/acRememberLast';

describe('c-ac-remember-last', () => {
  it('computes again only when something changes', () => {
    const compute = jest.fn((a, b) => [a, b]);
    const remembered = rememberLast(compute);
    const first = remembered(1, NaN);
    expect(remembered(1, NaN)).toBe(first);
    expect(remembered(2, NaN)).toEqual([2, NaN]);
    expect(remembered(1, NaN)).not.toBe(first);
    expect(compute).toHaveBeenCalledTimes(3);
  });
});
