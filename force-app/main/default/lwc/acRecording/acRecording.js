import { api, wire } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import getPlayback from '@salesforce/apex/AC_PlaybackController.getPlayback';
import MAY_DOWNLOAD from '@salesforce/customPermission/AC_Download_Recording';
import MAY_PLAY from '@salesforce/customPermission/AC_Play_Recording';
import AUDIO_DURATION from '@salesforce/schema/AC_Contact_Channel_Analytics__c.AudioDuration__c';
import DURATION from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Duration__c';
import RECORDING_PATH from '@salesforce/schema/AC_Contact_Channel_Analytics__c.RecordingPath__c';
import RECORDING_STATUS from '@salesforce/schema/AC_Contact_Channel_Analytics__c.RecordingStatus__c';
import WAVEFORM from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Waveform__c';
import WAVEFORM_REASON from '@salesforce/schema/AC_Contact_Channel_Analytics__c.WaveformReason__c';
import WAVEFORM_STATUS from '@salesforce/schema/AC_Contact_Channel_Analytics__c.WaveformStatus__c';
import STATUS from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Status__c';
import CallElement from 'c/acCallElement';
import { momentOf } from 'c/acMomentLink';
import { stateNamed } from 'c/acStates';
import { Player } from 'c/acPlayer';
import { commandOf } from 'c/acPlayerKeys';
import { downloadRecording } from './download';
import { labels } from './labels';
import { storeRate, storedRate } from './preferences';
import { lastingObstacle, noticesBesidePlayer, stateInsteadOfPlayer } from './recordingState';
import { neighbouringTurn } from './turnJumps';

const STEP_SECONDS = 10;
const TIME_INTERVAL = 240;

/** The call's recording: its waveform from the record, and playback once Play is pressed. */
export default class AcRecording extends CallElement {
  // Inherited too; the page builder sets only what is declared here.
  @api contactIdField = '';
  @api lookupField = '';

  source = 'recording';
  /** @type {object[]} */
  optionalFields = [
    ...this.optionalFields,
    AUDIO_DURATION,
    DURATION,
    RECORDING_PATH,
    RECORDING_STATUS,
    WAVEFORM,
    WAVEFORM_REASON,
    WAVEFORM_STATUS,
  ];

  labels = labels;
  /** @type {HTMLAudioElement | undefined} */
  media;
  /** @type {Player | undefined} */
  player;
  time = 0;
  phase = 'idle';
  /** @type {string | null} */
  problem = null;
  rate = storedRate();
  volume = 1;
  undrawable = false;
  publishedAt = 0;
  /** Places that other components found. @type {Record<string, {start: number, end: number, text: string}[]>} */
  marks = {};
  /** The selected stretch. @type {{start: number, end: number} | null} */
  range = null;
  looping = false;
  /** @type {import('c/acMomentLink').PageReference | undefined} */
  page;

  @wire(CurrentPageReference)
  arrive(/** @type {import('c/acMomentLink').PageReference} */ page) {
    this.page = page;
    this.goToAddressedMoment();
  }

  renderedCallback() {
    const audio = /** @type {HTMLAudioElement | undefined} */ (this.refs?.audio);
    if (!audio || this.player) return;
    this.media = audio;
    this.player = new Player(audio, {
      requestSource: () => this.requestSource(),
      onState: (state) => this.playerChanged(state),
      onTime: (seconds) => this.playerMoved(seconds),
    });
    this.player.setRate(this.rate);
    this.goToAddressedMoment();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.player?.destroy();
    this.player = undefined;
    this.phase = 'idle';
  }

  /** @override */
  get isUnfinished() {
    return super.isUnfinished || this.value(WAVEFORM_STATUS) === 'PENDING';
  }

  get facts() {
    return {
      canPlay: Boolean(MAY_PLAY),
      status: this.value(STATUS),
      path: this.value(RECORDING_PATH),
      recordingStatus: this.value(RECORDING_STATUS),
      waveform: this.waveform,
      waveformStatus: this.value(WAVEFORM_STATUS),
      waveformReason: this.value(WAVEFORM_REASON),
      undrawable: this.undrawable,
      problem: this.problem,
    };
  }

  /** Whoever may not play is told so, even where the record is hidden as well. @override */
  get recordState() {
    const state = super.recordState;
    return state?.name === 'NO_ACCESS' && !MAY_PLAY ? stateNamed('NO_PERMISSION') : state;
  }

  get blockingState() {
    return this.recordState ?? stateInsteadOfPlayer(this.facts);
  }

  get notices() {
    return noticesBesidePlayer(this.facts);
  }

  get isDisabled() {
    return lastingObstacle(this.facts) !== null;
  }

  get canDownload() {
    return Boolean(MAY_DOWNLOAD) && !this.blockingState && this.value(RECORDING_STATUS) !== 'DELETED';
  }

  get waveform() {
    return this.value(WAVEFORM);
  }

  get hasWaveform() {
    return Boolean(this.waveform) && !this.undrawable;
  }

  get isWaveformMissing() {
    return !this.hasWaveform;
  }

  get duration() {
    const audio = this.value(AUDIO_DURATION) ?? this.conversation?.statistics.durationSeconds;
    return audio || this.media?.duration || this.value(DURATION) || 0;
  }

  get hasTurns() {
    return Boolean(this.conversation?.turns.length);
  }

  get isPlaying() {
    return this.phase === 'playing';
  }

  async requestSource() {
    try {
      return await getPlayback({ recordId: this.currentRecordId });
    } catch {
      return { state: 'UNREACHABLE' };
    }
  }

  /** @param {import('c/acPlayer').PlayerState} state */
  playerChanged({ phase, problem }) {
    this.phase = phase;
    this.problem = problem;
    const playing = phase === 'playing';
    this.channel?.publish({ kind: 'state', playing, seconds: this.time, rate: this.rate });
  }

  /** @param {number} seconds */
  playerMoved(seconds) {
    this.time = seconds;
    if (this.range && this.looping && this.isPlaying && seconds >= this.range.end) {
      this.seek(this.range.start);
      return;
    }
    if (this.phase === 'playing' && performance.now() - this.publishedAt < TIME_INTERVAL) return;
    this.publishedAt = performance.now();
    this.channel?.publish({ kind: 'time', seconds, playing: this.phase === 'playing' });
  }

  /** @override @param {import('c/acPlaybackChannel').PlaybackMessage} message */
  playbackHeard({ kind, seconds, playing, layer, places }) {
    if (kind === 'seek' && seconds !== undefined) {
      this.seek(seconds);
      if (playing) this.play();
    } else if (kind === 'play') this.play();
    else if (kind === 'pause') this.player?.pause();
    else if (kind === 'marks' && layer) this.marks = { ...this.marks, [layer]: places ?? [] };
  }

  /** One call at a time. @override @param {import('c/acPlaybackChannel').PlaybackMessage} message */
  otherCallHeard({ kind, playing }) {
    if (kind === 'state' && playing && this.player?.wantsToPlay) this.player.pause();
  }

  /** @override */
  forgetCall() {
    super.forgetCall();
    this.player?.reset();
    this.time = 0;
    this.undrawable = false;
    this.marks = {};
    this.range = null;
    this.looping = false;
  }

  /** The address may name a moment of the call, or a stretch, once; the reader then goes on from there. */
  goToAddressedMoment() {
    const moment = this.player && momentOf(this.page, String(this.currentRecordId));
    if (!moment) return;
    this.page = undefined;
    if (moment.end !== undefined) this.setRange({ start: moment.start, end: moment.end });
    this.seek(moment.start);
  }

  /** @param {{start: number, end: number} | null} range */
  setRange(range) {
    this.range = range;
    this.looping = this.looping && range !== null;
    this.channel?.publish({ kind: 'range', range });
  }

  play() {
    if (!this.isDisabled) this.player?.play();
  }

  toggle() {
    if (!this.isDisabled) this.player?.toggle();
  }

  /** @param {number} seconds */
  seek(seconds) {
    const within = Math.min(Math.max(0, seconds), this.duration || seconds);
    this.player?.seek(within);
  }

  /** @param {CustomEvent<{command: string}>} event */
  handleCommand(event) {
    const { command } = event.detail;
    if (command === 'toggle') this.toggle();
    else if (command === 'back') this.seek(this.time - STEP_SECONDS);
    else if (command === 'forward') this.seek(this.time + STEP_SECONDS);
    else this.seek(neighbouringTurn(this.conversation?.turns ?? [], this.time, command === 'nextturn'));
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
    this.looping = event.detail.looping;
    if (this.looping && this.range) this.seek(this.range.start);
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    const wish = commandOf(event);
    if (!wish) return;
    event.preventDefault();
    if (wish.command === 'toggle') this.toggle();
    else this.seek(this.time + wish.seconds);
  }

  /** @param {CustomEvent<{rate: number}>} event */
  handleRate(event) {
    this.rate = event.detail.rate;
    storeRate(this.rate);
    this.player?.setRate(this.rate);
  }

  /** @param {CustomEvent<{volume: number}>} event */
  handleVolume(event) {
    this.volume = event.detail.volume;
    if (this.media) this.media.volume = this.volume;
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
