import { fill } from 'c/acFormat';
import { analyses, labels, reasonOf } from './labels';

/**
 * @import {Conversation} from 'c/acConversation'
 */

/** The key under which findings about all speakers together are kept. */
const WHOLE = 'conversation';

/**
 * Sentiments in the order in which they are read: the whole call, then each speaker.
 * @param {Conversation} conversation
 * @param {Record<string, string>} names
 */
export function sentimentRows({ insights, participants }, names) {
  const { sentiment = {}, sentimentScore = {} } = insights;
  return [WHOLE, ...participants.map(({ id }) => id)]
    .filter((party) => sentiment[party] || sentimentScore[party] !== undefined)
    .map((party) => ({
      id: party,
      party: names[party] ?? labels.conversation,
      sentiment: sentiment[party],
      score: sentimentScore[party],
    }));
}

/**
 * Which tabs have something to show, the most telling first.
 * @param {Conversation} conversation
 */
export function tabsOf({ insights, statistics, turns }) {
  const some = (/** @type {readonly unknown[] | undefined} */ list) => Boolean(list?.length);
  const has = (/** @type {object | undefined} */ byParty) => Object.keys(byParty ?? {}).length > 0;
  const { issues, outcomes, actionItems, categories } = insights;
  return {
    summary: Boolean(insights.summary) || [issues, outcomes, actionItems, categories].some(some),
    sentiment:
      has(insights.sentiment) || has(insights.sentimentScore) || turns.some(({ sentiment }) => sentiment),
    talk: has(statistics.talk),
    topics: some(insights.keyPhrases) || some(insights.entities),
    language: has(insights.dominantLanguages) || has(insights.syntax),
  };
}

/**
 * What was asked for and is not there, and why.
 * @param {Conversation} conversation
 * @param {Record<string, string>} names
 */
export function skippedRows({ skipped }, names) {
  const rows = new Map();
  for (const { analysis, party, reason, detail } of skipped) {
    const what = analyses[analysis] ?? analysis;
    const whose = party && names[party] ? `${what}, ${names[party]}` : what;
    const why = reasonOf(analysis, reason) ?? detail;
    const key = `${whose}: ${why}`;
    rows.set(key, { key, text: fill(labels.notAnalysedItem, whose, why) });
  }
  return [...rows.values()];
}
