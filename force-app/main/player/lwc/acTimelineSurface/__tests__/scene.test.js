import { labelledTicks } from '../scene';

describe('the time axis', () => {
  const WHOLE = { start: 0, end: 61 };

  it('tells the time at each tick', () => {
    const labels = labelledTicks({ start: 0, end: 100 }, 800).map(({ label }) => label);
    expect(labels[0]).toBe('0:00');
    expect(labels.slice(0, -1).every((label) => /^\d:\d\d$/.test(label))).toBe(true);
  });

  it('leaves out the time of a tick that has no room for it', () => {
    const ticks = labelledTicks(WHOLE, 300);
    expect(ticks.at(-1)).toMatchObject({ seconds: 60, label: '' });
    expect(ticks.slice(0, -1).every(({ label }) => label !== '')).toBe(true);
  });
});
