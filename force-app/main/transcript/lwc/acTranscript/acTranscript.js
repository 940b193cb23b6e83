import { api, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import CallBase from 'c/acCallBase';
import { copyText } from 'c/acClipboard';
import { momentAddress, momentOf } from 'c/acMomentLink';
import { isFinished, stateNamed } from 'c/acStates';
import { exportFile, lineOf, saveFile } from './exportFile';
import { WordFollow, saidAt } from './wordFollow';
import STATUS from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Status__c';
import { labels, steps } from './labels';
import { commentCounts, turnsIn } from './moments';

/**
 * @import {ExportFormat} from './exportFile'
 * @import {Said} from './wordFollow'
 * @import {PlaybackMessage} from 'c/acCallBase'
 * @import {PageReference} from 'c/acMomentLink'
 */

/** How a record's status reason begins where personal data could not be taken out of the transcript. */
const WITHHELD = 'The transcript is withheld';

/** The call's transcript: to be read while it plays, linked to, copied and exported. */
export default class AcTranscript extends NavigationMixin(CallBase) {
  @api contactIdField = '';
  @api lookupField = '';

  @api
  get recordId() {
    return this.page.recordId;
  }
  set recordId(id) {
    this.page.recordId = id;
  }

  @api
  get objectApiName() {
    return this.page.objectApiName;
  }
  set objectApiName(name) {
    this.page.objectApiName = name;
  }

  source = 'transcript';
  labels = labels;
  /** What is being said. @type {Said} */
  said = { turn: -1, word: -1 };
  follow = this.own(
    new WordFollow((said) => {
      this.said = said;
    }),
  );
  searchMarks = this.own({
    release: () => this.channel.publish({ kind: 'marks', layer: 'search', places: [] }),
  });
  /** @type {PageReference | undefined} */
  pageReference;
  isMomentShown = false;
  /** Indexes of the turns that it leads to. @type {ReadonlySet<number>} */
  linked = new Set();
  /** @type {{start: number}[]} */
  commentPlaces = [];
  /** @type {ReadonlyMap<number, number>} */
  comments = new Map();

  @wire(CurrentPageReference)
  receivePage(/** @type {any} */ page) {
    const before = this.moment;
    this.pageReference = page;
    // Other news of the page, as a change of tabs, must not take the reader back.
    if (String(before?.start) === String(this.moment?.start)) return;
    this.isMomentShown = false;
    this.goToMoment();
  }

  renderedCallback() {
    this.goToMoment();
  }

  get state() {
    if (this.recordState) return this.recordState;
    if (this.conversation) return this.turns.length ? null : stateNamed('NOTHING_SAID');
    return this.conversationFileState ?? this.stateWithoutConversation;
  }

  get stateWithoutConversation() {
    const status = this.value(STATUS);
    if (this.statusReason?.startsWith(WITHHELD)) return stateNamed('TRANSCRIPT_WITHHELD', this.statusReason);
    if (!isFinished(status)) return stateNamed('TRANSCRIPT_PENDING', steps[status]);
    if (this.conversation === undefined) return stateNamed('LOADING');
    return stateNamed(status === 'FAILED' ? 'TRANSCRIPT_FAILED' : 'NO_TRANSCRIPT', this.statusReason);
  }

  get turns() {
    return this.conversation?.turns ?? [];
  }

  get isCall() {
    return this.conversation?.channel !== 'CHAT';
  }

  get canExport() {
    return !this.state;
  }

  /** @override */
  conversationArrived() {
    this.said = { turn: -1, word: -1 };
    this.follow.follow(this.isCall ? this.turns : []);
    this.comments = commentCounts(this.turns, this.commentPlaces);
  }

  /** @override */
  forgetCall() {
    super.forgetCall();
    this.follow.follow([]);
    this.said = { turn: -1, word: -1 };
    this.isMomentShown = false;
    this.linked = new Set();
    this.commentPlaces = [];
    this.comments = new Map();
  }

  /** @override @param {PlaybackMessage} message */
  playbackHeard({ kind, seconds, playing, rate, layer, places }) {
    if (kind === 'time' && seconds !== undefined) this.follow.hear(seconds, Boolean(playing));
    else if (kind === 'state') this.playerChanged(Boolean(playing), rate);
    else if (kind === 'seek' && seconds !== undefined) this.showMoment(seconds);
    else if (kind === 'marks' && layer === 'comments') this.commentsChanged(places ?? []);
  }

  /** @param {boolean} playing @param {number | undefined} rate */
  playerChanged(playing, rate) {
    this.follow.rate = rate || 1;
    if (!playing) this.follow.stop();
  }

  /** @param {{start: number}[]} places */
  commentsChanged(places) {
    this.commentPlaces = places;
    this.comments = commentCounts(this.turns, places);
  }

  /** Where the reader went from elsewhere on the page. @param {number} seconds */
  showMoment(seconds) {
    const { turn } = saidAt(this.turns, seconds);
    if (turn >= 0) this.viewer?.showTurn(turn);
  }

  /** Goes where the page's address leads, once there is something to go to. */
  goToMoment() {
    if (this.isMomentShown || !this.viewer) return;
    this.isMomentShown = true;
    const { moment } = this;
    const positions = moment ? turnsIn(this.turns, moment) : [];
    this.linked = new Set(positions.map((position) => this.turns[position].index));
    if (!moment || positions.length === 0) return;
    this.viewer.showTurn(positions[0]);
    if (this.isCall) this.channel.publish({ kind: 'seek', seconds: moment.start, playing: false });
  }

  /** Where the page's address leads. */
  get moment() {
    return momentOf(this.pageReference, String(this.callId));
  }

  /** @returns {any} */
  get viewer() {
    return this.refs?.viewer;
  }

  /** @param {CustomEvent<{turn: number, word: number}>} event */
  handleSeek(event) {
    const { turn, word } = event.detail;
    this.said = { turn, word };
    const seconds = this.turns[turn].words?.start[word] ?? this.turns[turn].start;
    this.channel.publish({ kind: 'seek', seconds, playing: true });
  }

  /** @param {CustomEvent<{places: {start: number, end: number, text: string}[]}>} event */
  handleSearched(event) {
    if (!this.isCall) return;
    this.channel.publish({ kind: 'marks', layer: 'search', places: event.detail.places });
  }

  /** @param {CustomEvent<{turn: number}>} event */
  async copyTurn(event) {
    if (!this.conversation) return;
    const line = lineOf(this.conversation, this.turns[event.detail.turn]);
    this.tellOfCopy(await copyText(line), labels.copiedTurn);
  }

  /** @param {CustomEvent<{turn: number}>} event */
  async copyLink(event) {
    const { start } = this.turns[event.detail.turn];
    const address = await momentAddress(this, String(this.callId), { start });
    this.tellOfCopy(await copyText(address), labels.copiedLink);
  }

  /** @param {boolean} done @param {string} message */
  tellOfCopy(done, message) {
    const title = done ? message : labels.notCopied;
    this.dispatchEvent(new ShowToastEvent({ title, variant: done ? 'success' : 'warning' }));
  }

  /** @param {CustomEvent<{value: ExportFormat}>} event */
  exportTranscript(event) {
    if (this.conversation) saveFile(exportFile(this.conversation, event.detail.value));
  }
}
