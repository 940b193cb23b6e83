import placeholderTitle from '@salesforce/label/c.AC_State_Placeholder_Title';
import placeholderDetail from '@salesforce/label/c.AC_State_Placeholder_Detail';
import noCallsTitle from '@salesforce/label/c.AC_State_No_Calls_Title';
import noCallsDetail from '@salesforce/label/c.AC_State_No_Calls_Detail';
import callsNotFoundTitle from '@salesforce/label/c.AC_State_Calls_Not_Found_Title';
import callsNotFoundDetail from '@salesforce/label/c.AC_State_Calls_Not_Found_Detail';
import loadingTitle from '@salesforce/label/c.AC_State_Loading_Title';
import loadingDetail from '@salesforce/label/c.AC_State_Loading_Detail';
import processingTitle from '@salesforce/label/c.AC_State_Processing_Title';
import processingDetail from '@salesforce/label/c.AC_State_Processing_Detail';
import noRecordingTitle from '@salesforce/label/c.AC_State_No_Recording_Title';
import noRecordingDetail from '@salesforce/label/c.AC_State_No_Recording_Detail';
import chatTitle from '@salesforce/label/c.AC_State_Chat_Title';
import chatDetail from '@salesforce/label/c.AC_State_Chat_Detail';
import deletedTitle from '@salesforce/label/c.AC_State_Deleted_Title';
import deletedDetail from '@salesforce/label/c.AC_State_Deleted_Detail';
import archivedTitle from '@salesforce/label/c.AC_State_Archived_Title';
import archivedDetail from '@salesforce/label/c.AC_State_Archived_Detail';
import notYetTitle from '@salesforce/label/c.AC_State_Not_Yet_Title';
import notYetDetail from '@salesforce/label/c.AC_State_Not_Yet_Detail';
import noPermissionTitle from '@salesforce/label/c.AC_State_No_Permission_Title';
import noPermissionDetail from '@salesforce/label/c.AC_State_No_Permission_Detail';
import noDownloadTitle from '@salesforce/label/c.AC_State_No_Download_Title';
import noDownloadDetail from '@salesforce/label/c.AC_State_No_Download_Detail';
import noAccessTitle from '@salesforce/label/c.AC_State_No_Access_Title';
import noAccessDetail from '@salesforce/label/c.AC_State_No_Access_Detail';
import recordFailedTitle from '@salesforce/label/c.AC_State_Record_Failed_Title';
import recordFailedDetail from '@salesforce/label/c.AC_State_Record_Failed_Detail';
import notAllowedTitle from '@salesforce/label/c.AC_State_Not_Allowed_Title';
import notAllowedDetail from '@salesforce/label/c.AC_State_Not_Allowed_Detail';
import unreachableTitle from '@salesforce/label/c.AC_State_Unreachable_Title';
import unreachableDetail from '@salesforce/label/c.AC_State_Unreachable_Detail';
import notConfiguredTitle from '@salesforce/label/c.AC_State_Not_Configured_Title';
import notConfiguredDetail from '@salesforce/label/c.AC_State_Not_Configured_Detail';
import audioUnreachableTitle from '@salesforce/label/c.AC_State_Audio_Unreachable_Title';
import audioUnreachableDetail from '@salesforce/label/c.AC_State_Audio_Unreachable_Detail';
import offlineTitle from '@salesforce/label/c.AC_State_Offline_Title';
import offlineDetail from '@salesforce/label/c.AC_State_Offline_Detail';
import unsupportedTitle from '@salesforce/label/c.AC_State_Unsupported_Title';
import unsupportedDetail from '@salesforce/label/c.AC_State_Unsupported_Detail';
import pressPlayTitle from '@salesforce/label/c.AC_State_Press_Play_Title';
import pressPlayDetail from '@salesforce/label/c.AC_State_Press_Play_Detail';
import redactedTitle from '@salesforce/label/c.AC_State_Redacted_Title';
import redactedDetail from '@salesforce/label/c.AC_State_Redacted_Detail';
import waveformPendingTitle from '@salesforce/label/c.AC_State_Waveform_Pending_Title';
import waveformPendingDetail from '@salesforce/label/c.AC_State_Waveform_Pending_Detail';
import waveformMissingTitle from '@salesforce/label/c.AC_State_Waveform_Missing_Title';
import waveformMissingDetail from '@salesforce/label/c.AC_State_Waveform_Missing_Detail';
import noTranscriptTitle from '@salesforce/label/c.AC_State_No_Transcript_Title';
import noTranscriptDetail from '@salesforce/label/c.AC_State_No_Transcript_Detail';
import nothingSaidTitle from '@salesforce/label/c.AC_State_Nothing_Said_Title';
import nothingSaidDetail from '@salesforce/label/c.AC_State_Nothing_Said_Detail';
import noTurnsTitle from '@salesforce/label/c.AC_State_No_Turns_Title';
import noTurnsDetail from '@salesforce/label/c.AC_State_No_Turns_Detail';
import transcriptPendingTitle from '@salesforce/label/c.AC_State_Transcript_Pending_Title';
import transcriptPendingDetail from '@salesforce/label/c.AC_State_Transcript_Pending_Detail';
import transcriptFailedTitle from '@salesforce/label/c.AC_State_Transcript_Failed_Title';
import transcriptFailedDetail from '@salesforce/label/c.AC_State_Transcript_Failed_Detail';
import transcriptUnreadableTitle from '@salesforce/label/c.AC_State_Transcript_Unreadable_Title';
import transcriptUnreadableDetail from '@salesforce/label/c.AC_State_Transcript_Unreadable_Detail';
import transcriptChangedTitle from '@salesforce/label/c.AC_State_Transcript_Changed_Title';
import transcriptChangedDetail from '@salesforce/label/c.AC_State_Transcript_Changed_Detail';
import transcriptWithheldTitle from '@salesforce/label/c.AC_State_Transcript_Withheld_Title';
import transcriptWithheldDetail from '@salesforce/label/c.AC_State_Transcript_Withheld_Detail';
import newerVersionTitle from '@salesforce/label/c.AC_State_Newer_Version_Title';
import newerVersionDetail from '@salesforce/label/c.AC_State_Newer_Version_Detail';
import noInsightsTitle from '@salesforce/label/c.AC_State_No_Insights_Title';
import noInsightsDetail from '@salesforce/label/c.AC_State_No_Insights_Detail';
import insightsPendingTitle from '@salesforce/label/c.AC_State_Insights_Pending_Title';
import insightsPendingDetail from '@salesforce/label/c.AC_State_Insights_Pending_Detail';
import noCommentsTitle from '@salesforce/label/c.AC_State_No_Comments_Title';
import noCommentsDetail from '@salesforce/label/c.AC_State_No_Comments_Detail';

/** @import {PlaybackState} from 'contracts' */

/** Title and explanation of every state, by its name. @satisfies {Record<Exclude<PlaybackState, 'READY'>, object> & Record<string, object>} */
export const words = {
  PLACEHOLDER: { title: placeholderTitle, detail: placeholderDetail },
  NO_CALLS: { title: noCallsTitle, detail: noCallsDetail },
  CALLS_NOT_FOUND: { title: callsNotFoundTitle, detail: callsNotFoundDetail },
  LOADING: { title: loadingTitle, detail: loadingDetail },
  PROCESSING: { title: processingTitle, detail: processingDetail },
  NO_RECORDING: { title: noRecordingTitle, detail: noRecordingDetail },
  CHAT: { title: chatTitle, detail: chatDetail },
  DELETED: { title: deletedTitle, detail: deletedDetail },
  ARCHIVED: { title: archivedTitle, detail: archivedDetail },
  NOT_YET: { title: notYetTitle, detail: notYetDetail },
  NO_PERMISSION: { title: noPermissionTitle, detail: noPermissionDetail },
  NO_DOWNLOAD: { title: noDownloadTitle, detail: noDownloadDetail },
  NO_ACCESS: { title: noAccessTitle, detail: noAccessDetail },
  RECORD_FAILED: { title: recordFailedTitle, detail: recordFailedDetail },
  NOT_ALLOWED: { title: notAllowedTitle, detail: notAllowedDetail },
  UNREACHABLE: { title: unreachableTitle, detail: unreachableDetail },
  NOT_CONFIGURED: { title: notConfiguredTitle, detail: notConfiguredDetail },
  AUDIO_UNREACHABLE: { title: audioUnreachableTitle, detail: audioUnreachableDetail },
  OFFLINE: { title: offlineTitle, detail: offlineDetail },
  UNSUPPORTED: { title: unsupportedTitle, detail: unsupportedDetail },
  PRESS_PLAY: { title: pressPlayTitle, detail: pressPlayDetail },
  REDACTED: { title: redactedTitle, detail: redactedDetail },
  WAVEFORM_PENDING: { title: waveformPendingTitle, detail: waveformPendingDetail },
  WAVEFORM_MISSING: { title: waveformMissingTitle, detail: waveformMissingDetail },
  NO_TRANSCRIPT: { title: noTranscriptTitle, detail: noTranscriptDetail },
  NO_TURNS: { title: noTurnsTitle, detail: noTurnsDetail },
  NOTHING_SAID: { title: nothingSaidTitle, detail: nothingSaidDetail },
  TRANSCRIPT_PENDING: { title: transcriptPendingTitle, detail: transcriptPendingDetail },
  TRANSCRIPT_FAILED: { title: transcriptFailedTitle, detail: transcriptFailedDetail },
  TRANSCRIPT_UNREADABLE: { title: transcriptUnreadableTitle, detail: transcriptUnreadableDetail },
  TRANSCRIPT_CHANGED: { title: transcriptChangedTitle, detail: transcriptChangedDetail },
  TRANSCRIPT_WITHHELD: { title: transcriptWithheldTitle, detail: transcriptWithheldDetail },
  NEWER_VERSION: { title: newerVersionTitle, detail: newerVersionDetail },
  NO_INSIGHTS: { title: noInsightsTitle, detail: noInsightsDetail },
  INSIGHTS_PENDING: { title: insightsPendingTitle, detail: insightsPendingDetail },
  NO_COMMENTS: { title: noCommentsTitle, detail: noCommentsDetail },
};
