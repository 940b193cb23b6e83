import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTimeMarks from 'c/acTimeMarks';

registerSa11yMatcher();

const mark = (kind, start, text) => ({ kind, start, end: start + 1, text });
const MARKS = [
  mark('comments', 5, 'Well done'),
  mark('keyPhrases', 50, 'late delivery'),
  mark('issues', 51, 'refund'),
];
const settle = () => Promise.resolve();

describe('c-ac-time-marks', () => {
  let element;
  const seeks = jest.fn();

  beforeEach(() => {
    element = createElement('c-ac-time-marks', { is: AcTimeMarks });
    Object.assign(element, { marks: MARKS, view: { start: 0, end: 100 }, width: 1000 });
    element.addEventListener('seek', (event) => seeks(event.detail.seconds));
    document.body.appendChild(element);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  const markers = () => [...element.shadowRoot.querySelectorAll('.marker')];
  const entries = () => [...element.shadowRoot.querySelectorAll('button.entry')];
  const press = async (target, key) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
    await settle();
    return event;
  };

  it('shows what is near together as one marker, by its most important kind', () => {
    expect(markers()).toHaveLength(2);
    expect(markers()[1].className).toContain('issues');
    expect(markers()[1].textContent.trim()).toBe('2');
  });

  it('leads to the place of a marker', () => {
    markers()[0].click();
    expect(seeks).toHaveBeenCalledWith(5);
  });

  it('says of each marker what it marks', () => {
    expect(markers()[0].getAttribute('aria-label')).toBe('c.AC_Mark_At');
    expect(markers()[0].getAttribute('aria-expanded')).toBeNull();
    expect(markers()[1].getAttribute('aria-expanded')).toBe('false');
  });

  it('opens a list where several share a marker, with the focus on the first', async () => {
    markers()[1].click();
    await settle();
    expect(entries().map((entry) => entry.querySelector('.entry-text').textContent)).toEqual([
      'late delivery',
      'refund',
    ]);
    expect(element.shadowRoot.activeElement).toBe(entries()[0]);
    entries()[1].click();
    await settle();
    expect(seeks).toHaveBeenCalledWith(51);
    expect(entries()).toHaveLength(0);
    expect(element.shadowRoot.activeElement).toBe(markers()[1]);
  });

  it('goes through the list by arrows and leaves it by Escape', async () => {
    markers()[1].click();
    await settle();
    await press(entries()[0], 'ArrowDown');
    expect(element.shadowRoot.activeElement).toBe(entries()[1]);
    const escape = await press(entries()[1], 'Escape');
    expect(escape.defaultPrevented).toBe(true);
    expect(entries()).toHaveLength(0);
    expect(seeks).not.toHaveBeenCalled();
  });

  it('is one stop for Tab, and goes from marker to marker by arrows', async () => {
    expect(markers().map((marker) => marker.tabIndex)).toEqual([0, -1]);
    markers()[0].focus();
    const event = await press(markers()[0], 'ArrowRight');
    expect(element.shadowRoot.activeElement).toBe(markers()[1]);
    expect(event.defaultPrevented).toBe(true);
    expect(markers().map((marker) => marker.tabIndex)).toEqual([-1, 0]);
    await press(markers()[1], 'Home');
    expect(element.shadowRoot.activeElement).toBe(markers()[0]);
  });

  it('closes its list when another part is shown', async () => {
    markers()[1].click();
    await settle();
    element.view = { start: 40, end: 60 };
    await settle();
    expect(entries()).toHaveLength(0);
    expect(markers()).toHaveLength(2);
  });

  it('says that a list goes on where it is too long to be read', async () => {
    element.marks = Array.from({ length: 70 }, (_, index) =>
      mark('search', 10 + index / 100, `match ${index}`),
    );
    await settle();
    markers()[0].click();
    await settle();
    expect(entries()).toHaveLength(60);
    expect(element.shadowRoot.querySelector('li.entry').textContent).toBe('c.AC_Marks_More');
  });

  it('is accessible, with its list closed and open', async () => {
    await expect(element).toBeAccessible();
    markers()[1].click();
    await settle();
    await expect(element).toBeAccessible();
  });
});
