import type {
  Conversation,
  Insights,
  Sentiment,
  SentimentPeriod,
  Turn,
} from '../contracts/conversation-file.ts';
import { codePointLength } from './code-points.ts';
import { partiesOf, WHOLE_CONVERSATION } from './parties.ts';
import { weighSentiments, type WeightedSentiment } from './weighed-sentiment.ts';

const QUARTERS = 4;

type ByQuarter = NonNullable<Insights['sentimentByQuarter']>;

/**
 * The mood of each quarter of the conversation by party, from the sentiment of its turns weighted by the length of
 * their texts. A turn over a border counts on both sides, by its time. Null where the party said nothing.
 */
export function sentimentByQuarter(conversation: Conversation): ByQuarter {
  const length = conversation.statistics.durationSeconds / QUARTERS;
  const parties = partiesOf(conversation).map((party) => {
    const own = conversation.turns.filter(
      ({ participant }) => party === WHOLE_CONVERSATION || participant === party,
    );
    const periods = Array.from({ length: QUARTERS }, (_, quarter) => periodOf(own, quarter, length));
    return [party, periods] as const;
  });
  return Object.fromEntries(parties.filter(([, periods]) => periods.some((period) => period !== null)));
}

function periodOf(turns: readonly Turn[], quarter: number, length: number): SentimentPeriod | null {
  const weighted = turns.flatMap((turn): WeightedSentiment[] => {
    const { label, scores } = turn.sentiment ?? {};
    const weight = codePointLength(turn.text) * shareWithin(turn, quarter, length);
    return label && scores && weight > 0 ? [{ sentiment: { label, scores }, weight }] : [];
  });
  if (weighted.length === 0) return null;
  const mood = weighSentiments(weighted);
  const [start, end] = [hundredths(quarter * length), hundredths((quarter + 1) * length)];
  return { start, end, score: scoreOf(mood), label: mood.label };
}

/** How much of a turn lies in a quarter, 0 to 1. A turn without length, as in a chat, lies where it begins. */
function shareWithin(turn: Turn, quarter: number, length: number): number {
  if (turn.end <= turn.start) {
    const own = length > 0 ? Math.min(Math.floor(turn.start / length), QUARTERS - 1) : 0;
    return own === quarter ? 1 : 0;
  }
  const [start, end] = [quarter * length, (quarter + 1) * length];
  return Math.max(0, Math.min(turn.end, end) - Math.max(turn.start, start)) / (turn.end - turn.start);
}

const scoreOf = ({ scores }: Sentiment) => Math.round((scores.positive - scores.negative) * 10_000) / 10_000;
const hundredths = (seconds: number) => Math.round(seconds * 100) / 100;
