import { z } from 'zod';

/**
 * `Conversation.json`, version 1: the contract between the middleware, which writes it, and the
 * record page, which reads it. Times are seconds from the start of the recording.
 */
export const CONVERSATION_SCHEMA_VERSION = 1;

export const participantRole = z.enum(['CUSTOMER', 'AGENT', 'SYSTEM', 'UNKNOWN']);
export type ParticipantRole = z.infer<typeof participantRole>;

export const sentimentLabel = z.enum(['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED']);

export const sentiment = z.object({
  label: sentimentLabel,
  /** Confidence of each label, 0 to 1. */
  scores: z.object({ positive: z.number(), negative: z.number(), neutral: z.number(), mixed: z.number() }),
});
export type Sentiment = z.infer<typeof sentiment>;

/** Contact Lens gives a label without the scores that Amazon Comprehend gives. */
export const turnSentiment = sentiment.partial({ scores: true });

/** Where in a turn's text, in UTF-16 code units (as JavaScript counts), end exclusive. */
const textSpan = { from: z.number().int().nonnegative(), to: z.number().int().nonnegative() };

/** Personal data was taken out here; what stands in the text is a placeholder such as `[PII]` or `[NAME]`. */
export const redaction = z.object({
  ...textSpan,
  /** Seconds; absent where the source does not say when. */
  start: z.number().optional(),
  end: z.number().optional(),
  /** Kind of the data, in the source's words: `NAME`, `CREDIT_DEBIT_NUMBER`, … */
  category: z.string().optional(),
});
export type Redaction = z.infer<typeof redaction>;

/** Parallel arrays, all of one length: small on the wire and cheap to hold in a page. */
export const words = z.object({
  /** As displayed, punctuation attached. The turn's text is these joined by its `separator`. */
  text: z.array(z.string()),
  start: z.array(z.number()),
  end: z.array(z.number()),
  /** 0 to 1. */
  confidence: z.array(z.number()),
});

export const turn = z.object({
  /** Position in `turns`, so that findings and links can name a turn. */
  index: z.number().int().nonnegative(),
  /** `id` of a participant. */
  participant: z.string(),
  start: z.number(),
  end: z.number(),
  text: z.string(),
  /**
   * Absent: something said or written. A chat also has events (somebody joined, left, …) and
   * attachments; `text` then says what happened or names the file.
   */
  kind: z.enum(['EVENT', 'ATTACHMENT']).optional(),
  /** Empty arrays where the source tells the times of turns only. */
  words,
  sentiment: turnSentiment.optional(),
  redactions: z.array(redaction).optional(),
  /** Loudness of each second of the turn in decibels, null where nothing was heard (Contact Lens). */
  loudness: z.array(z.number().nullable()).optional(),
});
export type Turn = z.infer<typeof turn>;

export const participant = z.object({
  /** Stable inside the file: `customer`, `agent`, `speaker-2`, … */
  id: z.string(),
  role: participantRole,
  /** Channel of the recording (0 = left), absent where speakers were told apart by voice. */
  channel: z.number().int().optional(),
  /** How a chat named the participant. */
  displayName: z.string().optional(),
});
export type Participant = z.infer<typeof participant>;

/** Where a finding was said. `end` is that of its last word; `from` and `to` are its span in the turn's text. */
export const place = z.object({
  turn: z.number().int(),
  start: z.number(),
  end: z.number(),
  from: textSpan.from.optional(),
  to: textSpan.to.optional(),
});
export type Place = z.infer<typeof place>;

export const keyPhrase = z.object({
  text: z.string(),
  /** Best score of all places, 0 to 1. */
  score: z.number(),
  count: z.number().int(),
  /** Participant ids, in order of first use. */
  participants: z.array(z.string()),
  places: z.array(place),
});
export type KeyPhrase = z.infer<typeof keyPhrase>;

export const entity = keyPhrase.extend({
  /** `PERSON`, `DATE`, …; of the recogniser where it is a custom one; the list's name for the customer's own terms. */
  type: z.string(),
  /** Amazon Comprehend's built-in types, a custom recogniser, or the customer's own list of terms. */
  source: z.enum(['BUILT_IN', 'CUSTOM', 'TERM']),
});
export type Entity = z.infer<typeof entity>;

/** Something that is told of a conversation and said at some places: a category, an issue, an outcome. */
export const finding = z.object({
  text: z.string(),
  /** Absent where the source does not say where. */
  places: z.array(place),
  /** Of an e-mail: the contacts of its thread in which it was found. */
  contacts: z.array(z.string()).optional(),
});
export type Finding = z.infer<typeof finding>;

/** A quarter of the conversation. */
export const sentimentPeriod = z.object({
  start: z.number(),
  end: z.number(),
  /** −1 (negative) to 1 (positive): positive less negative of Amazon Comprehend, a fifth of Contact Lens's. */
  score: z.number(),
  label: sentimentLabel.optional(),
});
export type SentimentPeriod = z.infer<typeof sentimentPeriod>;

export const sentimentTrend = z.enum(['IMPROVING', 'STEADY', 'WORSENING']);

/** Words by part of speech; the tags are those of Amazon Comprehend (`NOUN`, `VERB`, …). */
export const syntax = z.object({
  partsOfSpeech: z.array(z.object({ tag: z.string(), count: z.number().int() })),
  /** The most frequent; all of them stand in `ComprehendSyntax.json`. */
  words: z.array(
    z.object({
      tag: z.string(),
      text: z.string(),
      count: z.number().int(),
      /** When it was said: the first 20 times. */
      starts: z.array(z.number()).optional(),
    }),
  ),
});
export type Syntax = z.infer<typeof syntax>;

export const languageScore = z.object({ code: z.string(), score: z.number() });

export const talk = z.object({
  seconds: z.number(),
  /** Share of all talk, 0 to 1. */
  share: z.number(),
  /** Absent, like all below, where it is not known: no turns, or turns that take no time. */
  words: z.number().int().optional(),
  wordsPerMinute: z.number().optional(),
  turns: z.number().int().optional(),
  longestTurnSeconds: z.number().optional(),
  /** Longest stretch in which only this participant spoke, short pauses included. */
  longestMonologueSeconds: z.number().optional(),
  /** Where it begins; absent where the participant was never heard alone. */
  longestMonologueStart: z.number().optional(),
  /** Mean of the seconds from the end of another's turn to the answer; null where there was none. */
  responseSeconds: z.number().nullable(),
  /** Times this participant began to speak while another was still speaking. */
  interruptions: z.number().int().optional(),
});

export const statistics = z.object({
  durationSeconds: z.number(),
  /** By participant id; a participant who never spoke is absent. */
  talk: z.record(z.string(), talk),
  /** Absent where it is not known: without a transcript, and of what makes no sound. */
  silenceSeconds: z.number().optional(),
  /** Seconds in which two or more spoke. Absent where it is not known. */
  overlapSeconds: z.number().optional(),
  /** Silences long enough to matter, with their places. */
  silences: z.array(z.object({ start: z.number(), end: z.number() })),
  /** Who began to speak while another was still speaking, and for how long both spoke. */
  interruptions: z
    .array(z.object({ participant: z.string(), start: z.number(), end: z.number() }))
    .optional(),
});
export type TalkStatistics = z.infer<typeof statistics>;

/** `party` keys are `conversation` and participant ids. */
const byParty = <T extends z.ZodType>(of: T) => z.record(z.string(), of);

export const insights = z.object({
  sentiment: byParty(sentiment).optional(),
  keyPhrases: z.array(keyPhrase).optional(),
  dominantLanguages: byParty(z.array(languageScore)).optional(),
  /** Four periods a party; null where the party said nothing in it. */
  sentimentByQuarter: byParty(z.array(sentimentPeriod.nullable())).optional(),
  /** From the first quarter in which the party spoke to the last. */
  sentimentTrend: byParty(sentimentTrend).optional(),
  /** −5 to 5, of Contact Lens. */
  sentimentScore: byParty(z.number()).optional(),
  entities: z.array(entity).optional(),
  /** The sources of entities that answered, whether they found something or not. */
  entitySources: z.array(entity.shape.source).optional(),
  syntax: byParty(syntax).optional(),
  /** Categories of Contact Lens, with the places that matched. */
  categories: z.array(finding).optional(),
  issues: z.array(finding).optional(),
  outcomes: z.array(finding).optional(),
  actionItems: z.array(finding).optional(),
  summary: z.string().optional(),
  /** Of the part with an automated system, where an agent's part follows it. */
  selfServiceSummary: z.string().optional(),
  /** Of all contacts of the chain, where the contact has a summary of its own. */
  chainSummary: z.string().optional(),
});
export type Insights = z.infer<typeof insights>;

/** An analysis, or a part of it, that was asked for and is not there. */
export const skipped = z.object({
  analysis: z.string(),
  /** `conversation` or a participant id; absent where the whole analysis was skipped. */
  party: z.string().optional(),
  reason: z.enum([
    'language-not-supported',
    'too-short',
    'too-long',
    'unknown-analysis',
    'not-configured',
    'same-audio',
    'failed',
  ]),
  /** One sentence for the reader. */
  detail: z.string(),
});
export type Skipped = z.infer<typeof skipped>;

export const conversation = z.object({
  schemaVersion: z.literal(CONVERSATION_SCHEMA_VERSION),
  contactId: z.string(),
  /** Whose transcript it is; `CONNECT`: Amazon Connect's own of a chat. */
  source: z.enum(['TRANSCRIBE', 'CONTACT_LENS', 'CONNECT']),
  /**
   * Absent: a call. A chat has no recording: its times are seconds from its first message. An e-mail has no turns.
   */
  channel: z.enum(['VOICE', 'CHAT', 'EMAIL']).optional(),
  /** ISO 8601, when second 0 was; known for chats. */
  startedAt: z.string().optional(),
  /** BCP 47 code that the speech service worked with, e.g. `en-US`. */
  languageCode: z.string(),
  /** Between words: a space, or nothing in languages that have none. */
  separator: z.enum([' ', '']),
  /** Which file this is of how many: a conversation above 2 MB is split by turns. */
  part: z.object({ number: z.number().int(), of: z.number().int() }),
  participants: z.array(participant),
  /** How speakers were told apart; voices leave open who is who. Absent where nobody told them apart. */
  speakersBy: z.enum(['CHANNEL', 'VOICE']).optional(),
  /** Personal data was taken out, by the speech service or before anything was stored. */
  redacted: z.literal(true).optional(),
  turns: z.array(turn),
  statistics,
  insights,
  skipped: z.array(skipped),
});
export type Conversation = z.infer<typeof conversation>;
