import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcMarkLegend from 'c/acMarkLegend';

registerSa11yMatcher();

const KINDS = [
  { kind: 'comments', name: 'Comments', icon: 'utility:comments', count: 2 },
  { kind: 'keyPhrases', name: 'Key phrases', icon: 'utility:quotation_marks', count: 1234 },
];

describe('c-ac-mark-legend', () => {
  let element;

  beforeEach(() => {
    element = createElement('c-ac-mark-legend', { is: AcMarkLegend });
    Object.assign(element, { kinds: KINDS, hiddenKinds: ['keyPhrases'] });
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  const chips = () => [...element.shadowRoot.querySelectorAll('.chip')];

  it('names each kind with its number', () => {
    expect(chips().map((chip) => chip.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      'Comments2',
      'Key phrases1,234',
    ]);
  });

  it('says which are shown, and not by colour alone', () => {
    expect(chips().map((chip) => chip.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
  });

  it('asks to show or hide a kind', () => {
    const toggled = jest.fn();
    element.addEventListener('togglekind', (event) => toggled(event.detail.kind));
    chips()[1].click();
    expect(toggled).toHaveBeenCalledWith('keyPhrases');
  });

  it('is accessible', async () => {
    await expect(element).toBeAccessible();
  });
});
