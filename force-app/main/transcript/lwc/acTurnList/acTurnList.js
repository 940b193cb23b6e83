import { LightningElement, api } from 'lwc';
import { saidTime, spokenTime } from 'c/acTime';
import { blockOfTurn, blocksOf } from './blocks';
import { CALL_EDGES, CHAT_EDGES } from './edges';
import { labels } from './labels';
import { scrollToShow } from './scrolling';
import { speakersOf } from './speakers';

/**
 * @import {Block} from './blocks'
 * @import {Speaker} from './speakers'
 */

const OVERSCAN = '600px 0px';
/** One array for all turns without any, so that they are not rendered again. @type {never[]} */
const NONE = [];
const STEP_OF_KEY = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/**
 * The turns of a conversation. Only blocks of turns near what is in sight are rendered, the others
 * keep their height, so that a call of many hours scrolls like a short one.
 * @import {Turn, Conversation} from 'c/acConversation'
 * @import {Match} from 'c/acSearch'
 * @import {Mark} from 'c/acTextMarks'
 * @fires AcTurnList#choose detail: `{position, word}`, word -1 for the whole turn
 * @fires AcTurnList#copy detail: `{position}`
 * @fires AcTurnList#copylink detail: `{position}`
 * @fires AcTurnList#readerscroll the reader went somewhere by own doing
 */
export default class AcTurnList extends LightningElement {
  labels = labels;
  /** @type {Block[]} */
  allBlocks = [];
  /** @type {Turn[]} */
  allTurns = [];
  /** @type {Map<number, Match[]>} by position of the turn */
  matchesByTurn = new Map();
  /** Blocks near what is in sight. @type {ReadonlySet<number>} */
  nearBlocks = new Set([0]);
  /** Where the keyboard comes into the list. */
  entry = 0;
  /** @type {{position: number, focus: boolean} | null} to be brought into sight once rendered */
  wanted = null;
  /** Heights of blocks that were rendered before. @type {Map<number, number>} */
  heights = new Map();
  /** @type {IntersectionObserver | undefined} */
  observer;

  /** Position of the turn that is being said, -1 for none. */
  @api active = -1;
  /** Position of the word that is being said in it, -1 for none. */
  @api word = -1;
  /** The match that the reader is at. @type {Match | undefined} */
  @api currentMatch;
  /** What is marked in the turns, by their index. @type {ReadonlyMap<number, Mark[]>} */
  @api marks = new Map();
  @api showsUncertain = false;
  /** Indexes of the turns that a link led to. @type {ReadonlySet<number>} */
  @api linked = new Set();
  /** How many comments there are on turns, by their index. @type {ReadonlyMap<number, number>} */
  @api comments = new Map();

  /** @type {Conversation | null | undefined} */
  shownConversation;
  /** @type {Record<string, Speaker>} */
  speakers = {};

  /** The conversation that the turns are of. @type {Conversation | null | undefined} */
  @api
  get conversation() {
    return this.shownConversation;
  }
  set conversation(conversation) {
    this.shownConversation = conversation;
    this.speakers = speakersOf(conversation);
  }

  /** The turns that are shown: all of the conversation, or some. @type {Turn[]} */
  @api
  get turns() {
    return this.allTurns;
  }
  set turns(turns) {
    this.allTurns = turns ?? [];
    this.allBlocks = blocksOf(this.allTurns);
    this.nearBlocks = new Set([0]);
    this.heights.clear();
    this.entry = 0;
  }

  /** Places found in the turns. @type {Match[]} */
  @api
  get found() {
    return [...this.matchesByTurn.values()].flat();
  }
  set found(matches) {
    this.matchesByTurn = Map.groupBy(matches ?? [], (match) => match.turn);
  }

  /** Brings a turn into sight, unless it already is. @param {number} position */
  @api
  showTurn(position) {
    this.bringIntoSight({ position, focus: false });
  }

  renderedCallback() {
    this.observeBlocks();
    this.settle();
  }

  disconnectedCallback() {
    this.observer?.disconnect();
    this.observer = undefined;
  }

  get setSize() {
    return this.allTurns.length;
  }

  get blocks() {
    const entryBlock = blockOfTurn(this.entry);
    return this.allBlocks.map((block) => {
      const isRendered = this.nearBlocks.has(block.index) || block.index === entryBlock;
      const height = this.heights.get(block.index) ?? block.guessedHeight;
      return {
        index: block.index,
        rows: isRendered ? this.rowsOf(block) : [],
        style: isRendered ? '' : `block-size: ${height}px`,
      };
    });
  }

  /** @param {Block} block */
  rowsOf(block) {
    return block.turns.map((turn, offset) => this.rowOf(turn, block.first + offset));
  }

  /** @param {Turn} turn @param {number} position */
  rowOf(turn, position) {
    const active = position === this.active;
    const { name = labels.speaker, look = 'start customer' } = this.speakers[turn.participant] ?? {};
    return {
      position,
      turn,
      ordinal: position + 1,
      speaker: name,
      look,
      time: saidTime(this.shownConversation ?? {}, turn.start),
      spokenTime: this.isChat ? '' : spokenTime(turn.start),
      active,
      word: active ? this.word : -1,
      isEntry: position === this.entry,
      linked: this.linked.has(turn.index),
      comments: this.comments.get(turn.index) ?? 0,
      marks: this.marks.get(turn.index) ?? NONE,
      found: this.matchesByTurn.get(position) ?? NONE,
      currentMatch: this.currentMatch?.turn === position ? this.currentMatch : undefined,
    };
  }

  get isChat() {
    return this.shownConversation?.channel === 'CHAT';
  }

  get isPlayable() {
    return !this.isChat;
  }

  get language() {
    return this.shownConversation?.languageCode || undefined;
  }

  get edges() {
    return this.isChat ? CHAT_EDGES : CALL_EDGES;
  }

  observeBlocks() {
    this.observer ??= new IntersectionObserver((entries) => this.sightChanged(entries), {
      root: this.scroller,
      rootMargin: OVERSCAN,
    });
    for (const element of this.template?.querySelectorAll('.block') ?? []) this.observer.observe(element);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  sightChanged(entries) {
    const near = new Set(this.nearBlocks);
    for (const entry of entries) {
      const index = Number(/** @type {HTMLElement} */ (entry.target).dataset.block);
      if (entry.isIntersecting) near.add(index);
      else if (near.delete(index)) this.heights.set(index, entry.boundingClientRect.height);
    }
    this.nearBlocks = near;
  }

  /** @param {{position: number, focus: boolean}} wanted */
  bringIntoSight(wanted) {
    if (!this.allTurns[wanted.position]) return;
    this.wanted = wanted;
    this.nearBlocks = new Set([...this.nearBlocks, blockOfTurn(wanted.position)]);
    this.settle();
  }

  /** Does what waited for a turn to be rendered. */
  settle() {
    if (!this.wanted) return;
    const { position, focus } = this.wanted;
    const turn = /** @type {HTMLElement | null} */ (
      this.template?.querySelector(`c-ac-turn[data-position="${position}"]`)
    );
    if (!turn) return;
    this.wanted = null;
    scrollToShow(this.scroller, turn);
    if (focus) turn.focus();
  }

  get scroller() {
    return /** @type {HTMLElement} */ (this.refs?.scroller);
  }

  /** @param {CustomEvent<{word: number}>} event */
  choose(event) {
    this.entry = positionOf(event.currentTarget);
    this.tell('choose', { position: this.entry, word: event.detail.word });
  }

  /** @param {CustomEvent} event */
  tellOfTurn(event) {
    this.tell(event.type, { position: positionOf(event.currentTarget) });
  }

  /** @param {string} name @param {object} [detail] */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** The scroll bar belongs to the scroller itself. @param {PointerEvent} event */
  handlePointer(event) {
    if (event.target === this.scroller) this.readerScrolls();
  }

  /** @param {KeyboardEvent} event */
  handleKey(event) {
    const step = STEP_OF_KEY[/** @type {keyof typeof STEP_OF_KEY} */ (event.key)];
    if (step === undefined) return;
    event.preventDefault();
    const last = this.allTurns.length - 1;
    this.entry = Math.min(last, Math.max(0, positionOf(event.target, this.entry) + step));
    this.bringIntoSight({ position: this.entry, focus: true });
    this.readerScrolls();
  }

  readerScrolls() {
    this.tell('readerscroll');
  }
}

/** @param {EventTarget | null} target a rendered turn @param {number} [otherwise] */
function positionOf(target, otherwise = 0) {
  const position = /** @type {HTMLElement | null} */ (target)?.dataset?.position;
  return position === undefined ? otherwise : Number(position);
}
