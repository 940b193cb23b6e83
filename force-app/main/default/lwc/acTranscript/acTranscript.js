import { api } from 'lwc';
import CallElement from 'c/acCallElement';
import { turnIndexAt } from 'c/acConversation';
import { fill } from 'c/acFormat';
import { findMatches, fold } from 'c/acSearch';
import { isFinished, stateNamed } from 'c/acStates';
import STATUS from '@salesforce/schema/AC_Contact_Channel_Analytics__c.Status__c';
import { labels } from './labels';

/** The call's transcript: a chat that follows the playback, and can be searched and played from. */
export default class AcTranscript extends CallElement {
  // Inherited too; the page builder sets only what is declared here.
  @api contactIdField = '';
  @api lookupField = '';

  source = 'transcript';
  labels = labels;
  /** Position of the turn that is being said. */
  active = -1;
  isFollowing = true;
  query = '';
  /** @type {import('c/acSearch').Match[]} */
  matches = [];
  matchIndex = 0;
  /** @type {import('c/acConversation').Turn[]} */
  turns = [];
  /** @type {Record<string, import('c/acConversation').Role>} */
  roles = {};
  /** @type {string[] | undefined} the turns' texts, ready for comparing, made when first searched */
  foldedTexts;

  get state() {
    if (this.recordState) return this.recordState;
    if (this.conversation) return this.turns.length ? null : stateNamed('NOTHING_SAID');
    return this.conversationFileState ?? this.stateWithoutConversation;
  }

  get stateWithoutConversation() {
    const status = this.value(STATUS);
    if (!isFinished(status)) return stateNamed('TRANSCRIPT_PENDING');
    if (this.conversation === undefined) return stateNamed('LOADING');
    return stateNamed(status === 'FAILED' ? 'TRANSCRIPT_FAILED' : 'NO_TRANSCRIPT', this.statusReason);
  }

  get followText() {
    return String(this.isFollowing);
  }

  get hasNoMatches() {
    return this.matches.length === 0;
  }

  get currentMatch() {
    return this.matches[this.matchIndex];
  }

  get matchText() {
    if (!this.query.trim()) return '';
    return this.hasNoMatches
      ? labels.noMatch
      : fill(labels.matchCount, this.matchIndex + 1, this.matches.length);
  }

  /** @override */
  conversationArrived() {
    this.turns = this.conversation?.turns ?? [];
    const participants = this.conversation?.participants ?? [];
    this.roles = Object.fromEntries(participants.map(({ id, role }) => [id, role]));
    this.foldedTexts = undefined;
    this.findQuery();
  }

  /** @override */
  forgetCall() {
    super.forgetCall();
    this.turns = [];
    this.active = -1;
    this.query = '';
    this.matches = [];
  }

  /** @override @param {import('c/acPlaybackChannel').PlaybackMessage} message */
  playbackHeard({ kind, seconds }) {
    if (kind !== 'time' || seconds === undefined) return;
    const active = turnIndexAt(this.turns, seconds);
    if (active === this.active) return;
    this.active = active;
    if (this.isFollowing) this.showTurn(active);
  }

  /** @param {CustomEvent<{position: number}>} event */
  handleChoose(event) {
    const turn = this.turns[event.detail.position];
    this.active = event.detail.position;
    this.channel?.publish({ kind: 'seek', seconds: turn.start, playing: true });
  }

  toggleFollow() {
    this.isFollowing = !this.isFollowing;
    if (this.isFollowing) this.showTurn(this.active);
  }

  stopFollowing() {
    this.isFollowing = false;
  }

  /** @param {CustomEvent<{value: string}>} event */
  search(event) {
    this.query = event.detail.value ?? '';
    this.findQuery();
    if (this.currentMatch) this.showMatch(0);
  }

  /** @param {KeyboardEvent} event */
  handleSearchKey(event) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (event.shiftKey) this.showPreviousMatch();
    else this.showNextMatch();
  }

  showNextMatch() {
    this.showMatch(this.matchIndex + 1);
  }

  showPreviousMatch() {
    this.showMatch(this.matchIndex - 1);
  }

  findQuery() {
    const texts = this.turns.map((turn) => turn.text);
    if (this.query) this.foldedTexts ??= texts.map(fold);
    this.matches = this.query ? findMatches(this.foldedTexts ?? [], texts, this.query) : [];
    this.matchIndex = 0;
  }

  /** Goes round at both ends. @param {number} index */
  showMatch(index) {
    const count = this.matches.length;
    if (count === 0) return;
    this.matchIndex = (index + count) % count;
    this.stopFollowing();
    this.showTurn(this.matches[this.matchIndex].turn);
  }

  /** @param {number} position */
  showTurn(position) {
    /** @type {any} */ (this.refs?.list)?.showTurn(position);
  }
}
