import { isFinished, stateNamed, stateReported } from 'c/acStates';

/** @import {StateName} from 'c/acStates' */

/**
 * @import {State} from 'c/acStates'
 * @import {RecordingFacts} from './recordingFacts'
 */

/**
 * What is shown instead of the player, or null where there is something to play or to see.
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
 * @param {{undrawable: boolean, problem: string | null}} news whether drawing the waveform failed, and what went
 *   wrong when it was played or saved last
 * @returns {State[]}
 */
export function noticesBesidePlayer(facts, { undrawable, problem }) {
  const lasting = lastingObstacle(facts);
  const notices = [];
  if (lasting) notices.push(stateNamed(lasting));
  else if (problem) notices.push(stateReported(problem));
  if (!lasting && facts.redacted) notices.push(stateNamed('REDACTED'));
  if (!lasting && (!facts.waveform || undrawable)) notices.push(waveformNotice(facts));
  return notices;
}

/**
 * Why Play cannot be pressed at all.
 * @param {RecordingFacts} facts
 * @returns {StateName | null}
 */
export function lastingObstacle(facts) {
  if (facts.recordingStatus === 'DELETED') return 'DELETED';
  if (!facts.path) return 'NO_RECORDING';
  return facts.canPlay ? null : 'NO_PERMISSION';
}

/** @param {RecordingFacts} facts */
function waveformNotice({ status, waveform, waveformStatus, waveformReason }) {
  const pending = waveformStatus === 'PENDING' || (!waveformStatus && !isFinished(status));
  return pending && !waveform
    ? stateNamed('WAVEFORM_PENDING')
    : stateNamed('WAVEFORM_MISSING', waveformReason);
}
