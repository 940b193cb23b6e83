import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import AcTimeline from 'c/acTimeline';
import { copyText } from 'c/acClipboard';
import {
  RECORD_ID,
  sampleConversation,
  sampleWaveform,
} from '../../../../shared/lwc/acConversation/__tests__/data/sampleCall';
import { layOut, observerCount } from './data/layout';

jest.mock('c/acClipboard', () => ({ copyText: jest.fn() }));

registerSa11yMatcher();
/** A hundred timelines take longer than a function, on a busy machine much longer. */
jest.setTimeout(60_000);

/** 15 seconds in two lanes. */
const WAVEFORM = sampleWaveform(
  Array.from({ length: 150 }, (_, index) => [
    [-index % 100, 10],
    [-5, index % 100],
  ]),
);
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-ac-timeline', () => {
  const drawing = { destroy: jest.fn(), setTime: jest.fn(), load: jest.fn(), on: jest.fn() };
  let element;
  const told = jest.fn();

  function create(values = {}) {
    const created = createElement('c-ac-timeline', { is: AcTimeline });
    Object.assign(created, {
      recordId: RECORD_ID,
      waveform: WAVEFORM,
      duration: 15,
      time: 4,
      conversation: sampleConversation(),
      ...values,
    });
    for (const type of ['seek', 'toggle', 'rangechange', 'loopchange', 'undrawable']) {
      created.addEventListener(type, (event) => told(type, event.detail));
    }
    return created;
  }

  async function show(values) {
    element = create(values);
    document.body.appendChild(element);
    await settle();
  }

  beforeEach(() => {
    layOut(600);
    window.WaveSurfer = { create: jest.fn(() => drawing) };
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.restoreAllMocks();
    jest.clearAllMocks();
    delete window.WaveSurfer;
  });

  const find = (selector) => element.shadowRoot.querySelector(selector);
  const surface = () => find('c-ac-timeline-surface');
  const view = () => surface().view;
  const command = async (name) => {
    find('c-ac-timeline-tools').dispatchEvent(new CustomEvent('command', { detail: { command: name } }));
    await settle();
  };
  const hear = async (selector, type, detail) => {
    find(selector).dispatchEvent(new CustomEvent(type, { detail }));
    await settle();
  };
  const press = async (key, target = surface(), more = {}) => {
    const event = new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...more,
    });
    target.dispatchEvent(event);
    await settle();
    return event;
  };

  it('shows the whole call at first, a lane for each speaker', async () => {
    await show();
    expect(view()).toEqual({ start: 0, end: 15 });
    expect(surface().lanes.map(({ id }) => id)).toEqual(['customer', 'agent']);
    expect(window.WaveSurfer.create).toHaveBeenCalledTimes(1);
  });

  it('names its speakers, silence and speaking at once where there are some', async () => {
    const conversation = sampleConversation();
    conversation.statistics.silences = [];
    await show({ conversation });
    const legend = () =>
      [...element.shadowRoot.querySelectorAll('.speaker')].map(({ textContent }) => textContent.trim());
    expect(legend()).toEqual(['c.AC_Customer', 'c.AC_Agent']);
    const turn = { index: 3, participant: 'customer', start: 11, end: 12, text: 'Yes' };
    element.conversation = {
      ...conversation,
      statistics: { ...conversation.statistics, silences: [{ start: 12, end: 15 }] },
      turns: [...conversation.turns, turn],
    };
    await settle();
    expect(legend().slice(2)).toEqual(['c.AC_Silence', 'c.AC_Overlap']);
  });

  it('zooms by button around the place of the playback, and back', async () => {
    await show();
    await command('zoomin');
    expect(view()).toEqual({ start: 2, end: 9.5 });
    await command('zoomout');
    expect(view()).toEqual({ start: 0, end: 15 });
  });

  it('zooms for the keys of the player', async () => {
    await show();
    element.zoomIn();
    await settle();
    expect(view()).toEqual({ start: 2, end: 9.5 });
    element.fit();
    await settle();
    expect(view()).toEqual({ start: 0, end: 15 });
  });

  it('zooms at the pointer and moves with it', async () => {
    await show();
    await hear('c-ac-timeline-surface', 'zoom', { factor: 0.2, seconds: 15 });
    expect(view()).toEqual({ start: 12, end: 15 });
    await hear('c-ac-timeline-surface', 'move', { seconds: -2 });
    expect(view()).toEqual({ start: 10, end: 13 });
    await hear('c-ac-minimap', 'viewchange', { view: { start: 1, end: 4 } });
    expect(view()).toEqual({ start: 1, end: 4 });
  });

  it('stays where it is when the length becomes known more exactly', async () => {
    await show();
    element.duration = 15.2;
    await settle();
    expect(view()).toEqual({ start: 0, end: 15.2 });
    await command('zoomin');
    const before = view();
    element.duration = 15.3;
    await settle();
    expect(view()).toEqual(before);
  });

  it.each([
    ['ArrowRight', 9],
    ['ArrowLeft', 0],
    ['PageUp', 15],
    ['PageDown', 0],
    ['Home', 0],
    ['End', 15],
  ])('goes by %s to %p seconds', async (key, seconds) => {
    await show();
    await press(key);
    expect(told).toHaveBeenCalledWith('seek', { seconds });
  });

  it('plays and pauses by Space, and leaves Space to its buttons', async () => {
    await show();
    await press(' ');
    expect(told).toHaveBeenCalledWith('toggle', null);
    told.mockClear();
    await press(' ', find('c-ac-timeline-tools'));
    expect(told).not.toHaveBeenCalled();
  });

  it.each([['k'], ['Tab'], ['Escape']])('leaves the key %s alone', async (key) => {
    await show();
    expect((await press(key)).defaultPrevented).toBe(false);
  });

  it('leaves keys with Ctrl to the browser', async () => {
    await show();
    expect((await press('Home', surface(), { ctrlKey: true })).defaultPrevented).toBe(false);
    expect(told).not.toHaveBeenCalled();
  });

  it('selects a stretch from the place of the playback, and forgets it by Escape', async () => {
    await show();
    element.markRangeStart();
    expect(told).toHaveBeenLastCalledWith('rangechange', { range: { start: 4, end: 15 } });
    Object.assign(element, { range: { start: 4, end: 15 }, time: 9 });
    element.markRangeEnd();
    expect(told).toHaveBeenLastCalledWith('rangechange', { range: { start: 4, end: 9 } });
    expect((await press('Escape')).defaultPrevented).toBe(true);
    expect(told).toHaveBeenLastCalledWith('rangechange', { range: null });
  });

  it('selects by drawing once the button says so, and only once', async () => {
    await show();
    await command('select');
    expect(surface().selecting).toBe(true);
    await hear('c-ac-timeline-surface', 'rangechange', { range: { start: 2, end: 5 } });
    await hear('c-ac-timeline-surface', 'selected');
    expect(told).toHaveBeenCalledWith('rangechange', { range: { start: 2, end: 5 } });
    expect(surface().selecting).toBe(false);
  });

  it('shows the selected stretch, which can be looped and cleared', async () => {
    await show({ range: { start: 2, end: 5 } });
    expect(find('c-ac-time-range').range).toEqual({ start: 2, end: 5 });
    await command('loop');
    expect(told).toHaveBeenLastCalledWith('loopchange', { looping: true });
    await command('clear');
    expect(told).toHaveBeenLastCalledWith('rangechange', { range: null });
  });

  it.each([
    [true, 'c.AC_Link_Copied'],
    [false, 'c.AC_Link_Not_Copied'],
  ])('says whether a link was copied: %p', async (copied, title) => {
    copyText.mockResolvedValueOnce(copied);
    await show();
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', (event) => toast(event.detail.title));
    await command('link');
    expect(copyText).toHaveBeenCalledTimes(1);
    expect(toast).toHaveBeenCalledWith(title);
  });

  it('marks what was found, and what others found, and hides what is not wanted', async () => {
    const places = [{ start: 1, end: 2, text: 'late' }];
    await show({ marks: { search: places } });
    expect(find('c-ac-mark-legend').kinds.map(({ kind, count }) => [kind, count])).toEqual([
      ['search', 1],
      ['keyPhrases', 3],
    ]);
    await hear('c-ac-mark-legend', 'togglekind', { kind: 'keyPhrases' });
    expect(find('c-ac-time-marks').marks).toHaveLength(1);
    await hear('c-ac-mark-legend', 'togglekind', { kind: 'keyPhrases' });
    expect(find('c-ac-time-marks').marks).toHaveLength(4);
    await hear('c-ac-time-marks', 'seek', { seconds: 6 });
    expect(told).toHaveBeenLastCalledWith('seek', { seconds: 6 });
  });

  it('follows the playback to the next page while it is zoomed', async () => {
    await show();
    element.zoomIn();
    await settle();
    element.time = 9.4;
    element.time = 9.7;
    await settle();
    expect(view().start).toBeGreaterThan(7);
  });

  it('says that a waveform cannot be read, and goes on without', async () => {
    await show({ waveform: null });
    element.waveform = 'bm90IGEgd2F2ZWZvcm0=';
    await settle();
    expect(told).toHaveBeenCalledWith('undrawable', null);
    expect(surface().waveformDuration).toBe(0);
  });

  it('is quiet while a call is still being processed', async () => {
    await show({ waveform: null, duration: 0, time: 0, conversation: undefined });
    expect(told).not.toHaveBeenCalled();
    expect(find('c-ac-minimap')).toBeNull();
    expect(find('c-ac-mark-legend')).toBeNull();
  });

  it('lets go of everything: a hundred times shown and taken away leave nothing behind', async () => {
    const listening = new Map();
    const count = (name, by) => listening.set(name, (listening.get(name) ?? 0) + by);
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const isGlobal = (target) =>
      target === window ||
      target === document ||
      target === document.body ||
      target instanceof HTMLMediaElement;
    jest.spyOn(EventTarget.prototype, 'addEventListener').mockImplementation(function add(...args) {
      if (isGlobal(this)) count(args[0], 1);
      return addEventListener.apply(this, args);
    });
    jest.spyOn(EventTarget.prototype, 'removeEventListener').mockImplementation(function remove(...args) {
      if (isGlobal(this)) count(args[0], -1);
      return removeEventListener.apply(this, args);
    });
    const frames = new Set();
    let lastFrame = 0;
    jest.spyOn(window, 'requestAnimationFrame').mockImplementation(() => {
      frames.add((lastFrame += 1));
      return lastFrame;
    });
    jest.spyOn(window, 'cancelAnimationFrame').mockImplementation((frame) => frames.delete(frame));
    const media = document.createElement('audio');
    for (let time = 0; time < 100; time += 1) {
      const shown = create({ playing: true, media });
      document.body.appendChild(shown);
      // eslint-disable-next-line no-await-in-loop
      await settle();
      shown.remove();
    }
    expect(window.WaveSurfer.create).toHaveBeenCalledTimes(100);
    expect(drawing.destroy).toHaveBeenCalledTimes(100);
    expect(observerCount()).toBe(0);
    expect(frames.size).toBe(0);
    expect([...listening.values()].every((number) => number === 0)).toBe(true);
  });

  it('is accessible with everything on it, and with nothing', async () => {
    await show({ range: { start: 2, end: 5 }, marks: { comments: [{ start: 1, end: 2, text: 'Good' }] } });
    await expect(element).toBeAccessible();
    element.remove();
    await show({ waveform: null, duration: 0, conversation: undefined });
    await expect(element).toBeAccessible();
  });
});
