import { api, wire } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import getPlayback from '@salesforce/apex/AC_PlaybackController.getPlayback';
import MAY_DOWNLOAD from '@salesforce/customPermission/AC_Download_Recording';
import MAY_PLAY from '@salesforce/customPermission/AC_Play_Recording';
import AUDIO_DURATION from '@salesforce/schema/AC_Contact_Channel_Analytics__c.AudioDuration__c';
import CHANNEL from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Channel__c';
import DURATION from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Duration__c';
import RECORDING_PATH from '@salesforce/schema/AC_Contact_Channel_Analytics__c.RecordingPath__c';
import REDACTED_PATH from '@salesforce/schema/AC_Contact_Channel_Analytics__c.RedactedRecordingPath__c';
import RECORDING_STATUS from '@salesforce/schema/AC_Contact_Channel_Analytics__c.RecordingStatus__c';
import WAVEFORM from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Waveform__c';
import WAVEFORM_REASON from '@salesforce/schema/AC_Contact_Channel_Analytics__c.WaveformReason__c';
import WAVEFORM_STATUS from '@salesforce/schema/AC_Contact_Channel_Analytics__c.WaveformStatus__c';
import STATUS from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Status__c';
import CallElement from 'c/acCallElement';
import { momentOf } from 'c/acMomentLink';
import { stateNamed } from 'c/acStates';
import { commandOf } from 'c/acPlayerKeys';
import { STEP_SECONDS, actions } from './actions';
import { downloadRecording } from './download';
import { nextJump } from './jumps';
import { labels } from './labels';
import { Playback } from './playback';
import { storePreferences, storedPreferences } from './preferences';
import { lastingObstacle, noticesBesidePlayer, stateInsteadOfPlayer } from './recordingState';
import { channelSpeakers } from './speakers';
import { neighbouringTurn } from './turnJumps';

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
    CHANNEL,
    DURATION,
    RECORDING_PATH,
    RECORDING_STATUS,
    REDACTED_PATH,
    WAVEFORM,
    WAVEFORM_REASON,
    WAVEFORM_STATUS,
  ];

  labels = labels;
  /** @type {HTMLAudioElement | undefined} */
  media;
  /** @type {Playback | undefined} */
  playback;
  time = 0;
  phase = 'idle';
  /** @type {string | null} */
  problem = null;
  preferences = storedPreferences();
  muted = false;
  /** Left and right channel. @type {boolean[]} */
  mutedSpeakers = [false, false];
  canMuteSpeakers = false;
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
    if (this.playback || !this.refs?.sound) return;
    // Made here, not in the template: whoever worked on an element's sound cannot hand it on.
    this.media = document.createElement('audio');
    this.media.preload = 'auto';
    /** @type {HTMLElement} */ (this.refs.sound).append(this.media);
    this.playback = new Playback(this.media, {
      title: labels.recording,
      requestSource: () => this.requestSource(),
      nextJump: (seconds) => nextJump(seconds, this.ways),
      onState: (state) => this.playerChanged(state),
      onTime: (seconds) => this.playerMoved(seconds),
      duration: () => this.duration,
      mediaKeys: this.mediaKeys,
    });
    this.usePreferences();
    this.goToAddressedMoment();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.playback?.destroy();
    this.playback = undefined;
    this.media?.remove();
    this.media = undefined;
    this.phase = 'idle';
  }

  /** @override */
  get isUnfinished() {
    return super.isUnfinished || this.value(WAVEFORM_STATUS) === 'PENDING';
  }

  get facts() {
    return {
      canPlay: Boolean(MAY_PLAY),
      channel: this.value(CHANNEL),
      status: this.value(STATUS),
      path: this.value(RECORDING_PATH) ?? this.value(REDACTED_PATH),
      redacted: !this.value(RECORDING_PATH) && Boolean(this.value(REDACTED_PATH)),
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

  get speakers() {
    return channelSpeakers(this.conversation);
  }

  get silences() {
    return this.conversation?.statistics.silences ?? [];
  }

  get hasSilences() {
    return this.silences.length > 0;
  }

  /** What the playback jumps over or back for. */
  get ways() {
    return {
      loop: this.looping ? this.range : null,
      silences: this.preferences.skipsSilence ? this.silences : [],
    };
  }

  /** @returns {import('c/acMediaKeys').Handlers} */
  get mediaKeys() {
    return {
      play: () => this.play(),
      pause: () => this.playback?.pause(),
      stop: () => this.playback?.pause(),
      seekbackward: ({ seekOffset }) => this.seek(this.time - (seekOffset || STEP_SECONDS)),
      seekforward: ({ seekOffset }) => this.seek(this.time + (seekOffset || STEP_SECONDS)),
      seekto: ({ seekTime }) => this.seek(seekTime ?? this.time),
      previoustrack: () => this.perform('previousturn'),
      nexttrack: () => this.perform('nextturn'),
    };
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
    this.canMuteSpeakers = Boolean(this.playback?.canMuteSpeakers) && this.speakers.length === 2;
    const playing = phase === 'playing';
    this.channel?.publish({ kind: 'state', playing, seconds: this.time, rate: this.preferences.rate });
  }

  /** @param {number} seconds */
  playerMoved(seconds) {
    this.time = seconds;
    if (this.range && this.looping && this.isPlaying && seconds >= this.range.end) {
      this.seek(this.range.start);
      return;
    }
    if (this.phase === 'playing' && performance.now() - this.publishedAt < TIME_INTERVAL) return;
    this.tellTime();
  }

  /** @override @param {import('c/acPlaybackChannel').PlaybackMessage} message */
  playbackHeard({ kind, seconds, playing, layer, places }) {
    if (kind === 'seek' && seconds !== undefined) {
      this.seek(seconds);
      if (playing) this.play();
    } else if (kind === 'play') this.play();
    else if (kind === 'pause') this.playback?.pause();
    else if (kind === 'marks' && layer) this.marks = { ...this.marks, [layer]: places ?? [] };
    else if (kind === 'ask') this.tellNewcomer();
  }

  /** What was said before somebody came. */
  tellNewcomer() {
    if (this.time > 0) this.tellTime();
    if (this.range) this.channel?.publish({ kind: 'range', range: this.range });
  }

  tellTime() {
    this.publishedAt = performance.now();
    this.channel?.publish({ kind: 'time', seconds: this.time, playing: this.phase === 'playing' });
  }

  /** One call at a time. @override @param {import('c/acPlaybackChannel').PlaybackMessage} message */
  otherCallHeard({ kind, playing }) {
    if (kind === 'state' && playing && this.playback?.wantsToPlay) this.playback.pause();
  }

  /** @override */
  forgetCall() {
    super.forgetCall();
    this.playback?.reset();
    this.time = 0;
    this.mutedSpeakers = [false, false];
    this.undrawable = false;
    this.marks = {};
    this.range = null;
    this.looping = false;
  }

  /** The address may name a moment of the call, or a stretch, once; the reader then goes on from there. */
  goToAddressedMoment() {
    const moment = this.playback && momentOf(this.page, String(this.currentRecordId));
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

  /** @param {boolean} looping whether the selected stretch is played again and again */
  setLooping(looping) {
    this.looping = looping && this.range !== null;
    if (this.looping && this.range) this.seek(this.range.start);
  }

  play() {
    if (!this.isDisabled) this.playback?.play();
  }

  toggle() {
    if (!this.isDisabled) this.playback?.toggle();
  }

  /** @param {number} seconds */
  seek(seconds) {
    const within = Math.min(Math.max(0, seconds), this.duration || seconds);
    this.playback?.seek(within);
  }

  /** @param {import('c/acPlayerKeys').PlayerCommand} command */
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

  /** @param {boolean} forward */
  seekTurn(forward) {
    this.seek(neighbouringTurn(this.conversation?.turns ?? [], this.time, forward));
  }

  /** @param {Partial<import('./preferences').Preferences>} changes kept for this user's next call */
  prefer(changes) {
    this.preferences = { ...this.preferences, ...changes };
    storePreferences(this.preferences);
    this.usePreferences();
  }

  usePreferences() {
    this.playback?.setRate(this.preferences.rate);
    this.playback?.setVolume(this.preferences.volume, this.muted);
  }

  /** @param {boolean} muted */
  setMuted(muted) {
    // Who wants to hear again does not want to hear nothing.
    const volume = muted ? this.preferences.volume : this.preferences.volume || 1;
    this.muted = muted;
    this.prefer({ volume });
  }

  /** @param {CustomEvent<{command: import('c/acPlayerKeys').PlayerCommand}>} event */
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
