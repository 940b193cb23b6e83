import type { ProblemKind } from './problems.ts';

/** `Status__c`: how far the work on a contact is. */
export const STATUSES = {
  IMPORTED: 'The contact has arrived; nothing is under way.',
  TRANSCRIBING: 'Amazon Transcribe is working on the recording.',
  ANALYSING: 'The transcript is ready; an analysis is under way or will be retried.',
  DONE: 'Everything requested is here, or Status Reason says why not.',
  FAILED: 'The request could not be fulfilled. Status Reason says why.',
} as const;
export type Status = keyof typeof STATUSES;
/** Of these, reconciliation looks for what is left to do. */
export const UNFINISHED_STATUSES = ['IMPORTED', 'TRANSCRIBING', 'ANALYSING'] as const satisfies Status[];

/** `WaveformStatus__c`. */
export const WAVEFORM_STATUSES = {
  PENDING: 'The recording has not been read yet.',
  READY: 'The waveform is on the record.',
  FAILED: 'There is no waveform. Waveform Reason says why.',
} as const;

/** `RecordingStatus__c`. */
export const RECORDING_STATUSES = {
  AVAILABLE: 'Amazon Connect has a recording.',
  DELETED: 'The recording was deleted from Amazon Connect.',
  UNAVAILABLE: 'Amazon Connect has no usable recording.',
} as const;

/** `Problem__c`: what is in the way, by a name to filter and reprocess by. Status Reason says it in words. */
export const RECORD_PROBLEMS = {
  ACCESS_DENIED:
    'AWS denies the middleware or Amazon Transcribe access to a recording or to the results. Retried until access is granted.',
  RECORDING_NOT_ALLOWED: 'The recording is stored in a location that is not allowed.',
  RECORDING_MISSING: 'The recording never arrived in S3.',
  AUDIO_UNREADABLE: 'The recording is not readable audio.',
  TRANSCRIPTION_REFUSED:
    'Amazon Transcribe refused the request, usually for a vocabulary, filter, model or language.',
  TRANSCRIPTION_FAILED: 'Amazon Transcribe could not transcribe the recording.',
  TRANSCRIPT_UNREADABLE: 'A transcript or an analysis could not be read.',
  TRANSCRIPT_WITHHELD: 'Personal data could not be removed, so the transcript is not stored.',
  CONTACT_LENS_MISSING: 'A file expected from Contact Lens or Amazon Connect never arrived.',
  LANGUAGE_INVALID: 'The requested language is not an Amazon Transcribe language.',
} as const;
export type RecordProblem = keyof typeof RECORD_PROBLEMS;

/** How one item of a batch ended, and what a queue does with its message. */
export const OUTCOMES = {
  created: { meaning: 'a new record; this stage is done', queue: 'drop the message' },
  updated: { meaning: 'the record is up to date; this stage is done', queue: 'drop the message' },
  superseded: { meaning: 'Salesforce has a newer contact record', queue: 'drop the message' },
  ignored: {
    meaning:
      "nothing to do, such as another job's event or another object, or the contact was deleted: then `problem` says so",
    queue: 'drop the message',
  },
  done: { meaning: 'this stage is done', queue: 'drop the message' },
  waiting: {
    meaning: "the recording or the contact's record has not arrived yet",
    queue: 'deliver it again later',
  },
  failed: {
    meaning: '`problem` says why',
    queue: 'deliver it again; after some attempts to the dead-letter queue',
  },
} as const;
export type ItemOutcome = keyof typeof OUTCOMES;
export const ITEM_OUTCOMES = Object.keys(OUTCOMES) as [ItemOutcome, ...ItemOutcome[]];

type PlaybackMeaning = { meaning: string; problems?: readonly ProblemKind[] };

/**
 * What asking for a recording can end in: the one vocabulary of Apex and the components. `problems` are those of
 * the middleware that Apex tells the components as this state; any other becomes `UNREACHABLE`.
 */
export const PLAYBACK_STATES = {
  READY: { meaning: 'There is a link.' },
  NO_PERMISSION: { meaning: 'The user lacks the custom permission.' },
  NO_ACCESS: { meaning: "The record was deleted or isn't shared with the user." },
  NO_RECORDING: { meaning: 'The contact has no recording.' },
  DELETED: { meaning: 'The recording was deleted.' },
  NOT_YET: { meaning: 'The recording is not in the bucket.', problems: ['recording-not-there'] },
  ARCHIVED: {
    meaning: 'The recording is in an archive storage class.',
    problems: ['recording-archived'],
  },
  NOT_ALLOWED: {
    meaning: 'The recording is stored in a location that is not allowed, or belongs to another contact.',
    problems: ['recording-not-allowed'],
  },
  UNREACHABLE: { meaning: 'The middleware did not respond, or its response is unusable.' },
  NOT_CONFIGURED: {
    meaning: 'The named credential is missing or incomplete, or the middleware does not accept its key.',
    problems: ['not-authenticated', 'not-allowed', 'not-found'],
  },
} as const satisfies Record<string, PlaybackMeaning>;
export type PlaybackState = keyof typeof PLAYBACK_STATES;

/** The state that each of these problems is told as. */
export function playbackStateByProblem(): Record<string, PlaybackState> {
  const states: [PlaybackState, PlaybackMeaning][] = Object.entries(PLAYBACK_STATES) as never;
  return Object.fromEntries(
    states.flatMap(([state, { problems = [] }]) => problems.map((problem) => [problem, state])),
  );
}
