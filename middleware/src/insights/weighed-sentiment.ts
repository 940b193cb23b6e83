import type { Conversation, Sentiment, Turn } from '../contracts/conversation-file.ts';
import { isSaid } from '../conversation/turns.ts';
import { codePointLength } from './code-points.ts';
import { partiesOf, requestsFor, type TextRequest } from './parties.ts';
import { chunkByBytes, type TextPiece } from './text-chunks.ts';

/** Bytes of UTF-8 that one text of DetectSentiment and BatchDetectSentiment may have. */
const LARGEST_TEXT = 5_000;

export type WeightedSentiment = { sentiment: Sentiment; weight: number };

/** The texts to send for the whole conversation and for each participant who spoke. */
export function prepareSentiment(conversation: Conversation): TextRequest[] {
  return partiesOf(conversation).flatMap((party) => requestsFor(party, conversation, LARGEST_TEXT));
}

/** Sentiment by party: what its texts came to, weighted by their length. */
export function aggregateSentiment(
  requests: readonly TextRequest[],
  responses: readonly Sentiment[],
): Record<string, Sentiment> {
  const byParty = Map.groupBy(weigh(requests, responses), ({ of }) => of.party);
  return Object.fromEntries([...byParty].map(([party, texts]) => [party, weighSentiments(texts)]));
}

/** The turns' own texts; a turn too long for one text has several. */
export function prepareTurnSentiment({ turns }: Conversation): TextPiece[] {
  return turns.filter(isSaid).flatMap(({ index, text }) =>
    chunkByBytes([{ turn: index, text }], LARGEST_TEXT, '')
      .filter((chunk) => chunk.text.trim() !== '')
      .map((chunk) => ({ turn: index, text: chunk.text })),
  );
}

/** The turns with their sentiment; a turn whose text got no answer has none. */
export function applyTurnSentiment(
  turns: readonly Turn[],
  texts: readonly TextPiece[],
  responses: readonly (Sentiment | undefined)[],
): Turn[] {
  const byTurn = Map.groupBy(weigh(texts, responses), ({ of }) => of.turn);
  return turns.map((turn) => {
    const { sentiment: _, ...plain } = turn;
    const own = byTurn.get(turn.index);
    return own ? { ...plain, sentiment: weighSentiments(own) } : plain;
  });
}

/** The mean of several texts' sentiments. */
export function weighSentiments(parts: readonly WeightedSentiment[]): Sentiment {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (score: keyof Sentiment['scores']) =>
    round(parts.reduce((sum, { sentiment, weight }) => sum + sentiment.scores[score] * weight, 0) / total);
  const scores = {
    positive: mean('positive'),
    negative: mean('negative'),
    neutral: mean('neutral'),
    mixed: mean('mixed'),
  };
  // The service's own label stands where there is nothing to weigh: its scores may be equal.
  const [only, ...more] = parts;
  return { label: only && more.length === 0 ? only.sentiment.label : strongest(scores), scores };
}

/** Score of a sentiment's own label. */
export function confidenceOf({ label, scores }: Sentiment): number {
  return {
    POSITIVE: scores.positive,
    NEGATIVE: scores.negative,
    NEUTRAL: scores.neutral,
    MIXED: scores.mixed,
  }[label];
}

function strongest(scores: Sentiment['scores']): Sentiment['label'] {
  const labels: Sentiment['label'][] = ['NEUTRAL', 'POSITIVE', 'NEGATIVE', 'MIXED'];
  const score = (label: Sentiment['label']) => confidenceOf({ label, scores });
  return labels.reduce((best, next) => (score(next) > score(best) ? next : best));
}

function weigh<Text extends { text: string }>(
  texts: readonly Text[],
  responses: readonly (Sentiment | undefined)[],
): (WeightedSentiment & { of: Text })[] {
  if (texts.length !== responses.length) throw new RangeError('Every text needs its response.');
  return texts.flatMap((of, place) => {
    const sentiment = responses[place];
    return sentiment ? [{ of, sentiment, weight: codePointLength(of.text) }] : [];
  });
}

/** Four digits are what the record's fields hold, and more than the service's confidence is worth. */
function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
