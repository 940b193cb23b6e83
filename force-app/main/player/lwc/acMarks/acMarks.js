import { participantNames } from 'c/acSpeakers';
import { contains, shareOf } from 'c/acTimelineView';
import { labels } from './labels';
import { questionsOf } from './questions';

/**
 * @import {Conversation} from 'c/acConversation'
 * @import {Span} from 'c/acTimelineView'
 * @typedef {'comments' | 'search' | 'issues' | 'outcomes' | 'actionItems' | 'categories' | 'entities' |
 *   'keyPhrases' | 'questions' | 'interruptions'} Kind
 * @typedef {Span & {kind: Kind, text: string}} Mark
 * @typedef {{start: number, end: number, text: string}} Place
 * @typedef {{key: string, share: number, marks: Mark[]}} Cluster
 */

/** How each kind is shown, in the order of importance. @type {Record<Kind, {name: string, icon: string}>} */
export const KINDS = {
  comments: { name: labels.comments, icon: 'utility:comments' },
  search: { name: labels.search, icon: 'utility:search' },
  issues: { name: labels.issues, icon: 'utility:problem' },
  outcomes: { name: labels.outcomes, icon: 'utility:outcome' },
  actionItems: { name: labels.actionItems, icon: 'utility:task' },
  categories: { name: labels.categories, icon: 'utility:topic' },
  interruptions: { name: labels.interruptions, icon: 'utility:announcement' },
  questions: { name: labels.questions, icon: 'utility:question' },
  entities: { name: labels.entities, icon: 'utility:label' },
  keyPhrases: { name: labels.keyPhrases, icon: 'utility:quotation_marks' },
};

const FINDINGS = /** @type {const} */ ([
  'issues',
  'outcomes',
  'actionItems',
  'categories',
  'entities',
  'keyPhrases',
]);

/**
 * Everything of a call that can be marked, in order of time.
 * @param {Conversation | null | undefined} conversation
 * @param {{search?: Place[], comments?: Place[]}} layers places that other components found
 * @returns {Mark[]}
 */
export function marksOf(conversation, layers) {
  const marks = [...ofKind('comments', layers.comments), ...ofKind('search', layers.search)];
  if (conversation) marks.push(...findings(conversation), ...interruptions(conversation));
  if (conversation) marks.push(...ofKind('questions', questionsOf(conversation)));
  return marks.sort((one, other) => one.start - other.start);
}

/**
 * The kinds that there are, with their numbers.
 * @param {Mark[]} marks
 */
export function countKinds(marks) {
  return /** @type {Kind[]} */ (Object.keys(KINDS))
    .map((kind) => ({ kind, ...KINDS[kind], count: marks.filter((mark) => mark.kind === kind).length }))
    .filter(({ count }) => count > 0);
}

/** @param {Mark[]} marks @param {Kind[]} hidden */
export function marksShown(marks, hidden) {
  return marks.filter(({ kind }) => !hidden.includes(kind));
}

/**
 * The marks of a view as markers that do not overlap: what is too near to its neighbour shares one.
 * @param {Mark[]} marks in order of time
 * @param {Span} view
 * @param {number} width pixels
 * @param {number} gap pixels that two markers are apart at least
 * @returns {Cluster[]}
 */
export function clustersOf(marks, view, width, gap) {
  /** @type {Cluster[]} */
  const clusters = [];
  for (const mark of marks) {
    if (!contains(view, mark.start)) continue;
    const share = shareOf(view, mark.start);
    const last = clusters.at(-1);
    if (last && (share - last.share) * width < gap) last.marks.push(mark);
    else clusters.push({ key: `${mark.kind} ${mark.start} ${mark.text}`, share, marks: [mark] });
  }
  return clusters;
}

/** The most important kind among marks that share a marker. @param {Mark[]} marks @returns {Kind} */
export function foremostKind(marks) {
  const kinds = /** @type {Kind[]} */ (Object.keys(KINDS));
  return kinds.find((kind) => marks.some((mark) => mark.kind === kind)) ?? marks[0].kind;
}

/** @param {Kind} kind @param {Place[]} [places] @returns {Mark[]} */
function ofKind(kind, places = []) {
  return places.map(({ start, end, text }) => ({ kind, start, end, text }));
}

/** @param {Conversation} conversation @returns {Mark[]} */
function findings({ insights }) {
  return FINDINGS.flatMap((kind) =>
    (insights[kind] ?? []).flatMap(({ text, places }) =>
      places.map(({ start, end }) => ({ kind, start, end, text })),
    ),
  );
}

/** @param {Conversation} conversation @returns {Mark[]} */
function interruptions(conversation) {
  const names = participantNames(conversation);
  const places = conversation.statistics.interruptions ?? [];
  return ofKind(
    'interruptions',
    places.map(({ participant, start, end }) => ({ start, end, text: names[participant] ?? '' })),
  );
}
