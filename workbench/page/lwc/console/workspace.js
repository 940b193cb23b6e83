/**
 * The console's tabs, one a record, in the order in which they were opened.
 * @typedef {{recordId: string, objectApiName: string, title: string, reference: object}} Tab
 */

/** @param {Tab[]} tabs @param {{attributes: {recordId: string, objectApiName: string}}} reference of a record's page */
export function withPage(tabs, reference) {
  const { recordId, objectApiName } = reference.attributes;
  if (!tabs.some((tab) => tab.recordId === recordId))
    return [...tabs, { recordId, objectApiName, title: 'Loading…', reference }];
  return tabs.map((tab) => (tab.recordId === recordId ? { ...tab, reference } : tab));
}

/** @param {Tab[]} tabs @param {string} recordId @param {string} title */
export const withTitle = (tabs, recordId, title) =>
  tabs.map((tab) => (tab.recordId === recordId ? { ...tab, title } : tab));

/** The tabs that are left, and the one that comes to the front: the right neighbour, else the left one. */
export function afterClosing(tabs, recordId) {
  const index = tabs.findIndex((tab) => tab.recordId === recordId);
  const workspace = tabs.filter((tab) => tab.recordId !== recordId);
  return { workspace, next: workspace[index] ?? workspace.at(-1) };
}
