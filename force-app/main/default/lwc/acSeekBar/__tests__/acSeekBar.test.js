import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcSeekBar from 'c/acSeekBar';

registerSa11yMatcher();

function create(properties = {}) {
  const element = createElement('c-ac-seek-bar', { is: AcSeekBar });
  Object.assign(element, { time: 20, duration: 80, ...properties });
  document.body.appendChild(element);
  const seeks = jest.fn();
  element.addEventListener('seek', (event) => seeks(event.detail.seconds));
  const slider = element.shadowRoot.querySelector('[role="slider"]');
  slider.getBoundingClientRect = () => ({ left: 100, width: 200 });
  return { element, slider, seeks };
}

const pointer = (type, clientX, button = 0) => Object.assign(new MouseEvent(type, { clientX, button }));

describe('c-ac-seek-bar', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it.each([
    ['ArrowRight', 25],
    ['ArrowLeft', 15],
    ['PageUp', 50],
    ['PageDown', 0],
    ['Home', 0],
    ['End', 80],
  ])('goes by %s to %p seconds', (key, seconds) => {
    const { slider, seeks } = create();
    slider.dispatchEvent(new KeyboardEvent('keydown', { key }));
    expect(seeks).toHaveBeenCalledWith(seconds);
  });

  it('plays and pauses by Space', () => {
    const { element, slider } = create();
    const toggled = jest.fn();
    element.addEventListener('toggle', toggled);
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }));
    expect(toggled).toHaveBeenCalledTimes(1);
  });

  it('leaves other keys alone', () => {
    const { slider, seeks } = create();
    const event = new KeyboardEvent('keydown', { key: 'Tab', cancelable: true });
    slider.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
    expect(seeks).not.toHaveBeenCalled();
  });

  it('goes where the pointer is, and follows it until it is let go', () => {
    const { slider, seeks } = create();
    slider.dispatchEvent(pointer('pointerdown', 150));
    slider.dispatchEvent(pointer('pointermove', 200));
    slider.dispatchEvent(pointer('pointermove', 900));
    slider.dispatchEvent(pointer('pointerup', 900));
    slider.dispatchEvent(pointer('pointermove', 110));
    expect(seeks.mock.calls.flat()).toEqual([20, 40, 80]);
  });

  it('does not move by the other mouse button', () => {
    const { slider, seeks } = create();
    slider.dispatchEvent(pointer('pointerdown', 150, 2));
    expect(seeks).not.toHaveBeenCalled();
  });

  it('stays at the beginning while the length is not known', () => {
    const { slider, seeks } = create({ duration: 0, time: 0 });
    slider.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
    expect(seeks).toHaveBeenCalledWith(0);
  });

  it('shows a bar of its own only where there is nothing in it', async () => {
    const { element } = create({ plain: true });
    expect(element.shadowRoot.querySelector('.played').getAttribute('style')).toContain('25%');
    element.plain = false;
    await Promise.resolve();
    expect(element.shadowRoot.querySelector('.rail')).toBeNull();
  });

  it('is accessible', async () => {
    const { element, slider } = create({ plain: true });
    expect(slider.getAttribute('aria-valuenow')).toBe('20');
    expect(slider.getAttribute('aria-valuemax')).toBe('80');
    await expect(element).toBeAccessible();
  });
});
