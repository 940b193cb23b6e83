import getFurtherPart from '@salesforce/apex/AC_ConversationController.getFurtherPart';

/** The version of `Conversation.json` that these components read. */
const SCHEMA_VERSION = 1;

/**
 * `Conversation.json`, as the middleware writes it. Times are seconds from the start of the recording.
 * @typedef {'CUSTOMER' | 'AGENT' | 'SYSTEM' | 'UNKNOWN'} Role
 * @typedef {'POSITIVE' | 'NEGATIVE' | 'NEUTRAL' | 'MIXED'} SentimentLabel
 * @typedef {{positive: number, negative: number, neutral: number, mixed: number}} Scores each 0 to 1
 * @typedef {{label: SentimentLabel, scores: Scores}} Sentiment
 * @typedef {{id: string, role: Role, channel?: number, displayName?: string}} Participant
 * @typedef {{text: string[], start: number[], end: number[], confidence: number[]}} Words parallel arrays, empty
 *   where the source knows the times of turns only
 * @typedef {{from: number, to: number, start?: number, end?: number, category?: string}} Redaction in UTF-16 units
 * @typedef {{index: number, participant: string, start: number, end: number, text: string, words: Words,
 *   sentiment?: {label: SentimentLabel, scores?: Scores}, redactions?: Redaction[],
 *   loudness?: (number | null)[], kind?: 'EVENT' | 'ATTACHMENT'}} Turn `kind` absent: something said
 * @typedef {{turn: number, start: number, end: number, from?: number, to?: number}} Place `from` and `to` in
 *   UTF-16 units of the turn's text
 * @typedef {{text: string, score: number, count: number, participants: string[], places: Place[]}} KeyPhrase
 * @typedef {KeyPhrase & {type: string, source: 'BUILT_IN' | 'CUSTOM' | 'TERM'}} Entity
 * @typedef {{text: string, places: Place[], contacts?: string[]}} Finding
 * @typedef {{start: number, end: number, score: number, label?: SentimentLabel}} SentimentPeriod score −1 to 1
 * @typedef {{partsOfSpeech: {tag: string, count: number}[],
 *   words: {tag: string, text: string, count: number, starts?: number[]}[]}} Syntax `starts`: the first times
 * @typedef {{code: string, score: number}} LanguageScore
 * @typedef {{seconds: number, share: number, words?: number, wordsPerMinute?: number, turns?: number,
 *   longestTurnSeconds?: number, longestMonologueSeconds?: number, longestMonologueStart?: number,
 *   responseSeconds: number | null, interruptions?: number}} Talk absent: not known
 * @typedef {{durationSeconds: number, talk: Record<string, Talk>, silenceSeconds?: number,
 *   overlapSeconds?: number, silences: {start: number, end: number}[],
 *   interruptions?: {participant: string, start: number, end: number}[]}} Statistics
 * @typedef {{sentiment?: Record<string, Sentiment>, keyPhrases?: KeyPhrase[],
 *   dominantLanguages?: Record<string, LanguageScore[]>,
 *   sentimentByQuarter?: Record<string, (SentimentPeriod | null)[]>,
 *   sentimentTrend?: Record<string, 'IMPROVING' | 'STEADY' | 'WORSENING'>,
 *   sentimentScore?: Record<string, number>, entities?: Entity[],
 *   entitySources?: ('BUILT_IN' | 'CUSTOM' | 'TERM')[], syntax?: Record<string, Syntax>,
 *   categories?: Finding[], issues?: Finding[], outcomes?: Finding[], actionItems?: Finding[],
 *   summary?: string, selfServiceSummary?: string, chainSummary?: string}} Insights parties are `conversation` and participant ids
 * @typedef {{analysis: string, party?: string, reason: string, detail: string}} Skipped
 * @typedef {{schemaVersion: number, contactId: string, source: string, channel?: 'VOICE' | 'CHAT' | 'EMAIL',
 *   startedAt?: string, languageCode: string, separator?: string, redacted?: true,
 *   part: {number: number, of: number}, participants: Participant[], turns: Turn[],
 *   statistics: Statistics, insights: Insights, skipped: Skipped[]}} Conversation
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
