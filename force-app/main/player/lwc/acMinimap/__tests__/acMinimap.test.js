import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcMinimap from 'c/acMinimap';
import { layOut } from '../../acTimeline/__tests__/data/layout';
import { OUTLINE_POINTS, outlineOf } from '../outline';

registerSa11yMatcher();

describe('the outline of a recording', () => {
  it('has the loudest of all lanes, however many points they have', () => {
    const outline = outlineOf([{ peaks: Array(9000).fill(0.25) }, { peaks: [0.5, -1] }]);
    expect(outline.match(/L/g)).toHaveLength(2 * OUTLINE_POINTS - 1);
    expect(outline).toMatch(/^M0 -0.50L/);
    expect(outline).toContain(`L${OUTLINE_POINTS - 1} -1.00`);
  });

  it('is empty without a waveform', () => {
    expect(outlineOf([{ peaks: null }])).toBe('');
  });
});

describe('c-ac-minimap', () => {
  let element;
  const views = jest.fn();

  beforeEach(() => {
    layOut(100);
    element = createElement('c-ac-minimap', { is: AcMinimap });
    Object.assign(element, {
      lanes: [{ peaks: [0, 1] }],
      view: { start: 20, end: 40 },
      duration: 100,
      time: 30,
    });
    element.addEventListener('viewchange', (event) => views(event.detail.view));
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
    views.mockClear();
  });

  const track = () => element.shadowRoot.querySelector('[role="slider"]');
  const point = (type, clientX, button = 0) =>
    track().dispatchEvent(new MouseEvent(type, { clientX, button }));

  it('moves its window with the pointer that took it', () => {
    point('pointerdown', 30);
    point('pointermove', 50);
    point('pointerup', 50);
    point('pointermove', 90);
    expect(views.mock.calls.flat()).toEqual([
      { start: 20, end: 40 },
      { start: 40, end: 60 },
    ]);
  });

  it('brings its window to where it is pressed, and not beyond the end', () => {
    point('pointerdown', 80);
    expect(views).toHaveBeenLastCalledWith({ start: 70, end: 90 });
    point('pointermove', 100);
    expect(views).toHaveBeenLastCalledWith({ start: 80, end: 100 });
  });

  it('does not move by the other mouse button', () => {
    point('pointerdown', 80, 2);
    expect(views).not.toHaveBeenCalled();
  });

  it.each([
    ['ArrowRight', { start: 22, end: 42 }],
    ['ArrowLeft', { start: 18, end: 38 }],
    ['PageUp', { start: 40, end: 60 }],
    ['PageDown', { start: 0, end: 20 }],
    ['Home', { start: 0, end: 20 }],
    ['End', { start: 80, end: 100 }],
  ])('moves by %s', (key, view) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true });
    track().dispatchEvent(event);
    expect(views).toHaveBeenCalledWith(view);
    expect(event.defaultPrevented).toBe(true);
  });

  it('leaves other keys alone', () => {
    track().dispatchEvent(new KeyboardEvent('keydown', { key: 'k' }));
    expect(views).not.toHaveBeenCalled();
  });

  it('shows the selected stretch', async () => {
    element.range = { start: 50, end: 75 };
    await Promise.resolve();
    expect(element.shadowRoot.querySelector('.range').getAttribute('style')).toContain('25.0000%');
  });

  it('is accessible', async () => {
    expect(track().getAttribute('aria-valuenow')).toBe('20');
    await expect(element).toBeAccessible();
  });
});
