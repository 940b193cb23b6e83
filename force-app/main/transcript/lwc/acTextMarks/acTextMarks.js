import { findMatches, fold } from 'c/acSearch';
import { spanSaid } from 'c/acWords';

/**
 * What was found in a conversation and can be marked in its text.
 * @import {Conversation, Turn, Place} from 'c/acConversation'
 * @typedef {'phrase' | 'entity' | 'term' | 'category' | 'issue' | 'outcome' | 'action' | 'redaction'} MarkKind
 * @typedef {object} Mark
 * @property {MarkKind} kind
 * @property {number} from in UTF-16 units of the turn's text
 * @property {number} to end exclusive
 * @property {string} [type] of an entity or a redaction, in the words of the source
 * @property {string} [name] of a category, an issue …, which need not stand in the text
 * @typedef {object} Finding
 * @property {string} key
 * @property {MarkKind} kind
 * @property {string} text
 * @property {string} [type]
 * @property {Place[]} places
 */

/** In the order in which they are listed. @type {MarkKind[]} */
export const MARK_KINDS = ['redaction', 'category', 'issue', 'outcome', 'action', 'entity', 'term', 'phrase'];

/**
 * Everything that was found and said somewhere, in the order of its source.
 * @param {Conversation} conversation
 * @returns {Finding[]}
 */
export function findingsOf({ insights }) {
  const entities = insights.entities ?? [];
  const named = (/** @type {MarkKind} */ kind, /** @type {any[]} */ list) =>
    list
      .filter(({ places }) => places.length > 0)
      .map(({ text, type, places }) => ({
        key: [kind, type ?? '', text].join(':'),
        kind,
        text,
        type,
        places,
      }));
  return [
    ...named('category', insights.categories ?? []),
    ...named('issue', insights.issues ?? []),
    ...named('outcome', insights.outcomes ?? []),
    ...named('action', insights.actionItems ?? []),
    ...named(
      'term',
      entities.filter(({ source }) => source === 'TERM'),
    ),
    ...named(
      'entity',
      entities.filter(({ source }) => source !== 'TERM'),
    ),
    ...named('phrase', insights.keyPhrases ?? []),
  ];
}

/**
 * The marks of each turn that has some, in order of their beginning.
 * @param {Conversation} conversation
 * @param {Finding[]} findings of it
 * @returns {Map<number, Mark[]>} by the turn's index
 */
export function marksOf({ turns }, findings) {
  const byIndex = new Map(turns.map((turn) => [turn.index, turn]));
  /** @type {Map<number, Mark[]>} */
  const marks = new Map();
  const add = (/** @type {number} */ index, /** @type {Mark} */ mark) =>
    marks.set(index, [...(marks.get(index) ?? []), mark]);
  for (const { kind, text, type, places } of findings) {
    const name = isQuote(kind) ? undefined : text;
    for (const place of places) {
      const turn = byIndex.get(place.turn);
      const span = turn && spanOf(turn, place, isQuote(kind) ? text : null);
      if (span) add(place.turn, { kind, ...span, ...(type && { type }), ...(name && { name }) });
    }
  }
  for (const turn of turns) {
    for (const { from, to, category } of turn.redactions ?? [])
      add(turn.index, { kind: 'redaction', from, to, ...(category && { type: category }) });
  }
  for (const list of marks.values()) list.sort((one, other) => one.from - other.from);
  return marks;
}

/** Whether a finding's text is what was said, rather than a name for it. @param {MarkKind} kind */
function isQuote(kind) {
  return kind === 'phrase' || kind === 'entity' || kind === 'term';
}

/**
 * Where in the turn's text a place is. Files of an earlier version tell only when it was said.
 * @param {Turn} turn
 * @param {Place} place
 * @param {string | null} quote
 */
function spanOf(turn, { start, end, from, to }, quote) {
  if (from !== undefined && to !== undefined) return to <= turn.text.length ? { from, to } : null;
  const said = spanSaid(turn, start, end);
  if (quote === null) return said;
  const match = findMatches([fold(turn.text)], [turn.text], quote).find((found) => found.start >= said.from);
  return match ? { from: match.start, to: match.end } : null;
}
