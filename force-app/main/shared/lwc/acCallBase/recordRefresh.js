import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';

const FIRST_DELAY = 2000;
const LONGEST_DELAY = 60_000;
const BACK_OFF = 1.5;
/** About three quarters of an hour: work that takes longer is seen when the page is opened again. */
const MOST_LOOKS = 50;

/**
 * Records that are watched, each with one timer however many components wait for it.
 * @type {Map<string, {watchers: number, delay: number, looks: number, timer: ReturnType<typeof setTimeout> | undefined}>}
 */
const watched = new Map();

/**
 * Has a record read again from time to time, less and less often, so that components which wire it
 * see what happened to it. Several callers share one timer.
 * @param {string} recordId
 * @returns {() => void} to be called once, when there is nothing left to wait for
 */
export function watchRecord(recordId) {
  let entry = watched.get(recordId);
  if (!entry) {
    entry = { watchers: 0, delay: FIRST_DELAY, looks: 0, timer: undefined };
    watched.set(recordId, entry);
    schedule(recordId);
  }
  entry.watchers += 1;
  let done = false;
  return () => {
    if (!done) release(recordId);
    done = true;
  };
}

/** @param {string} recordId */
function schedule(recordId) {
  const entry = watched.get(recordId);
  if (!entry || entry.looks >= MOST_LOOKS) return;
  // Looking again later is what this module is for; the timer ends with the last watcher.
  // eslint-disable-next-line @lwc/lwc/no-async-operation
  entry.timer = setTimeout(() => look(recordId), entry.delay);
  entry.delay = Math.min(entry.delay * BACK_OFF, LONGEST_DELAY);
}

/** @param {string} recordId */
async function look(recordId) {
  const entry = watched.get(recordId);
  if (entry && !document.hidden) {
    entry.looks += 1;
    try {
      await notifyRecordUpdateAvailable([{ recordId }]);
    } catch {
      // The next look may succeed; what the wire reports is shown by the components.
    }
  }
  if (watched.get(recordId) === entry) schedule(recordId);
}

/** @param {string} recordId */
function release(recordId) {
  const entry = watched.get(recordId);
  if (!entry) return;
  entry.watchers -= 1;
  if (entry.watchers > 0) return;
  clearTimeout(entry.timer);
  watched.delete(recordId);
}
