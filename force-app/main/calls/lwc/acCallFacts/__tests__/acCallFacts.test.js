import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcCallFacts from 'c/acCallFacts';

registerSa11yMatcher();

describe('c-ac-call-facts', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  function show(words) {
    const element = createElement('c-ac-call-facts', { is: AcCallFacts });
    element.words = words;
    document.body.appendChild(element);
    return element;
  }

  it('shows what is known, the tone by a symbol and a word', async () => {
    const tone = { word: 'Positive', icon: 'utility:smiley_and_people', className: 'positive' };
    const element = show({
      agent: 'Dana Reyes',
      length: '1:03',
      spokenLength: '1 minute',
      tone,
      progress: '',
    });
    const facts = [...element.shadowRoot.querySelectorAll('.facts > span')];
    expect(facts.map(({ textContent }) => textContent)).toEqual(['Dana Reyes', '1:03', 'Positive']);
    expect(element.shadowRoot.querySelector('lightning-icon').iconName).toBe(tone.icon);
    await expect(element).toBeAccessible();
  });

  it('leaves out what is not known', () => {
    const element = show({ agent: '', length: '', progress: 'In progress' });
    expect(element.shadowRoot.querySelector('.facts').textContent).toBe('In progress');
  });
});
