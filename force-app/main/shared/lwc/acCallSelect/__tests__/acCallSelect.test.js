import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcCallSelect from 'c/acCallSelect';

registerSa11yMatcher();

const CALLS = [
  { recordId: 'a2', name: 'CCA 2', startedAt: '2026-11-20T14:03:00.000Z', agent: 'Dana Reyes', duration: 63 },
  { recordId: 'a1', name: 'CCA 1' },
];

describe('c-ac-call-select', () => {
  let element;

  beforeEach(() => {
    element = createElement('c-ac-call-select', { is: AcCallSelect });
    element.choice = { calls: CALLS, callId: 'a2' };
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  const combobox = () => element.shadowRoot.querySelector('lightning-combobox');

  it('tells the calls apart by when, who and how long', () => {
    const [latest, unknown] = combobox().options;
    expect(latest.label).toMatch(/^Nov 20, 2026, .* · Dana Reyes · 1:03$/);
    expect(unknown).toEqual({ value: 'a1', label: 'CCA 1' });
    expect(combobox().value).toBe('a2');
  });

  it('says which call was chosen', () => {
    const chosen = jest.fn();
    element.addEventListener('choosecall', chosen);
    combobox().dispatchEvent(new CustomEvent('change', { detail: { value: 'a1' } }));
    expect(chosen.mock.calls[0][0].detail).toEqual({ callId: 'a1' });
  });

  it('is accessible', async () => {
    await expect(element).toBeAccessible();
  });
});
