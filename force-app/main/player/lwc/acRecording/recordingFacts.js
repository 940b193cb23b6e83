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

/** @import {RecordingStatus, Status, WaveformStatus} from 'contracts' */

/** Fields of a call that describe its recording. */
export const RECORDING_FIELDS = [
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

/**
 * A recording as its call's record describes it, and what the user can do with it. A value is empty
 * where it is not known, or hidden from the user.
 * @typedef {object} RecordingFacts
 * @property {boolean} canPlay whether the user has the permission to play
 * @property {boolean} canDownload whether the user has the permission to download
 * @property {string | null | undefined} channel
 * @property {Status | null | undefined} status of the work on the call
 * @property {string | null | undefined} path where the recording is
 * @property {boolean} redacted whether it is the one without personal data
 * @property {RecordingStatus | null | undefined} recordingStatus
 * @property {number | null | undefined} audioDuration of the recording, seconds
 * @property {number | null | undefined} contactDuration of the contact, seconds
 * @property {string | null | undefined} waveform
 * @property {WaveformStatus | null | undefined} waveformStatus
 * @property {string | null | undefined} waveformReason
 */

/**
 * @param {(field: object) => any} value of a field
 * @returns {RecordingFacts}
 */
export function recordingFacts(value) {
  const path = value(RECORDING_PATH);
  const redactedPath = value(REDACTED_PATH);
  return {
    canPlay: Boolean(MAY_PLAY),
    canDownload: Boolean(MAY_DOWNLOAD),
    channel: value(CHANNEL),
    status: value(STATUS),
    path: path ?? redactedPath,
    redacted: !path && Boolean(redactedPath),
    recordingStatus: value(RECORDING_STATUS),
    audioDuration: value(AUDIO_DURATION),
    contactDuration: value(DURATION),
    waveform: value(WAVEFORM),
    waveformStatus: value(WAVEFORM_STATUS),
    waveformReason: value(WAVEFORM_REASON),
  };
}
