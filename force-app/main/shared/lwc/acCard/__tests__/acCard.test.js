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

  it('passes on which of several calls was chosen', () => {
    const element = createElement('c-ac-card', { is: AcCard });
    element.choice = { calls: [{ recordId: 'a1', name: 'CCA 1' }], callId: 'a1' };
    document.body.appendChild(element);
    const chosen = jest.fn();
    element.addEventListener('choosecall', chosen);
    element.shadowRoot
      .querySelector('c-ac-call-select')
      .dispatchEvent(new CustomEvent('choosecall', { detail: { callId: 'a1' } }));
    expect(chosen.mock.calls[0][0].detail).toEqual({ callId: 'a1' });
  });
});
