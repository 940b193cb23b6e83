import { LightningElement, api } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import WAVESURFER from '@salesforce/resourceUrl/AC_WaveSurfer';
import { peaksInView } from 'c/acWaveformData';
import { barCount, drawBars } from './bars';
import { ScreenDensity } from './screenDensity';

/** Pixels. */
const LANE_HEIGHT = 56;
/** Used where the theme's colours cannot be read. */
const PLAYED = '#444444';
const UNPLAYED = '#8e8e8e';

/**
 * @import {Span} from 'c/acTimelineView'
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
  /** @type {DrawnLane[] | undefined} */
  drawnLanes;
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
    this.drawnLanes = undefined;
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

  /** The room is there before the drawing is, so that nothing below moves. */
  get roomStyle() {
    return `min-block-size: ${this.shownLanes.length * LANE_HEIGHT}px`;
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
    const { start, end } = this.shownView;
    const bars = barCount(this.shownWidth);
    const peaks = this.shownLanes.map((lane) => peaksInView(lane.peaks, this.duration, this.shownView, bars));
    // Other lanes or colours are another drawing; another part of the same is drawn in place.
    if (this.drawing && this.drawnLanes === this.shownLanes) this.drawing.load('', peaks, end - start);
    else this.begin(peaks, end - start);
    this.dispatchEvent(new CustomEvent('drawn'));
  }

  /** @param {number[][]} peaks @param {number} duration seconds */
  begin(peaks, duration) {
    this.clear();
    this.drawnLanes = this.shownLanes;
    this.drawing = window.WaveSurfer.create({
      container: this.canvas,
      // An element of its own: the time of a part is not the recording's.
      media: (this.media ??= document.createElement('audio')),
      peaks,
      duration,
      splitChannels: this.shownLanes.map((lane) => this.laneOptions(lane)),
      renderFunction: drawBars,
      cursorWidth: 0,
      interact: false,
      hideScrollbar: true,
    });
    this.drawing.on('ready', () => this.showTime(this.seconds));
  }

  /** @param {DrawnLane} lane */
  laneOptions({ id }) {
    const probe = this.template?.querySelector(`[data-id="${id}"]`);
    const style = probe && window.getComputedStyle(probe);
    return {
      height: LANE_HEIGHT,
      waveColor: style?.backgroundColor || UNPLAYED,
      progressColor: style?.color || PLAYED,
    };
  }

  clear() {
    this.drawing?.destroy();
    this.drawing = undefined;
    this.drawnLanes = undefined;
  }

  get canvas() {
    return /** @type {HTMLElement} */ (this.refs?.canvas);
  }
}
