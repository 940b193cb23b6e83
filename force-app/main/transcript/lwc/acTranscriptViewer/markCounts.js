import { MARK_KINDS } from 'c/acTextMarks';
import { UNCERTAIN_BELOW } from 'c/acWords';

/**
 * @import {Turn} from 'c/acConversation'
 * @import {MarkKind} from 'c/acTextMarks'
 */

/**
 * @import {Mark} from 'c/acTextMarks'
 * @typedef {MarkKind | 'uncertain'} ShownKind
 */

/**
 * How often each kind that occurs is marked.
 * @param {Turn[]} turns
 * @param {ReadonlyMap<number, Mark[]>} marks by the turn's index
 * @returns {{kind: ShownKind, count: number}[]}
 */
export function markCounts(turns, marks) {
  const counts = new Map();
  for (const { kind } of [...marks.values()].flat()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const { words } of turns) {
    const uncertain = (words?.confidence ?? []).filter((confidence) => confidence < UNCERTAIN_BELOW).length;
    if (uncertain) counts.set('uncertain', (counts.get('uncertain') ?? 0) + uncertain);
  }
  const kinds = /** @type {ShownKind[]} */ ([...MARK_KINDS, 'uncertain']);
  return kinds.filter((kind) => counts.has(kind)).map((kind) => ({ kind, count: counts.get(kind) }));
}

/**
 * @param {ReadonlyMap<number, Mark[]>} marks by the turn's index
 * @param {ReadonlySet<ShownKind>} hidden kinds
 * @returns {ReadonlyMap<number, Mark[]>}
 */
export function withoutKinds(marks, hidden) {
  if (hidden.size === 0) return marks;
  const entries = [...marks].map(([index, list]) => [index, list.filter(({ kind }) => !hidden.has(kind))]);
  return new Map(/** @type {[number, Mark[]][]} */ (entries));
}
