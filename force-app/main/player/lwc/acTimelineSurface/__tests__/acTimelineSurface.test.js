import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import { lanesOf } from 'c/acLanes';
import AcTimelineSurface from 'c/acTimelineSurface';
import { sampleConversation } from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';
import { layOut, resize } from '../../acTimeline/__tests__/data/layout';

registerSa11yMatcher();

const PEAKS = {
  durationSeconds: 15,
  lanes: [
    [0, 1],
    [1, 0],
  ],
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-ac-timeline-surface', () => {
  const drawing = { destroy: jest.fn(), setTime: jest.fn(), load: jest.fn(), on: jest.fn() };
  let element;
  const told = jest.fn();

  beforeEach(() => {
    layOut(300);
    window.WaveSurfer = { create: jest.fn(() => drawing) };
    element = createElement('c-ac-timeline-surface', { is: AcTimelineSurface });
    for (const type of ['seek', 'rangechange', 'selected', 'zoom', 'move', 'measure', 'undrawable']) {
      element.addEventListener(type, (event) => told(type, event.detail));
    }
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
    told.mockClear();
    delete window.WaveSurfer;
  });

  async function show(values = {}, conversation = sampleConversation()) {
    Object.assign(element, {
      lanes: lanesOf(PEAKS, conversation, 'All'),
      waveformDuration: 15,
      conversation,
      view: { start: 0, end: 15 },
      duration: 15,
      time: 6,
      ...values,
    });
    document.body.appendChild(element);
    await settle();
  }

  const find = (selector) => element.shadowRoot.querySelector(selector);
  const findAll = (selector) => [...element.shadowRoot.querySelectorAll(selector)];
  const surface = () => find('[role="slider"]');
  const point = async (type, clientX, more = {}) => {
    surface().dispatchEvent(
      Object.assign(new MouseEvent(type, { clientX, button: 0, ...more }), { pointerId: 1 }),
    );
    await settle();
  };
  const turn = (deltaX, deltaY, more = {}) => {
    const event = new WheelEvent('wheel', { deltaX, deltaY, clientX: 100, cancelable: true, ...more });
    surface().dispatchEvent(event);
    return event;
  };

  it('says how wide it is, and again when that changes', async () => {
    await show();
    expect(told).toHaveBeenCalledWith('measure', { width: 300 });
    told.mockClear();
    resize(200);
    resize(200);
    await settle();
    expect(told.mock.calls).toEqual([['measure', { width: 200 }]]);
  });

  it('goes where it is pressed', async () => {
    await show();
    await point('pointerdown', 100);
    expect(told).toHaveBeenLastCalledWith('seek', { seconds: 5 });
  });

  it('does nothing by the other mouse button', async () => {
    await show();
    told.mockClear();
    await point('pointerdown', 100, { button: 2 });
    expect(told).not.toHaveBeenCalled();
  });

  it.each([
    ['with Shift', { shiftKey: true }, {}],
    ['while selecting', {}, { selecting: true }],
  ])('selects by drawing %s', async (_, keys, values) => {
    await show(values);
    await point('pointerdown', 200, keys);
    await point('pointermove', 100, keys);
    expect(told).toHaveBeenLastCalledWith('rangechange', { range: { start: 5, end: 10 } });
    await point('pointerup', 100, keys);
    expect(told).toHaveBeenLastCalledWith('selected', null);
  });

  it('shows time, speaker, sentiment and words under the pointer, until it leaves', async () => {
    await show();
    await point('pointermove', 120);
    expect(find('.tip-time').textContent).toBe('0:06');
    const said = find('.said').textContent.replace(/\s+/g, ' ');
    expect(said).toContain('c.AC_Customer');
    expect(said).toContain('c.AC_Negative');
    expect(said).toContain('My delivery is late');
    await point('pointerleave', 120);
    expect(find('.tip')).toBeNull();
  });

  it('zooms at the pointer by the wheel with Ctrl or Command', async () => {
    await show();
    expect(turn(0, -100, { ctrlKey: true }).defaultPrevented).toBe(true);
    const [, detail] = told.mock.calls.at(-1);
    expect(detail.seconds).toBe(5);
    expect(detail.factor).toBeLessThan(1);
    expect(turn(0, 100, { metaKey: true }).defaultPrevented).toBe(true);
    expect(told.mock.calls.at(-1)[1].factor).toBeGreaterThan(1);
  });

  it('leaves the wheel to the page otherwise, but moves sideways where there is more to see', async () => {
    await show();
    told.mockClear();
    expect(turn(0, 100).defaultPrevented).toBe(false);
    expect(turn(60, 0).defaultPrevented).toBe(false);
    expect(told).not.toHaveBeenCalled();
    element.view = { start: 0, end: 5 };
    expect(turn(60, 0).defaultPrevented).toBe(true);
    expect(told).toHaveBeenCalledWith('move', { seconds: 1 });
  });

  it('shows silence, speaking at once, matches and comments', async () => {
    const conversation = sampleConversation();
    conversation.statistics.silences = [{ start: 12, end: 15 }];
    conversation.turns.push({ index: 3, participant: 'customer', start: 11, end: 12, text: 'Yes' });
    const marks = ['search', 'comments'].map((kind) => ({ kind, start: 4, end: 5, text: 'x' }));
    await show({ marks }, conversation);
    expect(findAll('.band').map(({ className }) => className)).toEqual([
      'band silence',
      'band overlap',
      'band comments',
      'band search',
    ]);
  });

  it('shows who speaks when where there is no waveform', async () => {
    await show({ waveformDuration: 0, lanes: lanesOf(null, sampleConversation(), 'All') });
    expect(find('c-ac-waveform')).toBeNull();
    expect(findAll('.lane').map((lane) => lane.querySelectorAll('.talk').length)).toEqual([1, 2]);
  });

  it('shows quiet lanes while nothing is known', async () => {
    await show(
      { waveformDuration: 0, lanes: lanesOf(null, null, 'All'), duration: 0, view: { start: 0, end: 0 } },
      null,
    );
    expect(findAll('.lane')).toHaveLength(2);
    expect(findAll('.tick')).toHaveLength(0);
  });

  it('shows who speaks where the waveform cannot be drawn', async () => {
    await show();
    find('c-ac-waveform').dispatchEvent(new CustomEvent('undrawable'));
    await settle();
    expect(find('c-ac-waveform')).toBeNull();
    expect(told).toHaveBeenCalledWith('undrawable', null);
  });

  it('has no sentiment where none was found', async () => {
    await show({}, sampleConversation({ turns: [] }));
    expect(find('c-ac-sentiment-strip')).toBeNull();
  });

  it('shows the place of the playback', async () => {
    await show();
    expect(find('.cursor').style.getPropertyValue('inset-inline-start')).toBe('40%');
    element.time = 3;
    await settle();
    expect(find('.cursor').style.getPropertyValue('inset-inline-start')).toBe('20%');
  });

  it('moves with every frame while it plays, and no longer afterwards', async () => {
    const frames = [];
    jest.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(frame));
    jest.spyOn(window, 'cancelAnimationFrame').mockImplementation(() => {});
    const media = { currentTime: 7.5 };
    await show({ playing: true, media });
    expect(find('.cursor').style.getPropertyValue('inset-inline-start')).toBe('50%');
    media.currentTime = 9;
    frames.at(-1)();
    expect(find('.cursor').style.getPropertyValue('inset-inline-start')).toBe('60%');
    element.playing = false;
    await settle();
    expect(window.cancelAnimationFrame).toHaveBeenCalledWith(frames.length);
  });

  it('is accessible, with and without a waveform', async () => {
    await show();
    expect(surface().getAttribute('aria-valuenow')).toBe('6');
    await expect(element).toBeAccessible();
    Object.assign(element, { waveformDuration: 0, lanes: lanesOf(null, null, 'All') });
    await settle();
    await expect(element).toBeAccessible();
  });
});
