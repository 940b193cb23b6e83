import { api, wire } from 'lwc';
import { CurrentPageReference } from 'lightning/navigation';
import CallBase from 'c/acCallBase';
import { momentOf } from 'c/acMomentLink';
import { stateNamed } from 'c/acStates';
import { actions } from './actions';
import { CallPlayback } from './callPlayback';
import { downloadRecording } from './download';
import { labels } from './labels';
import { commandOf } from './playerKeys';
import { RECORDING_FIELDS, recordingFacts } from './recordingFacts';
import { lastingObstacle, noticesBesidePlayer, stateInsteadOfPlayer } from './recordingState';
import { channelSpeakers } from './speakers';

/**
 * @import {PlayerCommand} from './playerKeys'
 * @import {PlaybackMessage} from 'c/acCallBase'
 * @import {PageReference} from 'c/acMomentLink'
 */

/** The call's recording: its waveform from the record, and playback once Play is pressed. */
export default class AcRecording extends CallBase {
  @api contactIdField = '';
  @api lookupField = '';

  @api
  get recordId() {
    return this.page.recordId;
  }
  set recordId(id) {
    this.page.recordId = id;
  }

  @api
  get objectApiName() {
    return this.page.objectApiName;
  }
  set objectApiName(name) {
    this.page.objectApiName = name;
  }

  source = 'recording';
  labels = labels;
  /** @type {object[]} */
  optionalFields = [...this.optionalFields, ...RECORDING_FIELDS];
  playback = this.own(
    new CallPlayback({
      call: () => this.playableCall,
      publish: (news) => this.channel.publish(news),
      onChange: (played) => {
        this.played = played;
      },
    }),
  );
  played = this.playback.played;
  /** Places that other components found. @type {Record<string, {start: number, end: number, text: string}[]>} */
  marks = {};
  undrawable = false;
  /** @type {PageReference | undefined} */
  pageReference;

  @wire(CurrentPageReference)
  arrive(/** @type {PageReference} */ page) {
    this.pageReference = page;
    this.goToAddressedMoment();
  }

  renderedCallback() {
    if (this.playback.isReady || !this.refs?.sound) return;
    this.playback.start(/** @type {HTMLElement} */ (this.refs.sound));
    this.goToAddressedMoment();
  }

  get facts() {
    return recordingFacts((field) => this.value(field));
  }

  /** @override */
  get isUnfinished() {
    return super.isUnfinished || this.facts.waveformStatus === 'PENDING';
  }

  /** A user who cannot play is told so, even where the record is hidden as well. @override */
  get recordState() {
    const state = super.recordState;
    return state?.name === 'NO_ACCESS' && !this.facts.canPlay ? stateNamed('NO_PERMISSION') : state;
  }

  get blockingState() {
    return this.recordState ?? stateInsteadOfPlayer(this.facts);
  }

  get notices() {
    return noticesBesidePlayer(this.facts, { undrawable: this.undrawable, problem: this.played.problem });
  }

  get isDisabled() {
    return lastingObstacle(this.facts) !== null;
  }

  get canDownload() {
    const { canDownload, recordingStatus } = this.facts;
    return canDownload && !this.blockingState && recordingStatus !== 'DELETED';
  }

  get duration() {
    return this.playback.duration;
  }

  get isPlaying() {
    return this.played.phase === 'playing';
  }

  get turns() {
    return this.conversation?.turns ?? [];
  }

  get hasTurns() {
    return this.turns.length > 0;
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

  get playableCall() {
    const { audioDuration, contactDuration } = this.facts;
    return {
      recordId: this.callId,
      canPlay: !this.isDisabled,
      audioDuration: audioDuration ?? this.conversation?.statistics.durationSeconds,
      contactDuration,
      turns: this.turns,
      silences: this.silences,
      hasSpeakers: this.speakers.length === 2,
    };
  }

  /** @returns {any} */
  get timeline() {
    return this.refs?.timeline;
  }

  /** @override @param {PlaybackMessage} message */
  playbackHeard({ kind, seconds, playing, layer, places }) {
    if (kind === 'seek' && seconds !== undefined) {
      this.playback.seek(seconds);
      if (playing) this.playback.play();
    } else if (kind === 'play') this.playback.play();
    else if (kind === 'pause') this.playback.pause();
    else if (kind === 'marks' && layer) this.marks = { ...this.marks, [layer]: places ?? [] };
    else if (kind === 'ask') this.playback.tellNewcomer();
  }

  /** One call at a time. @override @param {PlaybackMessage} message */
  otherCallHeard({ kind, playing }) {
    if (kind === 'state' && playing && this.playback.wantsToPlay) this.playback.pause();
  }

  /** @override */
  forgetCall() {
    super.forgetCall();
    this.playback.forget();
    this.undrawable = false;
    this.marks = {};
  }

  /** The address may name a moment of the call, or a stretch, once; the reader then goes on from there. */
  goToAddressedMoment() {
    const moment = this.playback.isReady && momentOf(this.pageReference, String(this.callId));
    if (!moment) return;
    this.pageReference = undefined;
    if (moment.end !== undefined) this.playback.setRange({ start: moment.start, end: moment.end });
    this.playback.seek(moment.start);
  }

  listShortcuts() {
    /** @type {any} */ (this.refs?.shortcuts)?.show();
  }

  toggle() {
    this.playback.toggle();
  }

  /** @param {PlayerCommand} command */
  perform(command) {
    actions[command](this);
  }

  /** @param {CustomEvent<{command: PlayerCommand}>} event */
  handleCommand(event) {
    this.perform(event.detail.command);
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    this.perform(command);
  }

  /** @param {CustomEvent<{seconds: number}>} event */
  handleSeek(event) {
    this.playback.seek(event.detail.seconds);
  }

  /** @param {CustomEvent<{range: {start: number, end: number} | null}>} event */
  handleRange(event) {
    this.playback.setRange(event.detail.range);
  }

  /** @param {CustomEvent<{looping: boolean}>} event */
  handleLoop(event) {
    this.playback.setLooping(event.detail.looping);
  }

  /** @param {CustomEvent<{rate: number}>} event */
  handleRate(event) {
    this.playback.prefer({ rate: event.detail.rate });
  }

  /** @param {CustomEvent<{volume: number}>} event */
  handleVolume(event) {
    this.playback.setVolume(event.detail.volume);
  }

  /** @param {CustomEvent<{muted: boolean[]}>} event */
  handleSpeakers(event) {
    this.playback.muteSpeakers(event.detail.muted);
  }

  handleUndrawable() {
    this.undrawable = true;
  }

  retryPlayback() {
    this.playback.play();
  }

  async download() {
    this.playback.report(await downloadRecording(String(this.callId)));
  }
}
