import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcFindingList from 'c/acFindingList';

registerSa11yMatcher();

function create(findings) {
  const element = createElement('c-ac-finding-list', { is: AcFindingList });
  element.heading = 'Issues';
  element.findings = findings;
  document.body.appendChild(element);
  return element;
}

const FINDINGS = [
  {
    text: 'The delivery is late.',
    places: [
      { turn: 1, start: 4, end: 8 },
      { turn: 5, start: 64, end: 66 },
    ],
  },
  { text: 'Said nowhere in particular.', places: [] },
];
const places = (element) => [...element.shadowRoot.querySelectorAll('.place')];

describe('c-ac-finding-list', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows every finding with the times at which it was said', () => {
    const element = create(FINDINGS);
    const texts = [...element.shadowRoot.querySelectorAll('.text')].map(({ textContent }) => textContent);
    expect(texts).toEqual(['The delivery is late.', 'Said nowhere in particular.']);
    expect(places(element).map(({ textContent }) => textContent)).toEqual(['0:04', '1:04']);
  });

  it('leads to a place', () => {
    const element = create(FINDINGS);
    const seeks = jest.fn();
    element.addEventListener('seek', (event) => seeks(event.detail));
    places(element)[1].click();
    expect(seeks).toHaveBeenCalledWith({ seconds: 64, turn: 5 });
  });

  it('is accessible', async () => {
    await expect(create(FINDINGS)).toBeAccessible();
  });
});
