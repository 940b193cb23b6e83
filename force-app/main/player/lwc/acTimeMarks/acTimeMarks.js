import { LightningElement, api } from 'lwc';
import { fill, plural, whole } from 'c/acFormat';
import { KINDS, clustersOf, foremostKind } from 'c/acMarks';
import { clockTime, spokenTime } from 'c/acTime';
import { placeStyle } from 'c/acTimelineView';
import { labels } from './labels';

/** @import {Span} from 'c/acTimelineView' */

/** Pixels from one marker to the next: room for a symbol and a number. */
const MARKER_GAP = 42;
/** Entries of a list that are still read; nearer by, there are fewer. */
const LONGEST_LIST = 60;

/**
 * Markers along the timeline. One marker leads to its place; where several share one, it opens a list.
 * The row is one stop for the Tab key, the arrows go from marker to marker.
 * @import {Mark, Cluster} from 'c/acMarks'
 * @fires AcTimeMarks#seek detail: `{seconds}`
 */
export default class AcTimeMarks extends LightningElement {
  /** Pixels. */
  @api width = 0;

  labels = labels;
  /** @type {Mark[]} */
  shownMarks = [];
  /** @type {Span} */
  shownView = { start: 0, end: 0 };
  /** The marker that the Tab key leads to. */
  entry = 0;
  /** Key of the cluster whose list is open. @type {string | null} */
  openKey = null;
  isListNew = false;

  /** In order of time. @type {Mark[]} */
  @api
  get marks() {
    return this.shownMarks;
  }
  set marks(marks) {
    this.shownMarks = marks;
    this.openKey = null;
  }

  /** The shown part of the recording. */
  @api
  get view() {
    return this.shownView;
  }
  set view(view) {
    this.shownView = view;
    this.openKey = null;
  }

  renderedCallback() {
    if (!this.isListNew) return;
    this.isListNew = false;
    this.focusOn('.entry');
  }

  get clusters() {
    return clustersOf(this.shownMarks, this.shownView, this.width, MARKER_GAP);
  }

  get markers() {
    const { clusters } = this;
    const entry = Math.min(this.entry, clusters.length - 1);
    return clusters.map((cluster, index) => ({
      ...this.markerOf(cluster),
      index,
      tabIndex: index === entry ? 0 : -1,
    }));
  }

  /** @param {Cluster} cluster */
  markerOf({ key, marks }) {
    const [{ kind, start, text }] = marks;
    const isOne = marks.length === 1;
    const foremost = foremostKind(marks);
    return {
      key,
      count: isOne ? '' : whole(marks.length),
      icon: KINDS[foremost].icon,
      className: `marker ${foremost}`,
      style: placeStyle(this.shownView, start),
      expanded: isOne ? null : String(key === this.openKey),
      label: isOne
        ? fill(labels.atTime, KINDS[kind].name, text, spokenTime(start))
        : plural(labels.several, marks.length, spokenTime(start)),
    };
  }

  get opened() {
    const cluster = this.clusters.find(({ key }) => key === this.openKey);
    if (!cluster) return null;
    const { marks } = cluster;
    const rest = marks.length - LONGEST_LIST;
    return {
      // On the side that has more room.
      style: `${placeStyle(this.shownView, marks[0].start)};${cluster.share > 0.5 ? 'transform: translateX(-100%)' : ''}`,
      label: plural(labels.several, marks.length, spokenTime(marks[0].start)),
      more: rest > 0 ? plural(labels.more, rest) : null,
      marks: marks.slice(0, LONGEST_LIST).map((mark, index) => ({
        ...mark,
        key: index,
        icon: KINDS[mark.kind].icon,
        kindName: KINDS[mark.kind].name,
        time: clockTime(mark.start),
      })),
    };
  }

  /** @param {Event} event */
  choose(event) {
    const cluster = this.clusters[indexOf(event)];
    if (cluster.marks.length === 1) {
      this.seek(cluster.marks[0].start);
      return;
    }
    this.openKey = this.openKey === cluster.key ? null : cluster.key;
    this.isListNew = this.openKey !== null;
  }

  /** @param {Event} event */
  chooseEntry(event) {
    this.seek(Number(/** @type {HTMLElement} */ (event.currentTarget).dataset.start));
    this.close();
  }

  /** @param {Event} event */
  remember(event) {
    this.entry = indexOf(event);
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    const last = this.clusters.length - 1;
    const targets = { ArrowRight: this.entry + 1, ArrowLeft: this.entry - 1, Home: 0, End: last };
    const target = targets[/** @type {keyof typeof targets} */ (event.key)];
    if (target === undefined) return;
    event.preventDefault();
    this.focusOn(`[data-index="${Math.min(Math.max(0, target), last)}"]`);
  }

  /** @param {KeyboardEvent} event */
  handleListKey(event) {
    const buttons = [...(this.template?.querySelectorAll('button.entry') ?? [])];
    const at = buttons.indexOf(/** @type {Element} */ (event.target));
    const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
    const target = targets[/** @type {keyof typeof targets} */ (event.key)];
    if (event.key === 'Escape') this.close();
    else if (target === undefined) return;
    else /** @type {HTMLElement | undefined} */ (buttons[target])?.focus();
    event.preventDefault();
  }

  /** Closes the list; the focus goes back to where it was opened. */
  close() {
    const index = this.clusters.findIndex(({ key }) => key === this.openKey);
    this.openKey = null;
    this.focusOn(`[data-index="${index}"]`);
  }

  /** @param {string} selector */
  focusOn(selector) {
    /** @type {HTMLElement | null | undefined} */ (this.template?.querySelector(selector))?.focus();
  }

  /** @param {number} seconds */
  seek(seconds) {
    this.dispatchEvent(new CustomEvent('seek', { detail: { seconds } }));
  }
}

/** @param {Event} event */
function indexOf(event) {
  return Number(/** @type {HTMLElement} */ (event.currentTarget).dataset.index);
}
