import { LightningElement, api } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import WAVESURFER from '@salesforce/resourceUrl/AC_WaveSurfer';
import { peaksInView } from 'c/acWaveformData';
import { barCount, drawBars } from './bars';
import { ScreenDensity } from './screenDensity';

/** Used where the theme's colours cannot be read. */
const PLAYED = '#444444';
const UNPLAYED = '#8e8e8e';

/**
 * @typedef {import('c/acTimelineView').Span} Span
 * @typedef {{id: string, style: string, peaks: number[]}} DrawnLane
 */

/**
 * Draws the shown part of a waveform from stored peaks, one lane above the other, without fetching
 * or decoding audio. However long the call and however near the view, it draws as many bars as fit
 * its width. The only component that knows the drawing library.
 * @fires AcWaveform#drawn
 * @fires AcWaveform#undrawable where the library cannot be loaded
 */
export default class AcWaveform extends LightningElement {
  /** Pixels. */
  @api laneHeight = 56;
  /** Seconds that the peaks of each lane cover. */
  @api duration = 0;

  /** @type {any} the library's drawing */
  drawing;
  /** @type {DrawnLane[]} */
  shownLanes = [];
  /** @type {Span} */
  shownView = { start: 0, end: 0 };
  shownWidth = 0;
  seconds = 0;
  /** What is on the screen, so that nothing is drawn twice. @type {unknown[]} */
  drawn = [];
  laneCount = 0;
  isScheduled = false;
  isLoading = false;
  isUndrawable = false;
  /** @type {HTMLAudioElement | undefined} */
  media;
  density = new ScreenDensity(() => this.redraw());

  /** @type {DrawnLane[]} */
  @api
  get lanes() {
    return this.shownLanes;
  }
  set lanes(value) {
    this.shownLanes = value ?? [];
    this.schedule();
  }

  /** The shown part of the recording. @type {Span} */
  @api
  get view() {
    return this.shownView;
  }
  set view(value) {
    this.shownView = value;
    this.schedule();
  }

  /** Pixels, as the page measured them. */
  @api
  get width() {
    return this.shownWidth;
  }
  set width(value) {
    this.shownWidth = value;
    this.schedule();
  }

  /** Colours what was played before a place. @param {number} seconds */
  @api
  showTime(seconds) {
    this.seconds = seconds;
    const length = this.shownView.end - this.shownView.start;
    this.drawing?.setTime(Math.min(Math.max(0, seconds - this.shownView.start), length));
  }

  connectedCallback() {
    this.density.watch();
  }

  renderedCallback() {
    this.schedule();
  }

  disconnectedCallback() {
    this.density.stop();
    this.clear();
    this.drawn = [];
  }

  /** The theme changed, or the screen. */
  redraw() {
    this.drawn = [];
    this.schedule();
  }

  /** Several changes at once are drawn once. */
  async schedule() {
    if (this.isScheduled) return;
    this.isScheduled = true;
    await Promise.resolve();
    this.isScheduled = false;
    this.draw();
  }

  async draw() {
    if (this.wanted.every((value, index) => value === this.drawn[index])) return;
    if (!this.isDrawable || this.isLoading) return;
    if (!window.WaveSurfer && !(await this.load())) return;
    // Taken away, or emptied, while the library was loading.
    if (!this.isDrawable) return;
    this.drawn = this.wanted;
    this.show();
  }

  get wanted() {
    return [this.shownLanes, this.shownView, this.shownWidth, this.duration];
  }

  get isDrawable() {
    const { start, end } = this.shownView;
    const hasRoom = this.isConnected && this.canvas && this.shownWidth > 0;
    return Boolean(hasRoom) && this.shownLanes.length > 0 && end > start && !this.isUndrawable;
  }

  async load() {
    this.isLoading = true;
    try {
      await loadScript(this, WAVESURFER);
      return true;
    } catch {
      this.isUndrawable = true;
      this.dispatchEvent(new CustomEvent('undrawable'));
      return false;
    } finally {
      this.isLoading = false;
    }
  }

  show() {
    const options = this.options();
    // Another number of lanes is another drawing; for the rest the library draws again in place.
    if (this.laneCount !== options.peaks.length) {
      this.clear();
      this.laneCount = options.peaks.length;
      this.drawing = window.WaveSurfer.create({ container: this.canvas, ...options });
      this.drawing.once('ready', () => this.showTime(this.seconds));
    } else {
      this.drawing.setOptions(options);
      this.showTime(this.seconds);
    }
    this.dispatchEvent(new CustomEvent('drawn'));
  }

  options() {
    const bars = barCount(this.shownWidth);
    const { start, end } = this.shownView;
    return {
      // An element of its own: the time of a part is not the recording's.
      media: (this.media ??= document.createElement('audio')),
      peaks: this.shownLanes.map(({ peaks }) => peaksInView(peaks, this.duration, this.shownView, bars)),
      duration: end - start,
      splitChannels: this.shownLanes.map((lane) => this.laneOptions(lane)),
      renderFunction: drawBars,
      cursorWidth: 0,
      interact: false,
      hideScrollbar: true,
    };
  }

  /** @param {DrawnLane} lane */
  laneOptions({ id }) {
    const probe = this.template?.querySelector(`[data-id="${id}"]`);
    const style = probe && window.getComputedStyle(probe);
    return {
      height: this.laneHeight,
      waveColor: style?.backgroundColor || UNPLAYED,
      progressColor: style?.color || PLAYED,
    };
  }

  clear() {
    this.drawing?.destroy();
    this.drawing = undefined;
    this.laneCount = 0;
  }

  get canvas() {
    return /** @type {HTMLElement} */ (this.refs?.canvas);
  }
}
