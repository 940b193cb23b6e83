import { createElement } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import AcWaveform from 'c/acWaveform';
import { sampleWaveform } from '../../acConversation/__tests__/data/sampleCall';

const WAVEFORM = sampleWaveform([
  [
    [-64, 64],
    [-32, 32],
  ],
  [
    [-128, 100],
    [0, 0],
  ],
]);

const flush = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('c-ac-waveform', () => {
  const drawing = { destroy: jest.fn(), setTime: jest.fn() };
  let element;

  beforeEach(() => {
    window.WaveSurfer = { create: jest.fn(() => drawing) };
    element = createElement('c-ac-waveform', { is: AcWaveform });
    element.media = document.createElement('audio');
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    delete window.WaveSurfer;
  });

  async function show(waveform = WAVEFORM) {
    element.waveform = waveform;
    document.body.appendChild(element);
    await flush();
  }

  const options = () => window.WaveSurfer.create.mock.calls[0][0];

  it('draws the stored peaks, a lane for each channel, and fetches no audio', async () => {
    const drawn = jest.fn();
    element.addEventListener('drawn', (event) => drawn(event.detail));
    await show();
    expect(loadScript).toHaveBeenCalledWith(expect.anything(), 'AC_WaveSurfer');
    const { media, duration, peaks, url } = options();
    expect(media === element.media).toBe(true);
    expect(duration).toBe(0.2);
    expect(peaks).toEqual([
      [-0.5, -1],
      [-0.25, 0],
    ]);
    expect(url).toBeUndefined();
    expect(options().splitChannels).toHaveLength(2);
    expect(element.media.hasAttribute('src')).toBe(false);
    expect(drawn).toHaveBeenCalledWith({ durationSeconds: 0.2 });
  });

  it('gives the library plain arrays, which cross the security boundary cheaply', async () => {
    await show();
    expect(options().peaks.every(Array.isArray)).toBe(true);
  });

  it('colours each lane by who speaks on it', async () => {
    await show();
    const [customer, agent] = options().splitChannels.map((lane) => lane.progressColor);
    element.remove();
    window.WaveSurfer.create.mockClear();
    element.roles = ['AGENT', 'CUSTOMER'];
    await show();
    expect(options().splitChannels.map((lane) => lane.progressColor)).toEqual([agent, customer]);
  });

  it('draws when the waveform comes later', async () => {
    await show(null);
    expect(window.WaveSurfer.create).not.toHaveBeenCalled();
    element.waveform = WAVEFORM;
    await flush();
    expect(window.WaveSurfer.create).toHaveBeenCalledTimes(1);
  });

  it('replaces the drawing by that of another waveform', async () => {
    await show();
    element.waveform = sampleWaveform([[[1, 2]]]);
    await flush();
    expect(drawing.destroy).toHaveBeenCalledTimes(1);
    expect(window.WaveSurfer.create).toHaveBeenCalledTimes(2);
  });

  it('shows another place', async () => {
    await show();
    element.showTime(0.1);
    expect(drawing.setTime).toHaveBeenCalledWith(0.1);
  });

  it.each([
    ['cannot be read', () => undefined, 'bm90IGEgd2F2ZWZvcm0='],
    ['has no library to draw it', () => loadScript.mockRejectedValueOnce(new Error('blocked')), WAVEFORM],
  ])('says that a waveform %s', async (_, prepare, waveform) => {
    const undrawable = jest.fn();
    element.addEventListener('undrawable', undrawable);
    prepare();
    await show(waveform);
    expect(undrawable).toHaveBeenCalledTimes(1);
    expect(window.WaveSurfer.create).not.toHaveBeenCalled();
  });

  it('does not draw when it was taken away in the meantime, and draws when it comes back', async () => {
    element.waveform = WAVEFORM;
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

  it('is hidden from screen readers, which have the seek bar', async () => {
    await show();
    expect(element.shadowRoot.querySelector('.lanes').getAttribute('aria-hidden')).toBe('true');
  });
});
