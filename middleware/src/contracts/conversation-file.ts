import { z } from 'zod';
import { skipped } from './skipped.ts';
import { statistics } from './talk-statistics.ts';

export type { Skipped } from './skipped.ts';

/**
 * `Conversation.json`, version 1: the contract between the middleware, which writes it, and the
 * record page, which reads it. Times are seconds from the start of the recording.
 */
export const CONVERSATION_SCHEMA_VERSION = 1;

export const participantRole = z.enum(['CUSTOMER', 'AGENT', 'SYSTEM', 'UNKNOWN']).meta({ id: 'Role' });
export type ParticipantRole = z.infer<typeof participantRole>;

export const sentimentLabel = z
  .enum(['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'])
  .meta({ id: 'SentimentLabel' });

export const sentiment = z
  .object({
    label: sentimentLabel,
    scores: z
      .object({ positive: z.number(), negative: z.number(), neutral: z.number(), mixed: z.number() })
      .meta({ id: 'Scores', description: 'Confidence of each label, 0 to 1.' }),
  })
  .meta({ id: 'Sentiment' });
export type Sentiment = z.infer<typeof sentiment>;

/** Contact Lens gives a label without the scores that Amazon Comprehend gives. */
export const turnSentiment = sentiment.partial({ scores: true }).meta({ id: 'TurnSentiment' });

/** Where in a turn's text, in UTF-16 code units (as JavaScript counts), end exclusive. */
const textSpan = { from: z.number().int().nonnegative(), to: z.number().int().nonnegative() };

export const redaction = z
  .object({
    ...textSpan,
    start: z.number().optional().describe('Seconds; absent if the source does not say when.'),
    end: z.number().optional(),
    category: z
      .string()
      .optional()
      .describe("Kind of the data, in the source's words: `NAME`, `CREDIT_DEBIT_NUMBER`, …"),
  })
  .meta({
    id: 'Redaction',
    description:
      'Personal data was removed here; the text contains a placeholder such as `[PII]` or `[NAME]`.',
  });
export type Redaction = z.infer<typeof redaction>;

export const words = z
  .object({
    text: z
      .array(z.string())
      .describe("As displayed, punctuation attached. The turn's text is these joined by its `separator`."),
    start: z.array(z.number()),
    end: z.array(z.number()),
    confidence: z.array(z.number()).describe('0 to 1.'),
  })
  .meta({
    id: 'Words',
    description: 'Parallel arrays, all of one length: small on the wire and cheap to hold in a page.',
  });

export const turn = z
  .object({
    index: z
      .number()
      .int()
      .nonnegative()
      .describe('Position in `turns`, so that findings and links can name a turn.'),
    participant: z.string().describe('`id` of a participant.'),
    start: z.number(),
    end: z.number(),
    text: z.string(),
    kind: z
      .enum(['EVENT', 'ATTACHMENT'])
      .optional()
      .describe(
        'Absent: something said or written. A chat also has events (someone joined, left, …) and attachments; `text` then says what happened or names the file.',
      ),
    words: words.describe('Empty arrays if the source gives only the times of turns.'),
    sentiment: turnSentiment
      .optional()
      .describe('From Amazon Comprehend with its scores, from Contact Lens only the label.'),
    redactions: z.array(redaction).optional(),
    loudness: z
      .array(z.number().nullable())
      .optional()
      .describe(
        'Loudness of each second of the turn in decibels, null where nothing was heard (Contact Lens).',
      ),
  })
  .meta({ id: 'Turn' });
export type Turn = z.infer<typeof turn>;

export const participant = z
  .object({
    id: z.string().describe('Stable inside the file: `customer`, `agent`, `speaker-2`, …'),
    role: participantRole,
    channel: z
      .number()
      .int()
      .optional()
      .describe('Channel of the recording (0 = left), absent if speakers were distinguished by voice.'),
    displayName: z.string().optional().describe('How a chat named the participant.'),
  })
  .meta({ id: 'Participant' });
export type Participant = z.infer<typeof participant>;

export const place = z
  .object({
    turn: z.number().int(),
    start: z.number(),
    end: z.number(),
    from: textSpan.from.optional(),
    to: textSpan.to.optional(),
  })
  .meta({
    id: 'Place',
    description:
      "Where a finding was said. `end` is that of its last word; `from` and `to` are its span in the turn's text.",
  });
export type Place = z.infer<typeof place>;

export const keyPhrase = z
  .object({
    text: z.string(),
    score: z.number().describe('Best score of all places, 0 to 1.'),
    count: z.number().int(),
    participants: z.array(z.string()).describe('Participant ids, in order of first use.'),
    places: z.array(place),
  })
  .meta({ id: 'KeyPhrase' });
export type KeyPhrase = z.infer<typeof keyPhrase>;

export const entity = keyPhrase
  .extend({
    type: z
      .string()
      .describe(
        "`PERSON`, `DATE`, …; a custom recognizer's own types; the list's type for the customer's own terms.",
      ),
    source: z
      .enum(['BUILT_IN', 'CUSTOM', 'TERM'])
      .describe(
        "Amazon Comprehend's built-in types, a custom recognizer, or the customer's own list of terms.",
      ),
  })
  .meta({ id: 'Entity' });
export type Entity = z.infer<typeof entity>;

export const finding = z
  .object({
    text: z.string(),
    places: z.array(place).describe('Absent where the source does not say where.'),
    contacts: z
      .array(z.string())
      .optional()
      .describe('For an e-mail: the contacts of its thread in which it was found.'),
  })
  .meta({
    id: 'Finding',
    description: 'Something found in a conversation at certain places: a category, an issue, an outcome.',
  });
export type Finding = z.infer<typeof finding>;

export const sentimentPeriod = z
  .object({
    start: z.number(),
    end: z.number(),
    score: z
      .number()
      .describe(
        "−1 (negative) to 1 (positive): Amazon Comprehend's positive minus negative score, or a fifth of the Contact Lens score.",
      ),
    label: sentimentLabel.optional(),
  })
  .meta({ id: 'SentimentPeriod', description: 'A quarter of the conversation.' });
export type SentimentPeriod = z.infer<typeof sentimentPeriod>;

export const sentimentTrend = z.enum(['IMPROVING', 'STEADY', 'WORSENING']);

export const syntax = z
  .object({
    partsOfSpeech: z.array(z.object({ tag: z.string(), count: z.number().int() })),
    words: z
      .array(
        z.object({
          tag: z.string(),
          text: z.string(),
          count: z.number().int(),
          starts: z.array(z.number()).optional().describe('When it was said: the first 20 times.'),
        }),
      )
      .describe('The 30 most frequent of each part of speech; all of them are in `ComprehendSyntax.json`.'),
  })
  .meta({
    id: 'Syntax',
    description: "Words by part of speech, with Amazon Comprehend's tags (`NOUN`, `VERB`, …).",
  });
export type Syntax = z.infer<typeof syntax>;

export const languageScore = z.object({ code: z.string(), score: z.number() }).meta({ id: 'LanguageScore' });

/** `party` keys are `conversation` and participant ids. */
const byParty = <T extends z.ZodType>(of: T) => z.record(z.string(), of);

export const insights = z
  .object({
    sentiment: byParty(sentiment).optional().describe("By party: `conversation` or a participant's ID."),
    keyPhrases: z.array(keyPhrase).optional(),
    dominantLanguages: byParty(z.array(languageScore)).optional().describe('By party.'),
    sentimentByQuarter: byParty(z.array(sentimentPeriod.nullable()))
      .optional()
      .describe(
        'By party, four periods: the score of the turns weighted by the length of their texts; null where the party said nothing.',
      ),
    sentimentTrend: byParty(sentimentTrend)
      .optional()
      .describe(
        'By party, from the first quarter in which it spoke to the last: a change of 0.2 or more, else `STEADY`; absent where it spoke in one quarter only.',
      ),
    sentimentScore: byParty(z.number())
      .optional()
      .describe(
        'By participant, −5 to 5, from Contact Lens; its quarters are divided by five in `sentimentByQuarter`.',
      ),
    entities: z.array(entity).optional(),
    entitySources: z
      .array(entity.shape.source)
      .optional()
      .describe('The sources of entities that responded, whether or not they found anything.'),
    syntax: byParty(syntax).optional().describe('By party.'),
    categories: z
      .array(finding)
      .optional()
      .describe('Contact Lens categories, with the places that matched.'),
    issues: z
      .array(finding)
      .optional()
      .describe(
        'From Contact Lens, like outcomes and action items: the words that name them. Times within a turn are estimated by the place in its text.',
      ),
    outcomes: z.array(finding).optional(),
    actionItems: z.array(finding).optional(),
    summary: z.string().optional().describe('From Contact Lens, verbatim.'),
    selfServiceSummary: z
      .string()
      .optional()
      .describe(
        "Contact Lens's of the customer's talk with an automated system, beside the talk with an agent.",
      ),
    chainSummary: z
      .string()
      .optional()
      .describe('For all contacts in the chain, if the contact also has its own summary.'),
  })
  .meta({ id: 'Insights' });
export type Insights = z.infer<typeof insights>;

/** What a talk with an agent and one with an automated system have alike. */
const talk = {
  languageCode: z.string().describe('BCP 47 code used by the speech service, e.g. `en-US`.'),
  separator: z.enum([' ', '']).describe('Between words: a space, or nothing in languages that have none.'),
  participants: z.array(participant),
  speakersBy: z
    .enum(['CHANNEL', 'VOICE'])
    .optional()
    .describe(
      'How speakers were distinguished; voices leave open who is who. Absent if they were not distinguished.',
    ),
  redacted: z
    .literal(true)
    .optional()
    .describe('Personal data was removed, by the speech service or before anything was stored.'),
  turns: z.array(turn).describe('In order of start.'),
  statistics,
  insights,
};

export const selfServicePart = z.object(talk).meta({
  id: 'SelfServicePart',
  description:
    "The customer's talk with an automated system, from Contact Lens, beside the talk with an agent. Its times are seconds of a recording of its own.",
});
export type SelfServicePart = z.infer<typeof selfServicePart>;

export const conversation = z
  .object({
    schemaVersion: z.literal(CONVERSATION_SCHEMA_VERSION),
    contactId: z.string().describe("The contact's ID in Amazon Connect."),
    source: z
      .enum(['TRANSCRIBE', 'CONTACT_LENS', 'CONNECT'])
      .describe("The source of the transcript; `CONNECT`: Amazon Connect's own transcript of a chat."),
    channel: z
      .enum(['VOICE', 'CHAT', 'EMAIL'])
      .optional()
      .describe(
        'Absent: a call. A chat has no recording: its times are seconds from its first message. An e-mail has no turns.',
      ),
    startedAt: z.string().optional().describe('ISO 8601, when second 0 was; known for chats.'),
    part: z
      .object({ number: z.number().int(), of: z.number().int() })
      .describe('Which file this is of how many: a conversation above 2 MB is split by turns.'),
    ...talk,
    selfService: selfServicePart
      .optional()
      .describe(
        "Absent where the customer talked to no automated system, Contact Lens did not analyze it, or that talk is all there is: then it is this file's own.",
      ),
    skipped: z.array(skipped).describe('What was requested but is missing.'),
  })
  .meta({ id: 'Conversation' });
export type Conversation = z.infer<typeof conversation>;
