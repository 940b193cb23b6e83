/** @import {Place} from 'c/acConversation' */

/**
 * @import {Conversation, KeyPhrase, Entity} from 'c/acConversation'
 * @typedef {{key: string, text: string, places: Place[]}} Mention
 * @typedef {{party: string, query: string}} Choice `party` is `conversation` or a participant's id
 */

/** The key of findings about everybody together. */
export const WHOLE = 'conversation';

/**
 * What one party mentioned, or everybody, the most frequent first; among equals the more certain.
 * @param {readonly KeyPhrase[]} found
 * @param {Conversation} conversation
 * @param {Choice} choice
 * @returns {Mention[]}
 */
export function mentionsOf(found, { turns }, { party, query }) {
  const wanted = folded(query);
  return found
    .filter(({ text }) => folded(text).includes(wanted))
    .map((mention) => ({
      ...mention,
      places: mention.places.filter(({ turn }) => party === WHOLE || turns[turn]?.participant === party),
    }))
    .filter(({ places }) => places.length > 0)
    .sort((one, other) => other.places.length - one.places.length || other.score - one.score)
    .map(({ text, places }) => ({ key: text, text, places }));
}

/**
 * Entities in groups of one type, the largest first. Own terms and what a custom recogniser found stand
 * apart from the built-in types, even where their types have the same name.
 * @param {readonly Entity[]} entities
 * @param {Conversation} conversation
 * @param {Choice} choice
 */
export function entityGroups(entities, conversation, choice) {
  return [...Map.groupBy(entities, ({ source, type }) => `${source} ${type}`)]
    .map(([key, group]) => ({
      key,
      type: group[0].type,
      source: group[0].source,
      mentions: mentionsOf(group, conversation, choice),
    }))
    .filter(({ mentions }) => mentions.length > 0)
    .sort((one, other) => other.mentions.length - one.mentions.length);
}

/** Without letter case and accents. @param {string} text */
function folded(text) {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}
