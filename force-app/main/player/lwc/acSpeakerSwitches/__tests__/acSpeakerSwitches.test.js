import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcSpeakerSwitches from 'c/acSpeakerSwitches';

registerSa11yMatcher();

const SPEAKERS = [
  { name: 'Customer', role: 'CUSTOMER' },
  { name: 'Agent', role: 'AGENT' },
];

function create(muted = [false, false]) {
  const element = createElement('c-ac-speaker-switches', { is: AcSpeakerSwitches });
  Object.assign(element, { speakers: SPEAKERS, muted });
  document.body.appendChild(element);
  return element;
}

const switches = (element) => [...element.shadowRoot.querySelectorAll('button')];

describe('c-ac-speaker-switches', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('names the speakers, in the order of their channels', () => {
    expect(switches(create()).map((button) => button.textContent.trim())).toEqual(['Customer', 'Agent']);
  });

  it('mutes a speaker', () => {
    const element = create();
    const muted = jest.fn();
    element.addEventListener('mutechange', (event) => muted(event.detail.muted));
    switches(element)[1].click();
    expect(muted).toHaveBeenCalledWith([false, true]);
  });

  it('lets a muted speaker be heard again, and leaves the other one', () => {
    const element = create([true, true]);
    const muted = jest.fn();
    element.addEventListener('mutechange', (event) => muted(event.detail.muted));
    expect(switches(element).map((button) => button.getAttribute('aria-pressed'))).toEqual(['true', 'true']);
    switches(element)[0].click();
    expect(muted).toHaveBeenCalledWith([false, true]);
  });

  it.each([[[false, false]], [[false, true]]])('is accessible, muted: %p', async (muted) => {
    await expect(create(muted)).toBeAccessible();
  });
});
