import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcCard from 'c/acCard';

registerSa11yMatcher();

describe('c-ac-card', () => {
  it('is an accessible card with a heading and a picture', async () => {
    const element = createElement('c-ac-card', { is: AcCard });
    Object.assign(element, { heading: 'Recording', iconName: 'standard:voice_call' });
    document.body.appendChild(element);
    const card = element.shadowRoot.querySelector('lightning-card');
    expect([card.title, card.iconName]).toEqual(['Recording', 'standard:voice_call']);
    await expect(element).toBeAccessible();
  });
});
