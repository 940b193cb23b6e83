import { createElement } from 'lwc';
import { registerSa11yMatcher } from '@sa11y/jest';
import { loadScript } from 'lightning/platformResourceLoader';
import AcWaveform from 'c/acWaveform';
import { drawBars } from '../bars';

registerSa11yMatcher();

const LANES = [
  { id: 'customer', style: '--ac-lane: customer', peaks: [-0.5, -1, 0, 0.25] },
  { id: 'agent', style: '--ac-lane: agent', peaks: [-0.25, 0, 1, 0.5] },
];
const WHOLE = { start: 0, end: 4 };

const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-ac-waveform', () => {
  const drawing = { destroy: jest.fn(), setTime: jest.fn(), load: jest.fn(), on: jest.fn() };
  let element;

  beforeEach(() => {
    window.WaveSurfer = { create: jest.fn(() => drawing) };
    element = createElement('c-ac-waveform', { is: AcWaveform });
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    delete window.WaveSurfer;
  });

  async function show(values = {}) {
    Object.assign(element, { lanes: LANES, view: WHOLE, duration: 4, width: 12, ...values });
    document.body.appendChild(element);
    await flush();
  }

  const options = () => window.WaveSurfer.create.mock.calls[0][0];

  it('draws as many bars as fit, a lane for each speaker, and fetches no audio', async () => {
    const drawn = jest.fn();
    element.addEventListener('drawn', drawn);
    await show();
    const { peaks, duration, media, url } = options();
    expect(peaks).toEqual([
      [0.5, 1, 0, 0.25],
      [0.25, 0, 1, 0.5],
    ]);
    expect(duration).toBe(4);
    expect(url).toBeUndefined();
    expect(media.hasAttribute('src')).toBe(false);
    expect(drawn).toHaveBeenCalledTimes(1);
  });

  it('is accessible, drawn and without anything to draw', async () => {
    await show();
    await expect(element).toBeAccessible();
    element.lanes = [];
    await flush();
    await expect(element).toBeAccessible();
  });

  it('loads the library from the package', async () => {
    const create = window.WaveSurfer;
    delete window.WaveSurfer;
    loadScript.mockImplementationOnce(async () => {
      window.WaveSurfer = create;
    });
    await show();
    expect(loadScript).toHaveBeenCalledWith(expect.anything(), 'AC_WaveSurfer');
    expect(create.create).toHaveBeenCalledTimes(1);
  });

  it('gives the library plain arrays, which cross the security boundary cheaply', async () => {
    await show();
    expect(options().peaks.every(Array.isArray)).toBe(true);
  });

  it('draws no more for a long call that is looked at from near', async () => {
    const peaks = Array.from({ length: 24_000 }, (_, index) => (index % 100) / 100);
    const lanes = [{ id: 'customer', style: '--ac-lane: customer', peaks }];
    await show({ lanes, duration: 14_400, view: { start: 7200, end: 7202 }, width: 1200 });
    expect(options().peaks[0]).toHaveLength(400);
  });

  it('draws another part in place, once for several changes', async () => {
    await show();
    Object.assign(element, { view: { start: 2, end: 4 }, width: 6 });
    await flush();
    expect(window.WaveSurfer.create).toHaveBeenCalledTimes(1);
    expect(drawing.load.mock.calls).toEqual([
      [
        '',
        [
          [0, 0.25],
          [1, 0.5],
        ],
        2,
      ],
    ]);
  });

  it('begins anew for other speakers', async () => {
    await show();
    element.lanes = LANES.slice(1);
    await flush();
    expect(drawing.destroy).toHaveBeenCalledTimes(1);
    expect(window.WaveSurfer.create).toHaveBeenCalledTimes(2);
  });

  it('waits until it is known how wide it is', async () => {
    await show({ width: 0 });
    expect(window.WaveSurfer.create).not.toHaveBeenCalled();
    element.width = 12;
    await flush();
    expect(window.WaveSurfer.create).toHaveBeenCalledTimes(1);
  });

  it('reads the colours again when the theme changes', async () => {
    await show();
    element.shadowRoot.querySelector('.probe').dispatchEvent(new CustomEvent('transitionend'));
    await flush();
    expect(window.WaveSurfer.create).toHaveBeenCalledTimes(2);
  });

  it('draws again on a screen of another density, until it is taken away', async () => {
    const queries = [];
    window.matchMedia = jest.fn(() => {
      queries.push(new EventTarget());
      return queries.at(-1);
    });
    await show();
    queries[0].dispatchEvent(new CustomEvent('change'));
    await flush();
    expect(window.WaveSurfer.create).toHaveBeenCalledTimes(2);
    element.remove();
    queries[0].dispatchEvent(new CustomEvent('change'));
    queries[1].dispatchEvent(new CustomEvent('change'));
    await flush();
    expect(queries).toHaveLength(2);
    expect(window.WaveSurfer.create).toHaveBeenCalledTimes(2);
    delete window.matchMedia;
  });

  it.each([
    ['within the part that is shown', 3, 1],
    ['before it', 1, 0],
    ['after it', 9, 2],
  ])('colours what was played: a place %s', async (_, seconds, shown) => {
    await show({ view: { start: 2, end: 4 } });
    element.showTime(seconds);
    expect(drawing.setTime).toHaveBeenLastCalledWith(shown);
  });

  it('says that the library cannot be loaded, once', async () => {
    delete window.WaveSurfer;
    const undrawable = jest.fn();
    element.addEventListener('undrawable', undrawable);
    loadScript.mockRejectedValueOnce(new Error('blocked'));
    await show();
    element.width = 20;
    await flush();
    expect(undrawable).toHaveBeenCalledTimes(1);
  });

  it('does not draw when it was taken away in the meantime, and draws when it comes back', async () => {
    Object.assign(element, { lanes: LANES, view: WHOLE, duration: 4, width: 12 });
    document.body.appendChild(element);
    element.remove();
    await flush();
    expect(window.WaveSurfer.create).not.toHaveBeenCalled();
    document.body.appendChild(element);
    await flush();
    expect(window.WaveSurfer.create).toHaveBeenCalledTimes(1);
  });

  it('lets go of the drawing', async () => {
    await show();
    element.remove();
    expect(drawing.destroy).toHaveBeenCalledTimes(1);
  });

  it('is hidden from screen readers, which have the slider around it', async () => {
    await show();
    expect(element.shadowRoot.querySelector('.lanes').getAttribute('aria-hidden')).toBe('true');
  });
});

describe('the bars of a lane', () => {
  const canvasOf = (width, height) => ({ canvas: { width, height }, fillRect: jest.fn() });

  it('fill the canvas from its middle', () => {
    const context = canvasOf(6, 100);
    drawBars([[0.5, 1]], context);
    expect(context.fillRect.mock.calls).toEqual([
      [0, 25, 2, 50],
      [3, 0, 2, 100],
    ]);
  });

  it('are sharp on a dense screen, where a canvas has more pixels', () => {
    const context = canvasOf(12, 200);
    drawBars([[0.5, 1]], context);
    expect(context.fillRect.mock.calls[1]).toEqual([6, 0, 4, 200]);
  });

  it('leave a thin line where it is silent', () => {
    const context = canvasOf(3, 56);
    drawBars([[0]], context);
    expect(context.fillRect).toHaveBeenCalledWith(0, 27.5, 2, 1);
  });
});
