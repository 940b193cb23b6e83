import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcPlaybackControls from 'c/acPlaybackControls';

registerSa11yMatcher();

function create(properties = {}) {
  const element = createElement('c-ac-playback-controls', { is: AcPlaybackControls });
  Object.assign(element, { time: 5, duration: 65, hasTurns: true, hasSilences: true, ...properties });
  document.body.appendChild(element);
  return element;
}

const find = (element, selector) => element.shadowRoot.querySelector(selector);
const button = (element, command) => find(element, `[data-command="${command}"]`);

describe('c-ac-playback-controls', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it.each(['toggle', 'back', 'forward', 'previousturn', 'nextturn', 'mute', 'skipsilence'])(
    'asks for %s',
    (command) => {
      const element = create();
      const asked = jest.fn();
      element.addEventListener('command', (event) => asked(event.detail.command));
      button(element, command).click();
      expect(asked).toHaveBeenCalledWith(command);
    },
  );

  it('shows what has passed and what is left', () => {
    const element = create();
    expect(find(element, '.elapsed').textContent).toBe('0:05');
    expect(find(element, '.remaining').textContent).toBe('−1:00');
  });

  it.each([
    ['idle', 'utility:play', 'c.AC_Play'],
    ['paused', 'utility:play', 'c.AC_Play'],
    ['playing', 'utility:pause', 'c.AC_Pause'],
    ['loading', 'utility:pause', 'c.AC_Pause'],
    ['buffering', 'utility:pause', 'c.AC_Pause'],
    ['renewing', 'utility:pause', 'c.AC_Pause'],
  ])('offers the right thing while %s', (phase, icon, label) => {
    const play = button(create({ phase }), 'toggle');
    expect(play.iconName).toBe(icon);
    expect(play.alternativeText).toBe(label);
  });

  it.each([
    ['loading', 'c.AC_Loading_Audio'],
    ['renewing', 'c.AC_Renewing'],
    ['buffering', 'c.AC_Buffering'],
    ['playing', ''],
    ['idle', ''],
  ])('says what it waits for while %s', async (phase, words) => {
    const element = create({ phase });
    const status = find(element, '[role="status"]');
    expect(status.textContent).toBe(words);
    expect(Boolean(find(element, '.waiting'))).toBe(words !== '');
    await expect(element).toBeAccessible();
  });

  it('offers to skip silence only where there is some', () => {
    expect(button(create({ hasSilences: false }), 'skipsilence').disabled).toBe(true);
    expect(button(create({ skipsSilence: true }), 'skipsilence').selected).toBe(true);
  });

  it('lists its keys by its menu', () => {
    const element = create();
    const asked = jest.fn();
    element.addEventListener('command', (event) => asked(event.detail.command));
    find(element, '.more').dispatchEvent(new CustomEvent('select', { detail: { value: 'shortcuts' } }));
    expect(asked).toHaveBeenCalledWith('shortcuts');
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
    const items = [...find(element, '.rates').querySelectorAll('lightning-menu-item')];
    expect([items[0].value, items.at(-1).value]).toEqual(['0.5', '3']);
    expect(items.filter((item) => item.checked).map((item) => item.label)).toEqual(['1.5×']);
  });

  it('asks for another speed', () => {
    const element = create();
    const rates = jest.fn();
    element.addEventListener('ratechange', (event) => rates(event.detail.rate));
    const menu = find(element, '.rates');
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

  it.each([
    [{ volume: 0.8 }, 'utility:volume_high', 'c.AC_Mute', '80'],
    [{ volume: 0.3 }, 'utility:volume_low', 'c.AC_Mute', '30'],
    [{ volume: 0 }, 'utility:volume_off', 'c.AC_Unmute', '0'],
    [{ volume: 0.8, muted: true }, 'utility:volume_off', 'c.AC_Unmute', '0'],
  ])('shows how loud it is: %p', (properties, icon, label, percent) => {
    const element = create(properties);
    expect(button(element, 'mute').iconName).toBe(icon);
    expect(button(element, 'mute').alternativeText).toBe(label);
    expect(find(element, '.volume').value).toBe(percent);
  });

  it('lets letters lead through an open menu instead of playing', () => {
    const element = create();
    const heard = jest.fn();
    element.addEventListener('keydown', heard);
    const menu = find(element, '.rates');
    const press = () =>
      menu.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', bubbles: true, composed: true }));
    menu.dispatchEvent(new CustomEvent('open'));
    press();
    expect(heard).not.toHaveBeenCalled();
    menu.dispatchEvent(new CustomEvent('close'));
    press();
    expect(heard).toHaveBeenCalledTimes(1);
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
