import { sentimentTrends } from './sentiment-trends.ts';
import type { Conversation, Finding, Insights, Place, Turn } from '../contracts/conversation-file.ts';
import { wholeTurn } from './time-in-turn.ts';

/** What Contact Lens says of its own work stands in `skipped` under this name. */
export const CONTACT_LENS_ANALYSIS = 'contact-lens';

/** Parts of a transcript that could not be read stand there under this one. */
export const TRANSCRIPT_PART = 'transcript';
/** What is odd about the channels of a recording. */
export const CHANNELS_PART = 'channels';
/** Said by a source itself, each time it is read. */
const OF_SOURCES: ReadonlySet<string> = new Set([CONTACT_LENS_ANALYSIS, TRANSCRIPT_PART, CHANNELS_PART]);

type Kind = 'categories' | 'issues' | 'outcomes' | 'actionItems';
const KINDS: readonly Kind[] = ['categories', 'issues', 'outcomes', 'actionItems'];
/** Never computed here. */
const OF_CONTACT_LENS: ReadonlySet<string> = new Set([
  ...KINDS,
  'summary',
  'selfServiceSummary',
  'chainSummary',
  'sentimentScore',
]);

/**
 * One conversation of two services' work: the transcript is Contact Lens's. Where its file has none, the other
 * transcript stands in, and what Contact Lens found is placed in it by its times.
 */
export function mergeSources(
  lens: Conversation | undefined,
  other: Conversation | undefined,
): Conversation | undefined {
  if (!lens || !other || lens.turns.length > 0) return lens ?? other;
  return {
    ...other,
    insights: { ...other.insights, ...placedIn(other.turns, lens.insights) },
    // What is missing of a transcript is none of the other's.
    skipped: [
      ...other.skipped,
      ...lens.skipped.map((one) =>
        one.analysis === TRANSCRIPT_PART ? { ...one, analysis: CONTACT_LENS_ANALYSIS } : one,
      ),
    ],
  };
}

/** Sentiments that the source itself tells win over those that were computed of the same turns and parties. */
export function keepOwnSentiment(source: Conversation, analysed: Conversation): Conversation {
  const own = source.insights;
  const quarters = { ...analysed.insights.sentimentByQuarter, ...own.sentimentByQuarter };
  const trends = { ...sentimentTrends(quarters), ...own.sentimentTrend };
  return {
    ...analysed,
    turns: analysed.turns.map((turn, place) => {
      const sentiment = source.turns[place]?.sentiment;
      return sentiment ? { ...turn, sentiment } : turn;
    }),
    insights: {
      ...analysed.insights,
      ...(Object.keys(quarters).length > 0 ? { sentimentByQuarter: quarters } : {}),
      ...(Object.keys(trends).length > 0 ? { sentimentTrend: trends } : {}),
    },
  };
}

/**
 * The conversation with what the analyses found of the same words in an earlier run. What the source itself says
 * is that of now: Contact Lens may have found other categories since.
 */
export function withEarlierAnalyses(conversation: Conversation, earlier: Conversation): Conversation {
  const computed = Object.entries(earlier.insights).filter(([name]) => !OF_CONTACT_LENS.has(name));
  return keepOwnSentiment(conversation, {
    ...conversation,
    turns: earlier.turns,
    insights: { ...conversation.insights, ...(Object.fromEntries(computed) as Insights) },
    skipped: [
      ...conversation.skipped,
      ...earlier.skipped.filter(({ analysis }) => !OF_SOURCES.has(analysis)),
    ],
  });
}

function placedIn(turns: readonly Turn[], insights: Insights): Insights {
  const placed = KINDS.flatMap((kind) => {
    const found = insights[kind];
    return found ? [[kind, found.map((finding) => moved(finding, turns))]] : [];
  });
  return { ...insights, ...Object.fromEntries(placed) };
}

function moved({ places, ...finding }: Finding, turns: readonly Turn[]): Finding {
  return { ...finding, places: places.flatMap((place) => placeByTime(place, turns) ?? []) };
}

/** The turn that was being said at the place's beginning, else the one that began last before it. */
function placeByTime({ start, end }: Place, turns: readonly Turn[]): Place | undefined {
  const turn = turns.findLast((one) => one.start <= start) ?? turns[0];
  return turn && { ...wholeTurn(turn), start, end };
}
