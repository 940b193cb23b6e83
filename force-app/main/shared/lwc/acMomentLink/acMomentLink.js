import { NavigationMixin } from 'lightning/navigation';

const OBJECT = 'AC_Contact_Channel_Analytics__c';
/** Turns and words begin at milliseconds; a link to one must not lead before it. */
const DIGITS = 3;

/**
 * A moment of a call, or the stretch from there to `end`.
 * @typedef {{start: number, end?: number}} Moment seconds from the start of the recording
 * @typedef {{type: string, attributes: {recordId?: string}, state?: Record<string, string | undefined>}} PageReference
 */

/**
 * The moment that a page's address leads to.
 * @param {PageReference | null | undefined} page from the wire adapter `CurrentPageReference`
 * @param {string} recordId id of the call's record
 * @returns {Moment | null} null where the address names none, or is that of another record
 */
export function momentOf(page, recordId) {
  if (!page || !isSameRecord(page.attributes?.recordId, recordId)) return null;
  const start = secondsOf(page.state?.c__start);
  if (start === null) return null;
  const end = secondsOf(page.state?.c__end);
  return end !== null && end > start ? { start, end } : { start };
}

/**
 * The page of a call's record, at a moment.
 * @param {string} recordId id of the call's record
 * @param {Moment} moment
 */
export function momentReference(recordId, { start, end }) {
  const state = /** @type {Record<string, string>} */ ({ c__start: secondsText(start) });
  if (end !== undefined) state.c__end = secondsText(end);
  return {
    type: 'standard__recordPage',
    attributes: { recordId, objectApiName: OBJECT, actionName: 'view' },
    state,
  };
}

/**
 * The complete address of a moment, as others can open it.
 * @param {any} component that extends `NavigationMixin`
 * @param {string} recordId id of the call's record
 * @param {Moment} moment
 * @returns {Promise<string>}
 */
export async function momentAddress(component, recordId, moment) {
  const address = await component[NavigationMixin.GenerateUrl](momentReference(recordId, moment));
  return new URL(address, window.location.href).href;
}

/** Ids come with 15 characters or with 18. @param {string | undefined} one @param {string} other */
function isSameRecord(one, other) {
  return Boolean(one) && one?.slice(0, 15) === other?.slice(0, 15);
}

/** @param {number} seconds */
function secondsText(seconds) {
  return String(Number(seconds.toFixed(DIGITS)));
}

/** @param {string | undefined} text */
function secondsOf(text) {
  const seconds = text ? Number(text) : NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
