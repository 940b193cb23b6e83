import failed from '@salesforce/label/c.AC_Call_Failed';
import inWork from '@salesforce/label/c.AC_Call_In_Work';
import { dateTime } from 'c/acFormat';
import { isFinished } from 'c/acStates';
import { clockTime, spokenTime } from 'c/acTime';
import { TONES } from 'c/acTone';

/**
 * @import {Call} from 'c/acPageCalls'
 * @import {Tone} from 'c/acTone'
 * @import {Status} from 'contracts'
 */

/**
 * What a list says about a call, each part empty where it is not known.
 * @typedef {object} CallWords
 * @property {string} when the record's number where the time is not known
 * @property {string} agent
 * @property {string} length
 * @property {string} spokenLength for screen readers
 * @property {Tone | undefined} tone
 * @property {string} progress while the call is worked on, and where that failed
 */

/**
 * @param {Call} call
 * @returns {CallWords}
 */
export function callWords({ name, startedAt, agent, duration, sentiment, status }) {
  return {
    when: startedAt ? dateTime(startedAt) : name,
    agent: agent ?? '',
    length: duration ? clockTime(duration) : '',
    spokenLength: duration ? spokenTime(duration) : '',
    tone: sentiment && TONES[sentiment],
    progress: progressOf(status),
  };
}

/** @param {Status | undefined} status */
function progressOf(status) {
  if (!isFinished(status)) return inWork;
  return status === 'FAILED' ? failed : '';
}

/** The same in one line. @param {Call} call */
export function callSummary(call) {
  const { when, agent, length } = callWords(call);
  return [when, agent, length].filter(Boolean).join(' · ');
}
