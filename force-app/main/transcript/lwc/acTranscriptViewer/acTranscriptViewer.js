import { LightningElement, api } from 'lwc';
import { fill, plural, whole } from 'c/acFormat';
import { stateNamed } from 'c/acStates';
import { findingsOf, marksOf } from 'c/acTextMarks';
import { NO_FILTER, chosenCount, turnsFor } from 'c/acTurnFilter';
import { labels } from './labels';
import { markCounts, withoutKinds } from './markCounts';
import { placesOf, search } from './textSearch';

/**
 * @import {ShownKind} from './markCounts'
 * @import {Match} from 'c/acSearch'
 * @import {Finding, Mark} from 'c/acTextMarks'
 * @import {TurnFilter} from 'c/acTurnFilter'
 */

/**
 * A conversation to be read: it follows the playback, can be searched, filtered and played from, and
 * what was found in it is marked.
 * @import {Conversation, Turn} from 'c/acConversation'
 * @typedef {{turn: number, word: number}} Said positions in the turns and in the turn's words, -1 for none
 * @fires AcTranscriptViewer#seek detail: `{turn, word}`, positions; word -1 for the whole turn
 * @fires AcTranscriptViewer#searched detail: `{places}`, when matches were said
 * @fires AcTranscriptViewer#copy detail: `{turn}`
 * @fires AcTranscriptViewer#copylink detail: `{turn}`
 */
export default class AcTranscriptViewer extends LightningElement {
  labels = labels;
  /** Indexes of the turns that a link led to. @type {ReadonlySet<number>} */
  @api linked = new Set();
  /** How many comments there are on turns, by their index. @type {ReadonlyMap<number, number>} */
  @api comments = new Map();

  /** @type {Conversation | undefined} */
  shownConversation;
  /** The turns that the filter leaves. @type {Turn[]} */
  turns = [];
  /** What is being said, by positions in the whole conversation. @type {Said} */
  nowSaid = { turn: -1, word: -1 };
  isFollowing = true;
  query = '';
  /** @type {Match[]} */
  matches = [];
  matchIndex = 0;
  filter = NO_FILTER;
  isFilterOpen = false;
  areMarksOpen = false;
  /** @type {Finding[]} */
  findings = [];
  /** @type {ReadonlyMap<number, Mark[]>} */
  allMarks = new Map();
  /** @type {ReadonlyMap<number, Mark[]>} */
  marks = new Map();
  /** @type {{kind: ShownKind, count: number}[]} */
  markKinds = [];
  /** @type {ReadonlySet<ShownKind>} */
  hiddenKinds = new Set();

  /** @type {Conversation | undefined} */
  @api
  get conversation() {
    return this.shownConversation;
  }
  set conversation(conversation) {
    this.shownConversation = conversation;
    if (!conversation) return;
    this.findings = findingsOf(conversation);
    this.allMarks = marksOf(conversation, this.findings);
    this.markKinds = markCounts(conversation.turns, this.allMarks);
    this.marks = withoutKinds(this.allMarks, this.hiddenKinds);
    this.showFiltered();
  }

  /** What is being said, by positions in the conversation's turns and in the turn's words. @type {Said} */
  @api
  get said() {
    return this.nowSaid;
  }
  set said(said) {
    this.nowSaid = said;
    if (this.isFollowing && said.turn >= 0) this.showActive();
  }

  /** Brings a turn into sight, which the reader asked for elsewhere. @param {number} turn position in the conversation */
  @api
  showTurn(turn) {
    if (this.positionOf(turn) < 0) this.setFilter(NO_FILTER);
    this.showPosition(this.positionOf(turn));
  }

  get isCall() {
    return this.shownConversation?.channel !== 'CHAT';
  }

  get active() {
    return this.isCall ? this.positionOf(this.nowSaid.turn) : -1;
  }

  get followText() {
    return String(this.isFollowing);
  }

  get canFollowAgain() {
    return this.isCall && !this.isFollowing && this.active >= 0;
  }

  get currentMatch() {
    return this.matches[this.matchIndex];
  }

  get showsUncertain() {
    return !this.hiddenKinds.has('uncertain');
  }

  get hasMarks() {
    return this.markKinds.length > 0;
  }

  get filterText() {
    const count = chosenCount(this.filter);
    return count ? fill(labels.filterCount, whole(count)) : labels.filter;
  }

  get filterExpanded() {
    return String(this.isFilterOpen);
  }

  get marksExpanded() {
    return String(this.areMarksOpen);
  }

  get countText() {
    const all = this.shownConversation?.turns.length ?? 0;
    return chosenCount(this.filter)
      ? plural(labels.turnsShown, this.turns.length, whole(all))
      : plural(labels.turnsAll, all);
  }

  get emptyState() {
    return this.turns.length ? null : stateNamed('NO_TURNS');
  }

  /** Where a turn of the conversation stands among those shown, -1 if it is not. @param {number} turn */
  positionOf(turn) {
    const all = this.shownConversation?.turns;
    if (!all || this.turns === all) return turn;
    return this.turns.indexOf(all[turn]);
  }

  /** Where a shown turn stands in the conversation. @param {number} position */
  turnAt(position) {
    return this.shownConversation?.turns.indexOf(this.turns[position]) ?? -1;
  }

  showFiltered() {
    this.turns = turnsFor(this.shownConversation?.turns ?? [], this.filter, this.findings);
    this.findQuery();
  }

  /** @param {TurnFilter} filter */
  setFilter(filter) {
    this.filter = filter;
    this.showFiltered();
  }

  /** @param {CustomEvent<{filter: TurnFilter}>} event */
  handleFilter(event) {
    this.setFilter(event.detail.filter);
  }

  clearFilter() {
    this.setFilter(NO_FILTER);
  }

  toggleFilter() {
    this.isFilterOpen = !this.isFilterOpen;
  }

  toggleMarks() {
    this.areMarksOpen = !this.areMarksOpen;
  }

  /** @param {CustomEvent<{kind: ShownKind}>} event */
  handleMarkToggle(event) {
    const hidden = new Set(this.hiddenKinds);
    if (!hidden.delete(event.detail.kind)) hidden.add(event.detail.kind);
    this.hiddenKinds = hidden;
    this.marks = withoutKinds(this.allMarks, this.hiddenKinds);
  }

  /** @param {CustomEvent<{query: string}>} event */
  handleSearch(event) {
    this.query = event.detail.query;
    this.findQuery();
    this.showMatch(0);
  }

  /** @param {CustomEvent<{by: number}>} event */
  handleStep(event) {
    this.showMatch(this.matchIndex + event.detail.by);
  }

  findQuery() {
    const had = this.matches.length > 0;
    this.matches = search(this.turns, this.query);
    this.matchIndex = 0;
    if (had || this.matches.length) this.tell('searched', { places: placesOf(this.turns, this.matches) });
  }

  /** Goes round at both ends. @param {number} index */
  showMatch(index) {
    const count = this.matches.length;
    if (count === 0) return;
    this.matchIndex = (index + count) % count;
    this.stopFollowing();
    this.showPosition(this.matches[this.matchIndex].turn);
  }

  /** @param {CustomEvent<{position: number, word: number}>} event */
  handleChoose(event) {
    this.tell('seek', { turn: this.turnAt(event.detail.position), word: event.detail.word });
  }

  /** @param {CustomEvent<{position: number}>} event */
  handleCopy(event) {
    this.tell(event.type, { turn: this.turnAt(event.detail.position) });
  }

  toggleFollow() {
    if (this.isFollowing) this.stopFollowing();
    else this.followAgain();
  }

  followAgain() {
    this.isFollowing = true;
    this.showActive();
  }

  stopFollowing() {
    this.isFollowing = false;
  }

  showActive() {
    this.showPosition(this.active);
  }

  /** @param {number} position among the turns shown */
  showPosition(position) {
    /** @type {any} */ (this.refs?.list)?.showTurn(position);
  }

  /** @param {string} name @param {object} detail */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
