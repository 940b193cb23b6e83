/**
 * What a reader wants to see of a conversation: in each member any of what it lists, everything
 * where it lists nothing; a turn must suit all members.
 * @typedef {object} TurnFilter
 * @property {string[]} participants ids
 * @property {string[]} sentiments labels
 * @property {string[]} findings keys
 * @import {Turn} from 'c/acConversation'
 * @import {Finding} from 'c/acTextMarks'
 */

/** @type {TurnFilter} */
export const NO_FILTER = { participants: [], sentiments: [], findings: [] };

/** How many things are chosen. @param {TurnFilter} filter */
export function chosenCount({ participants, sentiments, findings }) {
  return participants.length + sentiments.length + findings.length;
}

/**
 * @param {Turn[]} turns
 * @param {TurnFilter} filter
 * @param {Finding[]} findings of the conversation
 * @returns {Turn[]} in their order; the same array where nothing is chosen
 */
export function turnsFor(turns, filter, findings) {
  if (chosenCount(filter) === 0) return turns;
  const places = findings
    .filter(({ key }) => filter.findings.includes(key))
    .flatMap((finding) => finding.places);
  const found = new Set(places.map(({ turn }) => turn));
  return turns.filter(
    ({ index, participant, sentiment }) =>
      suits(filter.participants, participant) &&
      suits(filter.sentiments, sentiment?.label) &&
      (filter.findings.length === 0 || found.has(index)),
  );
}

/** @param {string[]} wanted @param {string | undefined} value */
function suits(wanted, value) {
  return wanted.length === 0 || (value !== undefined && wanted.includes(value));
}

/**
 * The filter with one thing chosen, or no longer.
 * @param {TurnFilter} filter
 * @param {keyof TurnFilter} member
 * @param {string} value
 * @returns {TurnFilter}
 */
export function toggled(filter, member, value) {
  const chosen = filter[member];
  const changed = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  return { ...filter, [member]: changed };
}
