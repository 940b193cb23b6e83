import { api, wire } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import { momentOf } from 'c/acMomentLink';
import { commandOf } from './playerKeys';
import { actions } from './actions';
import { downloadRecording } from './download';
import { labels } from './labels';
import { PlayedCall } from './playedCall';

/** The call's recording: its waveform from the record, and playback once Play is pressed. */
export default class AcRecording extends PlayedCall {
  // Inherited too; the platform and the page builder set only what is declared here.
  @api contactIdField = '';
  @api lookupField = '';

  /** @override */
  @api
  get recordId() {
    return super.recordId;
  }
  set recordId(id) {
    super.recordId = id;
  }

  /** @override */
  @api
  get objectApiName() {
    return super.objectApiName;
  }
  set objectApiName(name) {
    super.objectApiName = name;
  }

  source = 'recording';
  labels = labels;
  /** Places that other components found. @type {Record<string, {start: number, end: number, text: string}[]>} */
  marks = {};
  /** @type {import('c/acMomentLink').PageReference | undefined} */
  page;

  @wire(CurrentPageReference)
  arrive(/** @type {import('c/acMomentLink').PageReference} */ page) {
    this.page = page;
    this.goToAddressedMoment();
  }

  renderedCallback() {
    if (this.playback || !this.refs?.sound) return;
    this.startPlayback(/** @type {HTMLElement} */ (this.refs.sound));
    this.goToAddressedMoment();
  }

  /** @override @param {import('c/acPlaybackChannel').PlaybackMessage} message */
  playbackHeard({ kind, seconds, playing, layer, places }) {
    if (kind === 'seek' && seconds !== undefined) {
      this.seek(seconds);
      if (playing) this.play();
    } else if (kind === 'play') this.play();
    else if (kind === 'pause') this.pause();
    else if (kind === 'marks' && layer) this.marks = { ...this.marks, [layer]: places ?? [] };
    else if (kind === 'ask') this.tellNewcomer();
  }

  /** What was said before somebody came. */
  tellNewcomer() {
    if (this.time > 0) this.tellTime();
    if (this.range) this.channel?.publish({ kind: 'range', range: this.range });
  }

  /** One call at a time. @override @param {import('c/acPlaybackChannel').PlaybackMessage} message */
  otherCallHeard({ kind, playing }) {
    if (kind === 'state' && playing && this.playback?.wantsToPlay) this.playback.pause();
  }

  /** @override */
  forgetCall() {
    super.forgetCall();
    this.marks = {};
  }

  /** The address may name a moment of the call, or a stretch, once; the reader then goes on from there. */
  goToAddressedMoment() {
    const moment = this.playback && momentOf(this.page, String(this.currentRecordId));
    if (!moment) return;
    this.page = undefined;
    if (moment.end !== undefined) this.setRange({ start: moment.start, end: moment.end });
    this.seek(moment.start);
  }

  /** @param {import('./playerKeys').PlayerCommand} command */
  perform(command) {
    actions[command](this);
  }

  /** @returns {any} */
  get timeline() {
    return this.refs?.timeline;
  }

  listShortcuts() {
    /** @type {any} */ (this.refs?.shortcuts)?.show();
  }

  /** @param {CustomEvent<{command: import('./playerKeys').PlayerCommand}>} event */
  handleCommand(event) {
    this.perform(event.detail.command);
  }

  /** @param {CustomEvent<{seconds: number}>} event */
  handleSeek(event) {
    this.seek(event.detail.seconds);
  }

  /** @param {CustomEvent<{range: {start: number, end: number} | null}>} event */
  handleRange(event) {
    this.setRange(event.detail.range);
  }

  /** @param {CustomEvent<{looping: boolean}>} event */
  handleLoop(event) {
    this.setLooping(event.detail.looping);
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    this.perform(command);
  }

  /** @param {CustomEvent<{rate: number}>} event */
  handleRate(event) {
    this.prefer({ rate: event.detail.rate });
  }

  /** @param {CustomEvent<{volume: number}>} event */
  handleVolume(event) {
    this.muted = false;
    this.prefer({ volume: event.detail.volume });
  }

  /** @param {CustomEvent<{muted: boolean[]}>} event */
  handleSpeakers(event) {
    this.mutedSpeakers = event.detail.muted;
    this.playback?.muteSpeakers(this.mutedSpeakers);
  }

  handleUndrawable() {
    this.undrawable = true;
  }

  retryPlayback() {
    this.play();
  }

  async download() {
    this.problem = await downloadRecording(String(this.currentRecordId));
  }
}
