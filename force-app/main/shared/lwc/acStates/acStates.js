import { words } from './words';

/** @import {Status} from 'contracts' */

/**
 * What is shown instead of, or beside, something that is not there (yet).
 * @typedef {object} State
 * @property {StateName} name
 * @property {string} icon
 * @property {string} title
 * @property {string} detail
 * @property {boolean} busy whether it will pass by itself
 * @property {boolean} canRetry whether asking again may help
 * @typedef {keyof typeof words} StateName
 */

/** @type {Record<StateName, string>} */
const ICONS = {
  PLACEHOLDER: 'utility:call',
  NO_CALLS: 'utility:call',
  CALLS_NOT_FOUND: 'utility:settings',
  LOADING: 'utility:clock',
  PROCESSING: 'utility:clock',
  NO_RECORDING: 'utility:volume_off',
  CHAT: 'utility:chat',
  DELETED: 'utility:delete',
  ARCHIVED: 'utility:archive',
  NOT_YET: 'utility:clock',
  NO_PERMISSION: 'utility:lock',
  NO_DOWNLOAD: 'utility:lock',
  NO_ACCESS: 'utility:lock',
  RECORD_FAILED: 'utility:error',
  NOT_ALLOWED: 'utility:ban',
  UNREACHABLE: 'utility:offline',
  NOT_CONFIGURED: 'utility:settings',
  AUDIO_UNREACHABLE: 'utility:offline',
  OFFLINE: 'utility:offline',
  UNSUPPORTED: 'utility:warning',
  PRESS_PLAY: 'utility:play',
  REDACTED: 'utility:shield',
  WAVEFORM_PENDING: 'utility:clock',
  WAVEFORM_MISSING: 'utility:info',
  NO_TRANSCRIPT: 'utility:comments',
  NOTHING_SAID: 'utility:comments',
  NO_TURNS: 'utility:filter',
  TRANSCRIPT_PENDING: 'utility:clock',
  TRANSCRIPT_FAILED: 'utility:error',
  TRANSCRIPT_UNREADABLE: 'utility:error',
  TRANSCRIPT_CHANGED: 'utility:refresh',
  TRANSCRIPT_WITHHELD: 'utility:lock',
  NEWER_VERSION: 'utility:info',
  NO_INSIGHTS: 'utility:metrics',
  INSIGHTS_PENDING: 'utility:clock',
  NO_COMMENTS: 'utility:comments',
};

/** @type {Set<StateName>} */
const BUSY = new Set(['LOADING', 'PROCESSING', 'WAVEFORM_PENDING', 'TRANSCRIPT_PENDING', 'INSIGHTS_PENDING']);
/** @type {Set<StateName>} */
const RETRY = new Set([
  'NOT_YET',
  'RECORD_FAILED',
  'UNREACHABLE',
  'AUDIO_UNREACHABLE',
  'UNSUPPORTED',
  'TRANSCRIPT_CHANGED',
]);

/**
 * A state in words.
 * @param {StateName} name
 * @param {string | null} [detail] more precise than the usual explanation
 * @returns {State}
 */
export function stateNamed(name, detail) {
  return {
    name,
    icon: ICONS[name],
    title: words[name].title,
    detail: detail || words[name].detail,
    busy: BUSY.has(name),
    canRetry: RETRY.has(name),
  };
}

/**
 * The state for what Apex or the player reports; a name that is not known here (from a newer Apex
 * class) is told as a failure.
 * @param {string} name
 * @returns {State}
 */
export function stateReported(name) {
  return stateNamed(name in words ? /** @type {StateName} */ (name) : 'UNREACHABLE');
}

/** @type {Set<Status>} */
const FINISHED = new Set(['DONE', 'FAILED']);

/**
 * Whether the work on a call is over, for better or worse.
 * @param {Status | null | undefined} status `Status__c`
 */
export function isFinished(status) {
  return Boolean(status && FINISHED.has(status));
}

/**
 * Whether there may be a conversation to read: it is written before an analysis that failed is tried again.
 * @param {Status | null | undefined} status `Status__c`
 */
export function mayHaveConversation(status) {
  return isFinished(status) || status === 'ANALYSING';
}
