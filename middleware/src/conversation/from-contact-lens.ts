import { findingsOf } from './contact-lens-findings.ts';
import {
  readContactLensOutput,
  UnreadableAnalysisError,
  type ContactLensOutput,
} from './contact-lens-output.ts';
import { readSpeakers, type Speakers } from './contact-lens-speakers.ts';
import { statisticsOf, statisticsOfText } from './contact-lens-statistics.ts';
import { turnsOfCall, turnsOfChat, type LensTurn } from './contact-lens-turns.ts';
import { CONTACT_LENS_ANALYSIS as ANALYSIS, TRANSCRIPT_PART } from './merge-sources.ts';
import {
  CONVERSATION_SCHEMA_VERSION,
  type Conversation,
  type Insights,
  type ParticipantRole,
  type SentimentPeriod,
  type Skipped,
} from '../contracts/conversation-file.ts';
import { sentimentTrends } from './sentiment-trends.ts';
import { NO_LANGUAGE, separatorOf } from './written-language.ts';

export { UnreadableAnalysisError } from './contact-lens-output.ts';

export type AboutAnalysis = {
  contactId: string;
  /** Personal data was taken out of this file. */
  redacted: boolean;
  /** Who speaks on which channel of the recording. */
  channelRoles: readonly ParticipantRole[];
  /** Length of the recording where it is known. */
  durationSeconds?: number;
};

/** Contact Lens's scores go from −5 to 5. */
const HIGHEST_SCORE = 5;

/**
 * Makes a conversation from an analysis file of Contact Lens, of a call or a chat. It may have no turns, where
 * Contact Lens left the transcript out.
 * @throws UnreadableAnalysisError where nothing of the file can be used, or it is of another contact
 */
export function conversationFromContactLens(file: unknown, about: AboutAnalysis): Conversation {
  const output = readContactLensOutput(file);
  if (output.contactId !== undefined && output.contactId.toLowerCase() !== about.contactId.toLowerCase())
    throw new UnreadableAnalysisError('CustomerMetadata.ContactId is the ID of another contact.');
  return { ...transcribed(output, about, 'CONTACT_LENS'), skipped: skippedOf(output) };
}

/**
 * Makes a conversation from the transcript that Amazon Connect stores of a chat.
 * @throws UnreadableAnalysisError where it is none
 */
export function conversationFromChat(
  file: unknown,
  about: Pick<AboutAnalysis, 'contactId'> & { languageCode?: string },
): Conversation {
  const output = { ...readContactLensOutput(file), channel: 'CHAT' };
  const given = about.languageCode === undefined ? {} : { languageCode: about.languageCode };
  return {
    ...transcribed({ ...given, ...output }, { ...about, redacted: false, channelRoles: [] }, 'CONNECT'),
    skipped: output.dropped.map(droppedPart),
  };
}

function transcribed(output: ContactLensOutput, about: AboutAnalysis, source: Conversation['source']) {
  const channel = channelOf(output);
  const speakers = readSpeakers(output, channel === 'VOICE' ? about.channelRoles : []);
  const chat = channel === 'CHAT' ? turnsOfChat(output.items, speakers, about.redacted) : undefined;
  const lensTurns = withSentiments(
    chat?.turns ?? turnsOfCall(output.items, speakers, about.redacted),
    output,
  );
  const turns = lensTurns.map(({ turn }) => turn);
  const languageCode = output.languageCode ?? output.languageLocale ?? NO_LANGUAGE;
  return {
    schemaVersion: CONVERSATION_SCHEMA_VERSION,
    contactId: about.contactId,
    source,
    ...(channel === 'VOICE' ? { speakersBy: 'CHANNEL' as const } : { channel }),
    ...(chat?.startedAt === undefined ? {} : { startedAt: chat.startedAt }),
    languageCode,
    separator: separatorOf(languageCode),
    part: { number: 1, of: 1 },
    participants: speakers.participants,
    ...(about.redacted ? { redacted: true as const } : {}),
    turns,
    statistics:
      channel === 'VOICE'
        ? statisticsOf(output, speakers, turns, about.durationSeconds)
        : statisticsOfText(output, speakers, turns),
    insights: insightsOf(output, speakers, lensTurns, about.redacted),
  } satisfies Omit<Conversation, 'skipped'>;
}

/** A customer's talk with an automated system has the channel IVR, and is a call too. */
function channelOf({ channel }: ContactLensOutput): NonNullable<Conversation['channel']> {
  const name = channel?.toUpperCase();
  return name === 'CHAT' || name === 'EMAIL' ? name : 'VOICE';
}

/** Of a chat, several messages in a row have one sentiment. */
function withSentiments(turns: readonly LensTurn[], { messageSentiments }: ContactLensOutput): LensTurn[] {
  const byId = new Map(
    (messageSentiments ?? []).flatMap(({ Sentiment: label, TranscriptItems: items }) =>
      label ? items.map(({ Id }) => [Id, label] as const) : [],
    ),
  );
  return turns.map(({ item, turn }) => {
    const label = byId.get(item.id ?? '');
    return { item, turn: label && !turn.sentiment ? { ...turn, sentiment: { label } } : turn };
  });
}

function insightsOf(
  output: ContactLensOutput,
  speakers: Speakers,
  turns: readonly LensTurn[],
  redacted: boolean,
): Insights {
  const scores = speakers.byRole(output.overallSentiment);
  const quarters = Object.entries(speakers.byRole(output.quarters)).map(([id, periods]) => [
    id,
    periods.map(periodOf),
  ]);
  const trends = sentimentTrends(shiftsOf(output, speakers));
  return {
    ...(Object.keys(scores).length > 0 ? { sentimentScore: scores } : {}),
    ...(quarters.length > 0
      ? { sentimentByQuarter: Object.fromEntries(quarters) as Insights['sentimentByQuarter'] }
      : {}),
    ...(Object.keys(trends).length > 0 ? { sentimentTrend: trends } : {}),
    ...findingsOf(output, turns, redacted),
    ...summariesOf(output),
  };
}

/** The first that there is, of the contact itself or of the chain that it belongs to, is the summary. */
function summariesOf(output: ContactLensOutput): Insights {
  const text = (summary: ContactLensOutput['summary']) => summary?.Content?.trim() ?? '';
  const own = text(output.summary);
  const selfService = text(output.selfServiceSummary);
  const chain = text(output.chainSummary);
  const summary = own || selfService || chain;
  return {
    ...(summary ? { summary } : {}),
    ...(own && selfService ? { selfServiceSummary: selfService } : {}),
    ...(chain && chain !== summary ? { chainSummary: chain } : {}),
  };
}

/** A chat has no quarters, only a beginning and an end. */
function shiftsOf({ sentimentShift }: ContactLensOutput, speakers: Speakers) {
  return Object.fromEntries(
    Object.entries(speakers.byRole(sentimentShift)).map(([id, { BeginScore, EndScore }]) => [
      id,
      [BeginScore, EndScore].map((Score) => periodOf({ BeginOffsetMillis: 0, EndOffsetMillis: 0, Score })),
    ]),
  );
}

type Quarter = { BeginOffsetMillis: number; EndOffsetMillis: number; Score?: number | null | undefined };

function periodOf(quarter: Quarter | null): SentimentPeriod | null {
  if (quarter === null) return null;
  const { BeginOffsetMillis, EndOffsetMillis, Score } = quarter;
  if (Score === null || Score === undefined) return null;
  return {
    start: BeginOffsetMillis / 1000,
    end: EndOffsetMillis / 1000,
    score: Math.round((Score / HIGHEST_SCORE) * 10_000) / 10_000,
  };
}

function skippedOf({ dropped, skippedAnalyses, ...output }: ContactLensOutput): Skipped[] {
  const failed = (detail: string): Skipped => ({ analysis: ANALYSIS, reason: 'failed', detail });
  return [
    ...dropped.map(droppedPart),
    ...(skippedAnalyses ?? []).map(({ Feature: feature, ReasonCode: reason }) =>
      failed(`Contact Lens skipped ${code(feature)}: ${code(reason)}.`),
    ),
    ...[output.summary, output.selfServiceSummary, output.chainSummary].flatMap((summary) =>
      summary?.Status === 'FAILED'
        ? [failed(`Contact Lens wrote no summary: ${code(summary.FailureCode)}.`)]
        : [],
    ),
  ];
}

/** Without these members of it, an item is no turn. */
const OF_A_TURN = new Set([
  'Transcript[]',
  ...['Content', 'BeginOffsetMillis', 'AbsoluteTime'].map((name) => `Transcript[].${name}`),
]);

const droppedPart = (path: string): Skipped => ({
  analysis: OF_A_TURN.has(path) ? TRANSCRIPT_PART : ANALYSIS,
  reason: 'failed',
  detail: `Skipped in the file because its format is not the documented one: ${path}.`,
});

/** Only what is a code: a text may repeat what was said. */
const code = (value: string | null | undefined) =>
  value && /^[A-Z_]{1,60}$/.test(value) ? value : 'no reason given';
