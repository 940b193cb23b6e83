import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { copyText } from 'c/acClipboard';
import { lanesOf, overlapsOf } from 'c/acLanes';
import { countKinds, marksOf, marksShown } from 'c/acMarks';
import { momentAddress } from 'c/acMomentLink';
import { rememberLast } from 'c/acRememberLast';
import {
  between,
  contains,
  followTime,
  isWhole,
  moveView,
  stretch,
  viewWithin,
  wholeView,
  zoomAt,
} from 'c/acTimelineView';
import { decodeWaveform } from 'c/acWaveformData';
import { commandForKey, placeForKey } from './keys';
import { labels } from './labels';

/**
 * @import {Command} from './keys'
 * @import {Conversation} from 'c/acConversation'
 * @import {Kind, Place} from 'c/acMarks'
 * @import {WaveformData} from 'c/acWaveformData'
 */

const ZOOM_STEP = 0.5;
/** One empty list, so that what depends on it is not computed again. @type {any[]} */
const NONE = [];

/**
 * A call along its time: waveform, sentiment, markers, selected stretch and the place of the playback.
 * It knows which part is shown; it plays nothing and selects nothing itself, but says what is wanted.
 * @import {Span} from 'c/acTimelineView'
 * @fires AcTimeline#seek detail: `{seconds}`
 * @fires AcTimeline#toggle Space or Enter
 * @fires AcTimeline#rangechange detail: `{range}`, null where none is selected any more
 * @fires AcTimeline#loopchange detail: `{looping}`
 * @fires AcTimeline#undrawable where the waveform cannot be read or drawn
 */
export default class AcTimeline extends NavigationMixin(LightningElement) {
  /** Id of the call's record, for links to its moments. */
  @api recordId = '';
  /** @type {Conversation | null | undefined} */
  @api conversation;
  /**
   * Places that other components found, by layer.
   * @type {{search?: Place[], comments?: Place[]}}
   */
  @api marks = {};
  /** The element that plays. @type {HTMLMediaElement | undefined} */
  @api media;
  /** Whether it plays, so that the place moves between two times. */
  @api playing = false;
  /** The selected stretch. @type {Span | null} */
  @api range = null;
  /** Whether the selected stretch is played again and again. */
  @api looping = false;

  labels = labels;
  /** The shown part. @type {Span} */
  view = { start: 0, end: 0 };
  /** Pixels. */
  width = 0;
  isSelecting = false;
  /** @type {Kind[]} */
  hiddenKinds = [];
  currentTime = 0;
  givenDuration = 0;
  /** @type {string | null | undefined} */
  encoded = null;
  /** @type {WaveformData | null} */
  waveformData = null;

  lanesFor = rememberLast(lanesOf);
  overlapsFor = rememberLast(overlapsOf);
  marksFor = rememberLast(marksOf);
  shownMarksFor = rememberLast(marksShown);
  kindsFor = rememberLast(countKinds);

  /** `Waveform__c`: base64 of an audiowaveform file. @type {string | null | undefined} */
  @api
  get waveform() {
    return this.encoded;
  }
  set waveform(value) {
    if (value === this.encoded) return;
    this.encoded = value;
    this.waveformData = null;
    try {
      if (value) this.waveformData = decodeWaveform(value);
    } catch {
      this.tell('undrawable');
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
    if (this.range) this.tell('rangechange', { range: null });
  }

  get length() {
    return this.givenDuration || this.waveformDuration;
  }

  get waveformDuration() {
    return this.waveformData?.durationSeconds ?? 0;
  }

  get lanes() {
    return this.lanesFor(this.waveformData, this.conversation, labels.everyone);
  }

  /** The legend: where a speaker's lane stands is told by the swatch's form, not only by its colour. */
  get speakers() {
    return this.lanes.map(({ id, name, style }, row, { length }) => ({
      id,
      name,
      swatchStyle: `${style}; --ac-row: ${row}; --ac-rows: ${length}`,
    }));
  }

  get hasSilence() {
    return Boolean(this.conversation?.statistics.silences.length);
  }

  get hasOverlap() {
    return this.overlapsFor(this.conversation?.turns ?? NONE).length > 0;
  }

  get allMarks() {
    return this.marksFor(this.conversation, this.marks);
  }

  get hasMarks() {
    return this.allMarks.length > 0;
  }

  get kinds() {
    return this.kindsFor(this.allMarks);
  }

  get shownMarks() {
    return this.shownMarksFor(this.allMarks, this.hiddenKinds);
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const isOnSurface = event.target === this.refs?.surface;
    const place = isOnSurface ? placeForKey(event.key, this.currentTime, this.length) : null;
    const command = commandForKey(event.key, isOnSurface, this.range !== null);
    if (place !== null) this.seek(place);
    else if (command) this.obey(command);
    else return;
    event.preventDefault();
  }

  /** @param {CustomEvent<{command: Command}>} event */
  handleCommand(event) {
    this.obey(event.detail.command);
  }

  /** @param {Command} command */
  obey(command) {
    const commands = {
      toggle: () => this.tell('toggle'),
      zoomin: () => this.zoomIn(),
      zoomout: () => this.zoomOut(),
      fit: () => this.fit(),
      clear: () => this.clearRange(),
      select: () => (this.isSelecting = !this.isSelecting),
      loop: () => this.tell('loopchange', { looping: !this.looping }),
      link: () => this.copyLink(),
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

  /** @param {CustomEvent<{seconds: number}>} event */
  handleSeek(event) {
    this.seek(event.detail.seconds);
  }

  /** @param {CustomEvent<{range: Span}>} event */
  handleRange(event) {
    this.select(event.detail.range.start, event.detail.range.end);
  }

  /** What follows seeks again. */
  stopSelecting() {
    this.isSelecting = false;
  }

  /** @param {CustomEvent<{factor: number, seconds: number}>} event */
  handleZoom(event) {
    this.zoom(event.detail.factor, event.detail.seconds);
  }

  /** @param {CustomEvent<{seconds: number}>} event */
  handleMove(event) {
    this.view = moveView(this.view, event.detail.seconds, this.length);
  }

  /** @param {CustomEvent<{view: Span}>} event */
  handleView(event) {
    this.view = event.detail.view;
  }

  /** @param {CustomEvent<{width: number}>} event */
  handleMeasure(event) {
    this.width = event.detail.width;
  }

  /** @param {CustomEvent<{kind: Kind}>} event */
  toggleKind(event) {
    const { kind } = event.detail;
    const others = this.hiddenKinds.filter((each) => each !== kind);
    this.hiddenKinds = others.length < this.hiddenKinds.length ? others : [...others, kind];
  }

  handleUndrawable() {
    this.tell('undrawable');
  }

  /** @param {number} factor @param {number} [anchor] seconds; else the playback, where it is seen */
  zoom(factor, anchor) {
    const middle = (this.view.start + this.view.end) / 2;
    const place = contains(this.view, this.currentTime) ? this.currentTime : middle;
    this.view = zoomAt(this.view, factor, anchor ?? place, this.length);
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.tell('seek', { seconds: between(seconds, 0, this.length) });
  }

  /** @param {number} from @param {number} to seconds */
  select(from, to) {
    this.tell('rangechange', { range: stretch(from, to, this.length) });
  }

  /** @param {string} type @param {object} [detail] */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
