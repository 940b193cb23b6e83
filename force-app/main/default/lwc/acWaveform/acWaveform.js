import { LightningElement, api } from 'lwc';
import { loadScript } from 'lightning/platformResourceLoader';
import WAVESURFER from '@salesforce/resourceUrl/AC_WaveSurfer';
import { decodeWaveform } from 'c/acWaveformData';

const LANE_HEIGHT = 56;
/** Used where the theme's colours cannot be read; canvas takes colours, not variables. */
const FALLBACK = {
  '--ac-customer': '#056764',
  '--ac-customer-quiet': '#06a59a',
  '--ac-agent': '#0b5cab',
  '--ac-agent-quiet': '#1b96ff',
  '--ac-cursor': '#181818',
};

/**
 * Draws a waveform from stored peaks, one lane for each channel, without fetching or decoding
 * audio. The only component that knows the drawing library.
 * @fires AcWaveform#drawn detail: `{durationSeconds}`
 * @fires AcWaveform#undrawable where the waveform cannot be read or the library not be loaded
 */
export default class AcWaveform extends LightningElement {
  /** Roles by channel, for the lanes' colours. @type {import('c/acConversation').Role[]} */
  @api roles = ['CUSTOMER', 'AGENT'];

  /** @type {any} the library's drawing */
  drawing;
  /** @type {HTMLMediaElement | undefined} */
  player;
  /** @type {string | undefined} */
  wanted;
  /** @type {string | undefined} */
  drawn;
  isRendered = false;

  /** The element that plays, so that the drawing moves with it. @type {HTMLMediaElement | undefined} */
  @api
  get media() {
    return this.player;
  }
  set media(value) {
    this.player = value;
    this.drawWhenReady();
  }

  /** `Waveform__c`: base64 of an audiowaveform file. @type {string | null | undefined} */
  @api
  get waveform() {
    return this.wanted;
  }
  set waveform(value) {
    this.wanted = value ?? undefined;
    this.drawWhenReady();
  }

  /** Shows another place while there is no audio that could tell it. @param {number} seconds */
  @api
  showTime(seconds) {
    this.drawing?.setTime(seconds);
  }

  renderedCallback() {
    this.isRendered = true;
    this.drawWhenReady();
  }

  disconnectedCallback() {
    this.clear();
    this.drawn = undefined;
    this.isRendered = false;
  }

  drawWhenReady() {
    if (this.wanted === this.drawn || !this.player || !this.isRendered) return;
    this.drawn = this.wanted;
    this.draw(this.wanted);
  }

  /** @param {string | undefined} waveform */
  async draw(waveform) {
    this.clear();
    if (!waveform) return;
    try {
      const { lanes, durationSeconds } = decodeWaveform(waveform);
      await loadScript(this, WAVESURFER);
      // Replaced or taken away while the library was loading.
      if (this.drawn !== waveform || !this.isConnected) return;
      this.drawing = this.createDrawing(lanes, durationSeconds);
      this.dispatchEvent(new CustomEvent('drawn', { detail: { durationSeconds } }));
    } catch {
      this.dispatchEvent(new CustomEvent('undrawable'));
    }
  }

  /** @param {number[][]} lanes @param {number} duration seconds */
  createDrawing(lanes, duration) {
    const colour = this.colours();
    return window.WaveSurfer.create({
      container: this.canvas,
      media: this.player,
      peaks: lanes,
      duration,
      splitChannels: lanes.map((_, channel) => this.laneOptions(channel, colour)),
      barWidth: 2,
      barGap: 1,
      barRadius: 2,
      barMinHeight: 1,
      cursorWidth: 2,
      cursorColor: colour('--ac-cursor'),
      // The seek bar around it takes pointer and keys, with and without a waveform.
      interact: false,
      hideScrollbar: true,
    });
  }

  /** @param {number} channel @param {(name: keyof typeof FALLBACK) => string} colour */
  laneOptions(channel, colour) {
    const agent = this.roles[channel] === 'AGENT';
    return {
      height: LANE_HEIGHT,
      waveColor: colour(agent ? '--ac-agent-quiet' : '--ac-customer-quiet'),
      progressColor: colour(agent ? '--ac-agent' : '--ac-customer'),
    };
  }

  colours() {
    const style = window.getComputedStyle(this.canvas);
    return (/** @type {keyof typeof FALLBACK} */ name) =>
      style.getPropertyValue(name).trim() || FALLBACK[name];
  }

  get canvas() {
    return /** @type {HTMLElement} */ (this.refs?.canvas);
  }

  clear() {
    this.drawing?.destroy();
    this.drawing = undefined;
  }
}
