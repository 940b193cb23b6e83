import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { isAccessError } from 'c/acErrors';
import { watchRecord } from './recordRefresh';

/**
 * @typedef {{record: any, error: unknown}} RecordRead `record` is undefined until it was read
 * @typedef {object} Options
 * @property {() => string | undefined} recordId
 * @property {() => boolean} isUnfinished whether the record will change by itself
 * @property {(read: RecordRead) => void} onChange
 */

/** The record of a call: kept when a later look at it fails, and read again while work on the call goes on. */
export class RecordReader {
  /** A new object after each change. @type {RecordRead} */
  read = { record: undefined, error: undefined };
  /** @type {(() => void) | undefined} */
  stopWatching;

  /** @param {Options} options */
  constructor(options) {
    this.options = options;
  }

  connect() {
    if (this.read.record) this.watchWhileUnfinished();
  }

  release() {
    this.stopWatching?.();
    this.stopWatching = undefined;
  }

  /** What the wire of the record gives. @param {{data?: any, error?: unknown}} result */
  receive({ data, error }) {
    if (!data && !error) return;
    // One look that failed does not take away what is there; one that is refused does.
    if (error && this.read.record && !isAccessError(error)) return;
    this.change({ record: data, error });
    this.watchWhileUnfinished();
  }

  /** Has it read again. */
  refresh() {
    notifyRecordUpdateAvailable([{ recordId: String(this.options.recordId()) }]);
  }

  forget() {
    this.release();
    this.change({ record: undefined, error: undefined });
  }

  /** @param {RecordRead} read */
  change(read) {
    this.read = read;
    this.options.onChange(read);
  }

  watchWhileUnfinished() {
    if (this.options.isUnfinished()) this.stopWatching ??= watchRecord(String(this.options.recordId()));
    else this.release();
  }
}
