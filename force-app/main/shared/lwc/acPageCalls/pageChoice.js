/**
 * What the components of one page agree on: which of its calls is shown, and whether a list of them
 * stands on the page, so that the others need not offer one.
 * @typedef {object} Page
 * @property {string | undefined} callId
 * @property {number} lists
 * @property {Set<() => void>} listeners
 */

/** Pages that are open, by their record. Kept here and not sent, since components come and go with tabs. @type {Map<string, Page>} */
const pages = new Map();

/**
 * Takes part in the choice of a page.
 * @param {string} pageRecordId
 * @param {() => void} onChange called when another component chose, or a list came or went
 * @param {boolean} [isList] whether the component is a list of the calls
 */
export function joinPage(pageRecordId, onChange, isList = false) {
  const page = pages.get(pageRecordId) ?? { callId: undefined, lists: 0, listeners: new Set() };
  pages.set(pageRecordId, page);
  const tell = () => page.listeners.forEach((listener) => listener());
  page.listeners.add(onChange);
  if (isList) page.lists += 1;
  tell();
  return {
    get callId() {
      return page.callId;
    },
    get hasList() {
      return page.lists > 0;
    },
    /** @param {string} callId */
    choose(callId) {
      page.callId = callId;
      tell();
    },
    leave() {
      if (!page.listeners.delete(onChange)) return;
      if (isList) page.lists -= 1;
      if (page.listeners.size === 0) pages.delete(pageRecordId);
      else tell();
    },
  };
}
