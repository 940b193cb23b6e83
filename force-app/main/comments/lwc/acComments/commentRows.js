/**
 * @import {Comment} from './acComments'
 * @typedef {object} Unsettled what the org has not confirmed yet, or refused
 * @property {Comment[]} added
 * @property {Record<string, string>} changed new texts by comment
 * @property {string[]} removed
 * @property {Record<string, {rejected: string, error: string}>} refused texts that were not saved, by comment
 */

/**
 * The comments of an answer of Apex, which may leave out what has no value, or say null.
 * @param {{comments: Comment[]}} answer
 * @returns {Comment[]}
 */
export function commentsOf({ comments }) {
  return comments.map(({ startTime, endTime, ...comment }) => ({
    ...comment,
    ...((startTime ?? null) !== null && { startTime }),
    ...((endTime ?? null) !== null && { endTime }),
  }));
}

/** A moment counts as reached for this long. */
const MOMENT_SECONDS = 3;

/**
 * The comments as they will be once the org has confirmed everything.
 * @param {Comment[]} comments
 * @param {Unsettled} unsettled
 * @returns {Comment[]} on the whole call first, then in the order of the recording
 */
export function commentRows(comments, { added, changed, removed, refused }) {
  const kept = comments
    .filter(({ recordId }) => !removed.includes(recordId))
    .map((comment) => withChange(comment, changed[comment.recordId], refused[comment.recordId]));
  return [...kept, ...added].sort((one, other) => (one.startTime ?? -1) - (other.startTime ?? -1));
}

/** @param {Comment} comment @param {string | undefined} body @param {Unsettled['refused'][string] | undefined} refusal */
function withChange(comment, body, refusal) {
  if (body !== undefined) return { ...comment, body, isPending: true };
  return refusal ? { ...comment, ...refusal } : comment;
}

/**
 * The places of comments, for the waveform and the transcript.
 * @param {Comment[]} comments
 */
export function commentPlaces(comments) {
  return comments.flatMap(({ recordId, startTime, endTime, body }) => {
    if (startTime === undefined) return [];
    return [{ start: startTime, end: endTime ?? startTime, text: body, id: recordId }];
  });
}

/** Whether the recording is at what a comment is about. @param {Comment} comment @param {number} seconds */
export function isReached({ startTime, endTime }, seconds) {
  if (startTime === undefined) return false;
  return seconds >= startTime && seconds < (endTime ?? startTime + MOMENT_SECONDS);
}
