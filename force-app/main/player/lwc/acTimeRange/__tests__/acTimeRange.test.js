import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTimeRange from 'c/acTimeRange';
import { layOut } from '../../acTimeline/__tests__/data/layout';

registerSa11yMatcher();

describe('c-ac-time-range', () => {
  let element;
  const changes = jest.fn();

  beforeEach(() => {
    layOut(100);
    element = createElement('c-ac-time-range', { is: AcTimeRange });
    Object.assign(element, { range: { start: 10, end: 20 }, view: { start: 0, end: 50 }, duration: 50 });
    element.addEventListener('rangechange', (event) => changes(event.detail.range));
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
    changes.mockClear();
  });

  const handle = (edge) => element.shadowRoot.querySelector(`.${edge}`);
  const point = (edge, type, clientX) =>
    handle(edge).dispatchEvent(new MouseEvent(type, { clientX, button: 0 }));

  it.each([
    ['start', 'ArrowRight', false, { start: 11, end: 20 }],
    ['start', 'ArrowLeft', false, { start: 9, end: 20 }],
    ['end', 'ArrowUp', false, { start: 10, end: 21 }],
    ['end', 'ArrowDown', true, { start: 10, end: 19.9 }],
  ])('moves its %s by %s', (edge, key, shiftKey, range) => {
    const event = new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true });
    handle(edge).dispatchEvent(event);
    expect(changes).toHaveBeenCalledWith(range);
    expect(event.defaultPrevented).toBe(true);
  });

  it('does not let its ends change places by key', () => {
    element.range = { start: 20, end: 20 };
    handle('start').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
    expect(changes).toHaveBeenCalledWith({ start: 20, end: 20 });
  });

  it('follows the pointer, also past its other end', () => {
    point('start', 'pointerdown', 20);
    point('start', 'pointermove', 30);
    point('start', 'pointermove', 80);
    point('start', 'pointerup', 80);
    point('start', 'pointermove', 90);
    expect(changes.mock.calls.flat()).toEqual([
      { start: 15, end: 20 },
      { start: 20, end: 40 },
    ]);
  });

  it('leaves other keys alone', () => {
    handle('end').dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));
    expect(changes).not.toHaveBeenCalled();
  });

  it('is accessible', async () => {
    expect(handle('start').getAttribute('aria-valuenow')).toBe('10');
    await expect(element).toBeAccessible();
  });
});
