import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcKeyPhrases from 'c/acKeyPhrases';
import { sampleConversation } from '../../acConversation/__tests__/data/sampleCall';

registerSa11yMatcher();

const PHRASES = sampleConversation().insights.keyPhrases;
const many = (count) =>
  Array.from({ length: count }, (_, index) => ({ ...PHRASES[0], text: `phrase ${index}` }));

function create(phrases = PHRASES) {
  const element = createElement('c-ac-key-phrases', { is: AcKeyPhrases });
  element.phrases = phrases;
  document.body.appendChild(element);
  return element;
}

const buttons = (element) => [...element.shadowRoot.querySelectorAll('.phrase')];

describe('c-ac-key-phrases', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows the most frequent first, with how often', () => {
    expect(buttons(create()).map((button) => button.textContent)).toEqual(['the delivery×2', 'the address']);
  });

  it('leads to where a phrase was said, one place after the other', async () => {
    const element = create();
    const seeks = jest.fn();
    element.addEventListener('seek', (event) => seeks(event.detail.seconds));
    buttons(element)[0].click();
    await Promise.resolve();
    buttons(element)[0].click();
    await Promise.resolve();
    buttons(element)[0].click();
    expect(seeks.mock.calls.flat()).toEqual([4, 9, 4]);
  });

  it('stands a phrase without a place', () => {
    const element = create([{ ...PHRASES[0], places: [] }]);
    const seeks = jest.fn();
    element.addEventListener('seek', seeks);
    buttons(element)[0].click();
    expect(seeks).not.toHaveBeenCalled();
  });

  it('shows few at first, and all when asked', async () => {
    const element = create(many(20));
    expect(buttons(element)).toHaveLength(12);
    element.shadowRoot.querySelector('.expand').click();
    await Promise.resolve();
    expect(buttons(element)).toHaveLength(20);
    element.shadowRoot.querySelector('.expand').click();
    await Promise.resolve();
    expect(buttons(element)).toHaveLength(12);
  });

  it('is accessible', async () => {
    await expect(create(many(20))).toBeAccessible();
  });
});
