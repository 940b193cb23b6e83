import type { Conversation, SelfServicePart, Skipped } from '../contracts/conversation-file.ts';
import { CONTACT_LENS_ANALYSIS } from './merge-sources.ts';

/** What the part may add to the first file of a conversation, which the page reads as a whole. */
const MOST_BYTES = 500_000;

/**
 * The conversation with the customer's talk with an automated system beside it. Its summary is one of the
 * conversation's, so that all summaries are in one place.
 * @param selfService the analysis of that talk, as a conversation of its own
 */
export function withSelfService(
  conversation: Conversation,
  selfService: Conversation,
  mostBytes = MOST_BYTES,
): Conversation {
  const { part, left } = bounded(partOf(selfService), mostBytes);
  const summary = selfService.insights.summary ?? selfService.insights.selfServiceSummary;
  return {
    ...conversation,
    insights: {
      ...conversation.insights,
      ...(summary === undefined ? {} : { selfServiceSummary: summary }),
    },
    selfService: part,
    skipped: [
      ...conversation.skipped,
      ...selfService.skipped.map(ofSelfService),
      ...(left > 0 ? [tooLong(left)] : []),
    ],
  };
}

function partOf({
  languageCode,
  separator,
  participants,
  speakersBy,
  redacted,
  turns,
  statistics,
  insights,
}: Conversation): SelfServicePart {
  const { summary: _summary, selfServiceSummary: _other, ...findings } = insights;
  return {
    languageCode,
    separator,
    participants,
    ...(speakersBy ? { speakersBy } : {}),
    ...(redacted ? { redacted } : {}),
    turns,
    statistics,
    insights: findings,
  };
}

/** Turns from the end are left out where all of them would not fit. */
function bounded(part: SelfServicePart, mostBytes: number): { part: SelfServicePart; left: number } {
  let room = mostBytes - bytes({ ...part, turns: [] });
  const end = part.turns.findIndex((turn) => {
    room -= bytes(turn) + 1;
    return room < 0;
  });
  if (end < 0) return { part, left: 0 };
  return { part: { ...part, turns: part.turns.slice(0, end) }, left: part.turns.length - end };
}

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

/** What is missing there is no gap in the transcript of the conversation itself. */
const ofSelfService = ({ detail, ...skipped }: Skipped): Skipped => ({
  ...skipped,
  analysis: CONTACT_LENS_ANALYSIS,
  detail: `Self-service: ${detail}`,
});

const tooLong = (left: number): Skipped => ({
  analysis: CONTACT_LENS_ANALYSIS,
  reason: 'too-long',
  detail: `Self-service: the last ${left} turns are left out, because the talk is too long.`,
});
