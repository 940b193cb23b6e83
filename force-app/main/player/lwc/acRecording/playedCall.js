import getPlayback from '@salesforce/apex/AC_PlaybackController.getPlayback';
import AUDIO_DURATION from '@salesforce/schema/AC_Contact_Channel_Analytics__c.AudioDuration__c';
import DURATION from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Duration__c';
import { nextJump } from './jumps';
import { labels } from './labels';
import { mediaKeyHandlers } from './mediaKeyHandlers';
import { Playback } from './playback';
import { storePreferences, storedPreferences } from './preferences';
import { RecordedCall } from './recordedCall';
import { neighbouringTurn } from './turnJumps';

/** How often the others on the page are told the time while it plays, milliseconds. */
const TIME_INTERVAL = 240;

/** A call whose recording is played, with the user's preferences, over a selected stretch again and again. */
export class PlayedCall extends RecordedCall {
  /** @type {HTMLAudioElement | undefined} */
  media;
  /** @type {Playback | undefined} */
  playback;
  time = 0;
  phase = 'idle';
  preferences = storedPreferences();
  muted = false;
  /** Left and right channel. @type {boolean[]} */
  mutedSpeakers = [false, false];
  canMuteSpeakers = false;
  publishedAt = 0;
  /** The selected stretch. @type {{start: number, end: number} | null} */
  range = null;
  looping = false;

  /** @param {HTMLElement} place takes the audio element */
  startPlayback(place) {
    // Made here, not in the template: whoever worked on an element's sound cannot hand it on.
    this.media = document.createElement('audio');
    this.media.preload = 'auto';
    place.append(this.media);
    this.playback = new Playback(this.media, {
      title: labels.recording,
      requestSource: () => this.requestSource(),
      nextJump: (seconds) => nextJump(seconds, this.ways),
      onState: (state) => this.playerChanged(state),
      onTime: (seconds) => this.playerMoved(seconds),
      duration: () => this.duration,
      mediaKeys: mediaKeyHandlers(this),
    });
    this.usePreferences();
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.playback?.destroy();
    this.playback = undefined;
    this.media?.remove();
    this.media = undefined;
    this.phase = 'idle';
  }

  get duration() {
    const audio = this.value(AUDIO_DURATION) ?? this.conversation?.statistics.durationSeconds;
    return audio || this.media?.duration || this.value(DURATION) || 0;
  }

  get isPlaying() {
    return this.phase === 'playing';
  }

  /** What the playback jumps over or back for. */
  get ways() {
    return {
      loop: this.looping ? this.range : null,
      silences: this.preferences.skipsSilence ? this.silences : [],
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

  tellTime() {
    this.publishedAt = performance.now();
    this.channel?.publish({ kind: 'time', seconds: this.time, playing: this.phase === 'playing' });
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

  pause() {
    this.playback?.pause();
  }

  toggle() {
    if (!this.isDisabled) this.playback?.toggle();
  }

  /** @param {number} seconds */
  seek(seconds) {
    const within = Math.min(Math.max(0, seconds), this.duration || seconds);
    this.playback?.seek(within);
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

  /** @override */
  forgetCall() {
    super.forgetCall();
    this.playback?.reset();
    this.time = 0;
    this.mutedSpeakers = [false, false];
    this.range = null;
    this.looping = false;
  }
}
