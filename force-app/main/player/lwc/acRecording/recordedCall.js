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
import { stateNamed } from 'c/acStates';
import { lastingObstacle, noticesBesidePlayer, stateInsteadOfPlayer } from './recordingState';
import { channelSpeakers } from './speakers';

/** A call and its recording as the record and the conversation describe it, and whether it can be played. */
export class RecordedCall extends CallElement {
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

  /** What stood in the way of playing or saving the recording last. @type {string | null} */
  problem = null;
  undrawable = false;

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

  get hasTurns() {
    return Boolean(this.conversation?.turns.length);
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

  /** @override */
  forgetCall() {
    super.forgetCall();
    this.undrawable = false;
  }
}
