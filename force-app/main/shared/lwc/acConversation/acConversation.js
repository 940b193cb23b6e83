import getFurtherPart from '@salesforce/apex/AC_ConversationController.getFurtherPart';

/** The version of `Conversation.json` that these components read. */
const SCHEMA_VERSION = 1;

/**
 * `Conversation.json`, as the middleware writes it. Times are seconds from the start of the recording.
 * @import {LanguageScore, Redaction, Skipped, Words} from 'contracts'
 * @typedef {import('contracts').Conversation} Conversation
 * @typedef {import('contracts').Entity} Entity
 * @typedef {import('contracts').Finding} Finding
 * @typedef {import('contracts').Insights} Insights
 * @typedef {import('contracts').KeyPhrase} KeyPhrase
 * @typedef {import('contracts').Participant} Participant
 * @typedef {import('contracts').Place} Place
 * @typedef {import('contracts').Role} Role
 * @typedef {import('contracts').Scores} Scores
 * @typedef {import('contracts').Sentiment} Sentiment
 * @typedef {import('contracts').SentimentLabel} SentimentLabel
 * @typedef {import('contracts').SentimentPeriod} SentimentPeriod
 * @typedef {import('contracts').Statistics} Statistics
 * @typedef {import('contracts').Syntax} Syntax
 * @typedef {import('contracts').Talk} Talk
 * @typedef {import('contracts').Turn} Turn
 * @typedef {{text: string | null, part: number, parts: number, versionId: string | null}} ConversationFile
 */

/**
 * The file is there and cannot be used; `code` says why. `CHANGED`: it was written anew while it was
 * being read, so that its parts do not fit together.
 */
export class ConversationError extends Error {
  /** @param {'UNREADABLE' | 'NEWER_VERSION' | 'CHANGED'} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** The conversation that was parsed last, since all components of a page ask for the same one. */
const latest = { versionId: '', conversation: /** @type {Promise<Conversation> | null} */ (null) };

/**
 * The whole conversation, given its first file. Further parts are asked from Apex.
 * @param {string} recordId
 * @param {ConversationFile} first
 * @returns {Promise<Conversation | null>} null where the call has no conversation file
 * @throws {ConversationError} or an Apex error
 */
export async function loadConversation(recordId, first) {
  if (!first.parts || !first.text) return null;
  if (!first.versionId || latest.versionId !== first.versionId) {
    latest.versionId = first.versionId ?? '';
    latest.conversation = readParts(recordId, first);
    // A failure is not remembered: the next who asks tries again.
    latest.conversation.catch(() => {
      latest.versionId = '';
    });
  }
  return latest.conversation;
}

/**
 * How many parts there are is what the first says: later ones of a longer conversation before may still lie there.
 * @param {string} recordId
 * @param {ConversationFile} first
 */
async function readParts(recordId, first) {
  const conversation = parseConversation(first.text);
  const numbers = Array.from({ length: conversation.part.of - 1 }, (_, index) => index + 2);
  const rest = await Promise.all(
    numbers.map((part) => /** @type {Promise<ConversationFile>} */ (getFurtherPart({ recordId, part }))),
  );
  return joinParts([conversation, ...rest.map(({ text }) => parseFurtherPart(text))]);
}

/** @param {string | null} text of a part that the first one says is there */
function parseFurtherPart(text) {
  if (text === null) throw new ConversationError('CHANGED');
  return parseConversation(text);
}

/**
 * @param {string | null} text
 * @returns {Conversation}
 * @throws {ConversationError}
 */
export function parseConversation(text) {
  let conversation;
  try {
    conversation = JSON.parse(text ?? '');
  } catch {
    throw new ConversationError('UNREADABLE');
  }
  if (Number(conversation?.schemaVersion) > SCHEMA_VERSION) throw new ConversationError('NEWER_VERSION');
  const complete =
    conversation?.schemaVersion === SCHEMA_VERSION &&
    Array.isArray(conversation.turns) &&
    Array.isArray(conversation.participants) &&
    conversation.part?.of >= 1 &&
    conversation.statistics?.talk;
  if (!complete) throw new ConversationError('UNREADABLE');
  return { ...conversation, insights: conversation.insights ?? {}, skipped: conversation.skipped ?? [] };
}

/**
 * @param {Conversation[]} parts
 * @returns {Conversation}
 * @throws {ConversationError} where they are not of one conversation
 */
function joinParts(parts) {
  const [first] = parts;
  const turns = parts.flatMap((part) => part.turns).sort((one, other) => one.index - other.index);
  const fit =
    parts.every(({ part, contactId }) => part.of === first.part.of && contactId === first.contactId) &&
    turns.every(({ index }, position) => index === turns[0].index + position);
  if (!fit) throw new ConversationError('CHANGED');
  return { ...first, turns };
}

/**
 * The turn that is being said at a time: the last one that has begun. -1 before the first.
 * @param {{start: number}[]} turns in order of start
 * @param {number} seconds
 */
export function turnIndexAt(turns, seconds) {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turns[middle].start <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
