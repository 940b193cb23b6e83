import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTextMarkLegend from 'c/acTextMarkLegend';

registerSa11yMatcher();

const KINDS = [
  { kind: 'entity', count: 4 },
  { kind: 'phrase', count: 1200 },
  { kind: 'uncertain', count: 2 },
];

function create(properties = {}) {
  const element = createElement('c-ac-text-mark-legend', { is: AcTextMarkLegend });
  Object.assign(element, { kinds: KINDS, ...properties });
  document.body.appendChild(element);
  return element;
}

const all = (element, selector) => [...element.shadowRoot.querySelectorAll(selector)];

describe('c-ac-text-mark-legend', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows what each kind looks like, and how often it occurs', () => {
    const element = create();
    const samples = all(element, 'c-ac-turn-text');
    expect(samples.map(({ turn }) => turn.text)).toEqual([
      'c.AC_Mark_Entity',
      'c.AC_Mark_Phrase',
      'c.AC_Mark_Uncertain',
    ]);
    expect(samples[0].shadowRoot.querySelector('.entity').textContent).toBe('c.AC_Mark_Entity');
    expect(samples[2].shadowRoot.querySelector('.uncertain')).not.toBeNull();
    expect(all(element, '.count').map((count) => count.textContent)).toEqual(['4', '1,200', '2']);
  });

  it('tells which kinds are shown', () => {
    const element = create({ hiddenKinds: new Set(['phrase']) });
    const checked = all(element, '.kind').map((kind) => kind.getAttribute('aria-checked'));
    expect(checked).toEqual(['true', 'false', 'true']);
    expect(all(element, 'lightning-icon')).toHaveLength(2);
  });

  it('asks to show or hide a kind', () => {
    const element = create();
    const toggled = jest.fn();
    element.addEventListener('marktoggle', (event) => toggled(event.detail.kind));
    all(element, '.kind')[1].click();
    expect(toggled).toHaveBeenCalledWith('phrase');
  });

  it('is accessible', async () => {
    await expect(create({ hiddenKinds: new Set(['entity']) })).toBeAccessible();
  });
});
