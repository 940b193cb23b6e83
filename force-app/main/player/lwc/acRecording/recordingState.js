import { isFinished, stateNamed, stateReported } from 'c/acStates';

/**
 * @typedef {import('c/acStates').State} State
 * @typedef {object} RecordingFacts
 * @property {boolean} canPlay whether the user has the permission to play
 * @property {string | null | undefined} channel
 * @property {string | null | undefined} status of the work on the call
 * @property {string | null | undefined} path where the recording is
 * @property {boolean} redacted whether it is the one without personal data
 * @property {string | null | undefined} recordingStatus
 * @property {string | null | undefined} waveform
 * @property {string | null | undefined} waveformStatus
 * @property {string | null | undefined} waveformReason
 * @property {boolean} undrawable whether drawing the waveform failed
 * @property {string | null} problem of the playback
 */

/**
 * What stands in the place of the player, or null where there is something to play or to see.
 * @param {RecordingFacts} facts
 * @returns {State | null}
 */
export function stateInsteadOfPlayer(facts) {
  if (facts.path || facts.waveform) return null;
  if (facts.recordingStatus === 'DELETED') return stateNamed('DELETED');
  if (facts.channel === 'CHAT') return stateNamed('CHAT');
  return stateNamed(isFinished(facts.status) ? 'NO_RECORDING' : 'PROCESSING');
}

/**
 * What is said beside the player.
 * @param {RecordingFacts} facts
 * @returns {State[]}
 */
export function noticesBesidePlayer(facts) {
  const lasting = lastingObstacle(facts);
  const notices = [];
  if (lasting) notices.push(stateNamed(lasting));
  else if (facts.problem) notices.push(stateReported(facts.problem));
  if (!lasting && facts.redacted) notices.push(stateNamed('REDACTED'));
  if (!lasting && (!facts.waveform || facts.undrawable)) notices.push(waveformNotice(facts));
  return notices;
}

/**
 * Why Play cannot be pressed at all.
 * @param {RecordingFacts} facts
 * @returns {import('c/acStates').StateName | null}
 */
export function lastingObstacle(facts) {
  if (facts.recordingStatus === 'DELETED') return 'DELETED';
  if (!facts.path) return 'NO_RECORDING';
  return facts.canPlay ? null : 'NO_PERMISSION';
}

/** @param {RecordingFacts} facts */
function waveformNotice(facts) {
  const pending = facts.waveformStatus === 'PENDING' || (!facts.waveformStatus && !isFinished(facts.status));
  return pending && !facts.waveform
    ? stateNamed('WAVEFORM_PENDING')
    : stateNamed('WAVEFORM_MISSING', facts.waveformReason);
}
