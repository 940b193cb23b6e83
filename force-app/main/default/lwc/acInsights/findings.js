import { fill, languageName, percent } from 'c/acFormat';
import { analyses, labels, reasons, speakers } from './labels';

/**
 * @typedef {import('c/acConversation').Conversation} Conversation
 */

/** The key under which findings about all speakers together are kept. */
const WHOLE = 'conversation';

/**
 * What the speakers are called: by role, and numbered where several share one.
 * @param {Conversation} conversation
 * @returns {Record<string, string>} by participant id
 */
export function participantNames({ participants }) {
  return Object.fromEntries(
    participants.map(({ id, role }) => {
      const alike = participants.filter((each) => each.role === role);
      const name = speakers[role] ?? speakers.UNKNOWN;
      return [id, alike.length > 1 ? `${name} ${alike.findIndex((each) => each.id === id) + 1}` : name];
    }),
  );
}

/**
 * Sentiments in the order in which they are read: the whole call, then each speaker.
 * @param {Conversation} conversation
 * @param {Record<string, string>} names
 */
export function sentimentRows({ insights, participants }, names) {
  const found = insights.sentiment ?? {};
  return [WHOLE, ...participants.map(({ id }) => id)]
    .filter((party) => found[party])
    .map((party) => ({ id: party, party: names[party] ?? labels.conversation, sentiment: found[party] }));
}

/**
 * The languages of the whole call, the most certain first.
 * @param {Conversation} conversation
 */
export function languageRows({ insights }) {
  const found = insights.dominantLanguages?.[WHOLE] ?? [];
  return [...found]
    .sort((one, other) => other.score - one.score)
    .map(({ code, score }) => ({
      code,
      text: fill(labels.languageConfidence, languageName(code), percent(score)),
    }));
}

/**
 * What was asked for and is not there, and why.
 * @param {Conversation} conversation
 * @param {Record<string, string>} names
 */
export function skippedRows({ skipped }, names) {
  return skipped.map(({ analysis, party, reason, detail }, key) => {
    const what = analyses[analysis] ?? analysis;
    const whose = party && names[party] ? `${what}, ${names[party]}` : what;
    return { key, text: fill(labels.notAnalysedItem, whose, reasons[reason] ?? detail) };
  });
}
