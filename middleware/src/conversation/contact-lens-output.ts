import { z } from 'zod';
import { shapeOfPath } from '../input/shape-of-path.ts';
import { readWithoutOddMembers } from '../input/without-odd-members.ts';
import { sentimentLabel } from '../contracts/conversation-file.ts';

/**
 * The analysis file that Contact Lens writes for a call, a customer's talk with an automated system, a chat or an
 * e-mail, as far as a conversation is made from it: old files that name participants by their roles, newer ones
 * (1.1.0) by ids. Every part may be missing; a member that is not of the documented shape is left out and named,
 * so that it costs nothing else.
 */
/** No conversation is longer than a week: a time beyond is none, and the record has no field that can hold it. */
const millis = z.number().nonnegative().max(604_800_000);
const score = z.number().min(-5).max(5);
const decibels = z.number().min(-200).max(200);
const perMinute = z.number().nonnegative().max(5000);
const timeSpan = z.object({ BeginOffsetMillis: millis, EndOffsetMillis: millis });
const characterSpan = z.object({
  BeginOffsetChar: z.number().int().nonnegative(),
  EndOffsetChar: z.number().int().nonnegative(),
});
const itemPlace = z.object({ Id: z.string(), CharacterOffsets: characterSpan.nullish() });
const itemPlaces = z.object({ TranscriptItems: z.array(itemPlace) });
/** Calls say when, chats say in which messages, e-mails in which contacts of their thread. */
const pointOfInterest = z.object({
  BeginOffsetMillis: millis.nullish(),
  EndOffsetMillis: millis.nullish(),
  TranscriptItems: z.array(itemPlace).nullish(),
  Contacts: z.array(z.object({ ContactId: z.string() })).nullish(),
});
const detected = z.object({ Text: z.string().nullish(), CharacterOffsets: characterSpan.nullish() });
const summary = z.object({
  Content: z.string().nullish(),
  Status: z.string().nullish(),
  FailureCode: z.string().nullish(),
});

/** A party that said nothing is absent or null. */
const byParty = <Type extends z.ZodType>(of: Type) => z.record(z.string(), of.nullish());
/** Newer files put the participants below a member of their own. */
const partiesIn = (value: unknown) =>
  (isObject(value) ? (value.DetailsByParticipantRole ?? value.DetailsByParticipant) : null) ?? value;
const flat = (value: unknown) => (Array.isArray(value) ? value.flat() : value);

/** @param prepared the value as the schema expects it, where files write it in more than one way */
const at = <Type extends z.ZodType>(
  path: string,
  schema: Type,
  prepared: (value: unknown) => unknown = (value) => value,
) => ({ path, schema, prepared });
const partiesAt = <Type extends z.ZodType>(path: string, of: Type) => at(path, byParty(of), partiesIn);
const CHARACTERISTICS = 'ConversationCharacteristics';
const SENTIMENT = `${CHARACTERISTICS}.Sentiment`;
const SUMMARY = `${CHARACTERISTICS}.ContactSummary`;

export const FILE_PARTS = {
  channel: at('Channel', z.string()),
  jobStatus: at('JobStatus', z.string()),
  languageCode: at('LanguageCode', z.string().min(1)),
  /** Of e-mails, whose files do not say their language otherwise. */
  languageLocale: at('Configuration.LanguageLocale', z.string().min(1)),
  output: at('ContentMetadata.Output', z.string()),
  contactId: at('CustomerMetadata.ContactId', z.string()),
  participants: at(
    'Participants',
    z.array(
      z.object({
        ParticipantId: z.string(),
        ParticipantRole: z.string().nullish(),
        DisplayName: z.string().nullish(),
      }),
    ),
  ),
  categories: at('Categories.MatchedCategories', z.array(z.string())),
  categoryPlaces: at(
    'Categories.MatchedDetails',
    z.record(z.string(), z.object({ PointsOfInterest: z.array(pointOfInterest).nullish() })),
  ),
  durationMillis: at(`${CHARACTERISTICS}.TotalConversationDurationMillis`, millis),
  overallSentiment: partiesAt(`${SENTIMENT}.OverallSentiment`, score),
  /** One that cannot be read keeps its place: the first is the first quarter. */
  quarters: partiesAt(
    `${SENTIMENT}.SentimentByPeriod.QUARTER`,
    z.array(timeSpan.extend({ Score: score.nullish() }).nullable()),
  ),
  sentimentShift: partiesAt(
    `${SENTIMENT}.SentimentShift`,
    z.object({ BeginScore: score.nullish(), EndScore: score.nullish() }),
  ),
  messageSentiments: at(
    `${SENTIMENT}.DetailsByTranscriptItemGroup`,
    z.array(z.object({ Sentiment: sentimentLabel.nullish(), TranscriptItems: z.array(itemPlace) })),
  ),
  interruptions: partiesAt(`${CHARACTERISTICS}.Interruptions.InterruptionsByInterrupter`, z.array(timeSpan)),
  silences: at(`${CHARACTERISTICS}.NonTalkTime.Instances`, z.array(timeSpan)),
  silentMillis: at(`${CHARACTERISTICS}.NonTalkTime.TotalTimeMillis`, millis),
  talkSpeed: partiesAt(`${CHARACTERISTICS}.TalkSpeed`, z.object({ AverageWordsPerMinute: perMinute })),
  talkTime: partiesAt(`${CHARACTERISTICS}.TalkTime`, z.object({ TotalTimeMillis: millis })),
  responseTime: partiesAt(
    `${CHARACTERISTICS}.ResponseTime`,
    z.object({ Average: z.object({ ValueMillis: millis }).nullish() }),
  ),
  summary: at(`${SUMMARY}.PostContactSummary`, summary),
  /** Of what the customer did with an automated system. */
  selfServiceSummary: at(`${SUMMARY}.AutomatedInteractionSummary`, summary),
  /** Of all contacts of a chain, such as the thread that an e-mail belongs to. */
  chainSummary: at(`${SUMMARY}.ContactChainSummary`, summary),
  summaryItems: at(
    `${SUMMARY}.SummaryItemsDetected`,
    z.array(
      z.object({
        IssuesDetected: z.array(itemPlaces).nullish(),
        OutcomesDetected: z.array(itemPlaces).nullish(),
        ActionItemsDetected: z.array(itemPlaces).nullish(),
      }),
    ),
  ),
  skippedAnalyses: at(
    'JobDetails.SkippedAnalysis',
    z.array(z.object({ Feature: z.string(), ReasonCode: z.string().nullish() })),
  ),
  transcript: at('Transcript', z.array(z.unknown())),
};

export const ITEM_PARTS = {
  id: at('Id', z.string()),
  participantId: at('ParticipantId', z.string()),
  participantRole: at('ParticipantRole', z.string()),
  displayName: at('DisplayName', z.string()),
  content: at('Content', z.string()),
  contentType: at('ContentType', z.string()),
  type: at('Type', z.string()),
  absoluteTime: at('AbsoluteTime', z.iso.datetime({ offset: true })),
  beginMillis: at('BeginOffsetMillis', millis),
  endMillis: at('EndOffsetMillis', millis),
  sentiment: at('Sentiment', sentimentLabel),
  /** One value for each second, null or 0 where nothing was heard. */
  loudness: at('LoudnessScore', z.array(decibels.nullable())),
  /** One that cannot be read keeps its place: the first is that of the first mark. */
  redactedTimes: at('Redaction.RedactedTimestamps', z.array(timeSpan.nullable()), flat),
  issues: at('IssuesDetected', z.array(detected)),
  outcomes: at('OutcomesDetected', z.array(detected)),
  actionItems: at('ActionItemsDetected', z.array(detected)),
  attachments: at('Attachments', z.array(z.object({ AttachmentName: z.string().nullish() }))),
};

type Shape = Readonly<
  Record<string, { path: string; schema: z.ZodType; prepared: (value: unknown) => unknown }>
>;
type Parts<S extends Shape> = { [Name in keyof S]?: z.output<S[Name]['schema']> };

export type ContactLensItem = Parts<typeof ITEM_PARTS>;
export type ContactLensOutput = Omit<Parts<typeof FILE_PARTS>, 'transcript'> & {
  items: ContactLensItem[];
  /** Parts that were left out, because they are not of the documented shape. */
  dropped: string[];
};
export type ItemPlace = z.infer<typeof itemPlace>;
export type PointOfInterest = z.infer<typeof pointOfInterest>;

/** The file is not what Contact Lens writes. The message names the path, never the content. */
export class UnreadableAnalysisError extends Error {
  override name = 'UnreadableAnalysisError';
}

/**
 * Reads an analysis file, or the transcript file of a chat, whose items have the same shape.
 * @throws UnreadableAnalysisError where nothing of it can be used
 */
export function readContactLensOutput(output: unknown): ContactLensOutput {
  if (!isObject(output)) throw new UnreadableAnalysisError('The file contains no JSON object.');
  const dropped = new Set<string>();
  const { transcript, ...parts } = readParts(output, FILE_PARTS, '', dropped);
  const isKnown = ['Transcript', 'Categories', CHARACTERISTICS].some((member) => isObject(output[member]));
  if (!isKnown)
    throw new UnreadableAnalysisError(
      `It has no Transcript, Categories or ${CHARACTERISTICS}${said(parts.jobStatus)}.`,
    );
  if (transcript === undefined && dropped.has('Transcript'))
    throw new UnreadableAnalysisError('Transcript is not an array.');
  const items = (transcript ?? []).flatMap((item) => {
    if (isObject(item)) return [readParts(item, ITEM_PARTS, 'Transcript[].', dropped)];
    dropped.add('Transcript[]');
    return [];
  });
  return { ...parts, items, dropped: [...dropped] };
}

const said = (status: string | undefined) =>
  status && /^[A-Z_]{1,40}$/.test(status) ? `; the job's status is ${status}` : '';

function readParts<S extends Shape>(
  from: Record<string, unknown>,
  shape: S,
  prefix: string,
  dropped: Set<string>,
): Parts<S> {
  const parts: Record<string, unknown> = {};
  for (const [name, { path, schema, prepared }] of Object.entries(shape)) {
    const value = prepared(valueAt(from, path));
    if (value === undefined || value === null) continue;
    const read = readWithoutOddMembers(schema, value);
    if ('data' in read) parts[name] = read.data;
    const places = 'data' in read ? read.leftOut.map((one) => shapeOfPath(schema, one.path)) : [''];
    for (const place of places) dropped.add(prefix + path + place.replace(/^(?=[^[])/, '.'));
  }
  return parts as Parts<S>;
}

function valueAt(from: Record<string, unknown>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, member) => (isObject(value) ? value[member] : undefined), from);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
