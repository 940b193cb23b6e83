import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { copyText } from 'c/acClipboard';
import { fill } from 'c/acFormat';
import { momentAddress } from 'c/acMomentLink';
import { spokenTime } from 'c/acTime';
import {
  between,
  contains,
  followTime,
  isWhole,
  moveView,
  secondsAt,
  shareOf,
  stretch,
  viewWithin,
  wholeView,
  zoomAt,
} from 'c/acTimelineView';
import { decodeWaveform } from 'c/acWaveformData';
import { Gestures } from './gestures';
import { commandForKey, placeForKey } from './keys';
import { labels } from './labels';
import { lanesOf, overlapsOf } from './lanes';
import { Playhead } from './playhead';
import { pointerTip } from './pointerTip';
import { rememberLast } from './rememberLast';
import { bandsOf, labelledTicks, talkOf } from './scene';

const ZOOM_STEP = 0.5;
/** Of a wheel's turn, in pixels, to a factor: one notch is about 100. */
const WHEEL_ZOOM = 0.002;
/** One empty list, so that what depends on it is not computed again. @type {any[]} */
const NONE = [];

/**
 * A call along its time: the lanes of its speakers, silence and overlap, and the place of the
 * playback; what is seen of it can be zoomed and moved. It plays nothing itself and says what is wanted.
 * @typedef {import('c/acTimelineView').Span} Span
 * @typedef {{start: number, end: number, text: string, id?: string}} Place
 * @fires AcTimeline#seek detail: `{seconds}`
 * @fires AcTimeline#toggle Space or Enter
 * @fires AcTimeline#rangechange detail: `{range}`, null where none is selected any more
 * @fires AcTimeline#loopchange detail: `{looping}`
 * @fires AcTimeline#undrawable where the waveform cannot be read or drawn
 */
export default class AcTimeline extends NavigationMixin(LightningElement) {
  /** Id of the call's record, for links to its moments. */
  @api recordId = '';
  /** Places that others found, by layer. @type {{search?: Place[], comments?: Place[]}} */
  @api marks = {};
  /** Whether nothing can be played; the call can still be looked at. */
  @api disabled = false;
  /** Whether it plays, so that the place moves between two times. */
  @api playing = false;
  /** The element that plays. @type {HTMLMediaElement | undefined} */
  @api media;
  /** The selected stretch. @type {Span | null} */
  @api range = null;
  /** Whether the selected stretch is played again and again. */
  @api looping = false;
  /** @type {import('c/acConversation').Conversation | null | undefined} */
  @api conversation = null;

  labels = labels;
  /** @type {Span} */
  view = { start: 0, end: 0 };
  /** Pixels. */
  width = 0;
  isSelecting = false;
  isUndrawable = false;
  /** Share under the pointer. @type {number | null} */
  pointed = null;

  currentTime = 0;
  givenDuration = 0;
  /** @type {string | null | undefined} */
  encoded = null;
  /** @type {ReturnType<typeof decodeWaveform> | null} */
  waveformData = null;
  /** @type {ResizeObserver | undefined} */
  observer;
  playhead = new Playhead((seconds) => this.showPlace(seconds));
  gestures = new Gestures({
    seek: (share) => this.seek(secondsAt(this.view, share)),
    select: (from, to) => this.select(secondsAt(this.view, from), secondsAt(this.view, to)),
    zoom: (factor, share) => this.zoom(factor, secondsAt(this.view, share)),
  });
  lanesFor = rememberLast(lanesOf);
  overlapsFor = rememberLast(overlapsOf);
  bandsFor = rememberLast(bandsOf);
  talkFor = rememberLast(talkOf);
  ticksFor = rememberLast(labelledTicks);

  /** `Waveform__c`: base64 of an audiowaveform file. @type {string | null | undefined} */
  @api
  get waveform() {
    return this.encoded;
  }
  set waveform(value) {
    if (value === this.encoded) return;
    this.encoded = value;
    this.isUndrawable = false;
    this.waveformData = null;
    try {
      if (value) this.waveformData = decodeWaveform(value);
    } catch {
      this.handleUndrawable();
    }
    this.fit();
  }

  /** Seconds; 0 while it is not known. */
  @api
  get duration() {
    return this.givenDuration;
  }
  set duration(value) {
    const wasWhole = isWhole(this.view, this.length);
    this.givenDuration = value;
    this.view = wasWhole ? wholeView(this.length) : viewWithin(this.view, this.length);
  }

  /** Place of the playback in seconds. */
  @api
  get time() {
    return this.currentTime;
  }
  set time(value) {
    this.view = followTime(this.view, this.currentTime, value, this.length);
    this.currentTime = value;
  }

  @api
  zoomIn() {
    this.zoom(ZOOM_STEP);
  }

  @api
  zoomOut() {
    this.zoom(1 / ZOOM_STEP);
  }

  /** Shows the whole recording. */
  @api
  fit() {
    this.view = wholeView(this.length);
  }

  /** Lets the stretch begin where the playback is. */
  @api
  markRangeStart() {
    this.select(this.time, this.range && this.range.end > this.time ? this.range.end : this.length);
  }

  /** Lets the stretch end where the playback is. */
  @api
  markRangeEnd() {
    this.select(this.range && this.range.start < this.time ? this.range.start : 0, this.time);
  }

  @api
  clearRange() {
    if (this.range) this.dispatchEvent(new CustomEvent('rangechange', { detail: { range: null } }));
  }

  renderedCallback() {
    if (!this.observer) {
      this.observer = new ResizeObserver(() => this.measure());
      this.observer.observe(this.surface);
      this.measure();
    }
    if (this.playing && this.media) this.playhead.follow(this.media);
    else this.playhead.rest(this.currentTime);
  }

  disconnectedCallback() {
    this.observer?.disconnect();
    this.observer = undefined;
    this.playhead.stop();
  }

  get length() {
    return this.givenDuration || this.waveformData?.durationSeconds || 0;
  }

  get lanes() {
    return this.lanesFor(this.waveformData, this.conversation, labels.everyone);
  }

  get hasWaveform() {
    return Boolean(this.waveformData) && !this.isUndrawable;
  }

  get waveformDuration() {
    return this.waveformData?.durationSeconds;
  }

  get silences() {
    return this.conversation?.statistics.silences ?? NONE;
  }

  get overlaps() {
    return this.overlapsFor(this.conversation?.turns ?? NONE);
  }

  get hasSilence() {
    return this.silences.length > 0;
  }

  get hasOverlap() {
    return this.overlaps.length > 0;
  }

  get bands() {
    return this.bandsFor(this.silences, this.overlaps, this.view, this.width);
  }

  get talk() {
    return this.talkFor(this.lanes, this.view, this.width);
  }

  get ticks() {
    return this.ticksFor(this.view, this.width);
  }

  get surfaceClass() {
    return this.isSelecting ? 'surface selecting' : 'surface';
  }

  get wholeLength() {
    return Math.floor(this.length);
  }

  get wholeTime() {
    return Math.min(Math.floor(this.currentTime), this.wholeLength);
  }

  get valueText() {
    return fill(labels.seekValue, spokenTime(this.currentTime), spokenTime(this.length));
  }

  get pointer() {
    return this.pointed === null ? null : pointerTip(this.conversation, this.view, this.pointed);
  }

  get surface() {
    return /** @type {HTMLElement} */ (this.refs?.surface);
  }

  measure() {
    const { clientWidth } = this.surface;
    if (clientWidth !== this.width) this.width = clientWidth;
  }

  /** @param {number} seconds */
  showPlace(seconds) {
    const cursor = /** @type {HTMLElement | undefined} */ (this.refs?.cursor);
    cursor?.style.setProperty('inset-inline-start', `${shareOf(this.view, seconds) * 100}%`);
    /** @type {any} */ (this.refs?.waveform)?.showTime(seconds);
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const isOnSurface = event.target === this.surface;
    const place = isOnSurface ? placeForKey(event.key, this.currentTime, this.length) : null;
    const command = commandForKey(event.key, isOnSurface);
    if (place !== null) this.seek(place);
    else if (command) this.obey(command);
    else return;
    event.preventDefault();
  }

  /** @param {CustomEvent<{command: import('./keys').Command}>} event */
  handleCommand(event) {
    this.obey(event.detail.command);
  }

  /** @param {import('./keys').Command} command */
  obey(command) {
    const commands = {
      toggle: () => this.dispatchEvent(new CustomEvent('toggle')),
      zoomin: () => this.zoomIn(),
      zoomout: () => this.zoomOut(),
      fit: () => this.fit(),
      rangestart: () => this.markRangeStart(),
      rangeend: () => this.markRangeEnd(),
      clear: () => this.clearRange(),
      select: () => (this.isSelecting = !this.isSelecting),
      link: () => this.copyLink(),
      loop: () => this.dispatchEvent(new CustomEvent('loopchange', { detail: { looping: !this.looping } })),
    };
    commands[command]();
  }

  /** Copies the address of the selected stretch, or of the place of the playback. */
  async copyLink() {
    const moment = this.range ?? { start: this.currentTime };
    const isCopied = await copyText(await momentAddress(this, this.recordId, moment));
    this.dispatchEvent(
      new ShowToastEvent({
        title: isCopied ? labels.linkCopied : labels.linkNotCopied,
        variant: isCopied ? 'success' : 'warning',
      }),
    );
  }

  /** @param {PointerEvent} event */
  press(event) {
    if (event.button !== 0) return;
    this.surface.setPointerCapture?.(event.pointerId);
    this.gestures.press(this.pointerOf(event));
  }

  /** @param {PointerEvent} event */
  movePointer(event) {
    const pointer = this.pointerOf(event);
    this.pointed = pointer.share;
    this.gestures.move(pointer);
  }

  /** @param {PointerEvent} event */
  release(event) {
    this.gestures.release(event.pointerId);
    if (event.pointerType === 'touch') this.pointed = null;
  }

  /** @param {PointerEvent} event */
  cancel(event) {
    this.gestures.cancel(event.pointerId);
    this.pointed = null;
  }

  leave() {
    this.pointed = null;
  }

  /** @param {PointerEvent} event */
  pointerOf(event) {
    return {
      id: event.pointerId,
      share: this.shareUnder(event),
      x: event.clientX,
      isTouch: event.pointerType === 'touch',
      isSelecting: event.shiftKey || this.isSelecting,
    };
  }

  /** @param {WheelEvent} event */
  handleWheel(event) {
    const length = this.view.end - this.view.start;
    if (event.ctrlKey || event.metaKey) {
      this.zoom(Math.exp(event.deltaY * WHEEL_ZOOM), secondsAt(this.view, this.shareUnder(event)));
    } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY) && !isWhole(this.view, this.length)) {
      this.view = moveView(this.view, (event.deltaX / (this.width || 1)) * length, this.length);
    } else return;
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  shareUnder(event) {
    const box = this.surface.getBoundingClientRect();
    return box.width > 0 ? between((event.clientX - box.left) / box.width, 0, 1) : 0;
  }

  /** @param {CustomEvent<{view: Span}>} event */
  handleView(event) {
    this.view = event.detail.view;
  }

  handleUndrawable() {
    this.isUndrawable = true;
    this.dispatchEvent(new CustomEvent('undrawable'));
  }

  /** @param {number} factor @param {number} [anchor] seconds; else the playback, where it is seen */
  zoom(factor, anchor) {
    const middle = (this.view.start + this.view.end) / 2;
    const place = contains(this.view, this.currentTime) ? this.currentTime : middle;
    this.view = zoomAt(this.view, factor, anchor ?? place, this.length);
  }

  /** @param {number} seconds */
  seek(seconds) {
    const within = between(seconds, 0, this.length);
    this.dispatchEvent(new CustomEvent('seek', { detail: { seconds: within } }));
  }

  /** @param {number} from @param {number} to seconds */
  select(from, to) {
    const range = stretch(from, to, this.length);
    this.dispatchEvent(new CustomEvent('rangechange', { detail: { range } }));
  }
}
