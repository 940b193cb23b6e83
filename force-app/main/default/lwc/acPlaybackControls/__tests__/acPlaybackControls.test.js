import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcPlaybackControls from 'c/acPlaybackControls';

registerSa11yMatcher();

function create(properties = {}) {
  const element = createElement('c-ac-playback-controls', { is: AcPlaybackControls });
  Object.assign(element, { time: 5, duration: 65, hasTurns: true, ...properties });
  document.body.appendChild(element);
  return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const button = (element, command) => find(element, `[data-command="${command}"]`);

describe('c-ac-playback-controls', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it.each(['toggle', 'back', 'forward', 'previousturn', 'nextturn'])('asks for %s', (command) => {
    const element = create();
    const asked = jest.fn();
    element.addEventListener('command', (event) => asked(event.detail.command));
    button(element, command).click();
    expect(asked).toHaveBeenCalledWith(command);
  });

  it('shows what has passed and what is left', () => {
    const element = create();
    expect(find(element, '.elapsed').textContent).toBe('0:05');
    expect(find(element, '.remaining').textContent).toBe('−1:00');
  });

  it.each([
    ['idle', 'utility:play', 'c.AC_Play'],
    ['paused', 'utility:play', 'c.AC_Play'],
    ['playing', 'utility:pause', 'c.AC_Pause'],
    ['loading', 'utility:pause', 'c.AC_Loading_Audio'],
  ])('offers the right thing while %s', (phase, icon, label) => {
    const play = button(create({ phase }), 'toggle');
    expect(play.iconName).toBe(icon);
    expect(play.alternativeText).toBe(label);
  });

  it('offers no turns where there are none', () => {
    const element = create({ hasTurns: false });
    expect(button(element, 'nextturn').disabled).toBe(true);
    expect(button(element, 'toggle').disabled).toBe(false);
  });

  it('offers nothing to play where that is not allowed', () => {
    const element = create({ disabled: true });
    const transport = [...element.shadowRoot.querySelectorAll('.transport lightning-button-icon')];
    expect(transport.map((each) => each.disabled)).toEqual([true, true, true, true, true]);
  });

  it('offers speeds from half to three times, the chosen one marked', () => {
    const element = create({ rate: 1.5 });
    const items = [...element.shadowRoot.querySelectorAll('lightning-menu-item')];
    expect([items[0].value, items.at(-1).value]).toEqual(['0.5', '3']);
    expect(items.filter((item) => item.checked).map((item) => item.label)).toEqual(['1.5×']);
  });

  it('asks for another speed', () => {
    const element = create();
    const rates = jest.fn();
    element.addEventListener('ratechange', (event) => rates(event.detail.rate));
    const menu = find(element, 'lightning-button-menu');
    menu.dispatchEvent(new CustomEvent('select', { detail: { value: '2' } }));
    expect(rates).toHaveBeenCalledWith(2);
  });

  it('asks for another volume', () => {
    const element = create();
    const volumes = jest.fn();
    element.addEventListener('volumechange', (event) => volumes(event.detail.volume));
    const slider = find(element, '.volume');
    slider.value = '40';
    slider.dispatchEvent(new CustomEvent('input'));
    expect(volumes).toHaveBeenCalledWith(0.4);
  });

  it('mutes, and goes back to the volume before', async () => {
    const element = create({ volume: 0.6 });
    const volumes = jest.fn();
    element.addEventListener('volumechange', (event) => volumes(event.detail.volume));
    button(element, 'mute').click();
    element.volume = 0;
    await Promise.resolve();
    button(element, 'mute').click();
    expect(volumes.mock.calls.flat()).toEqual([0, 0.6]);
  });

  it('keeps the arrows of the volume from moving the playback', () => {
    const element = create();
    const heard = jest.fn();
    element.addEventListener('keydown', heard);
    const press = (key) =>
      find(element, '.volume').dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true }),
      );
    press('ArrowRight');
    expect(heard).not.toHaveBeenCalled();
    press('k');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('is accessible', async () => {
    await expect(create()).toBeAccessible();
  });
});
