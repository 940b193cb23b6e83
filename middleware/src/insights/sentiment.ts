import type { Conversation, Sentiment, Turn } from '../conversation/conversation.ts';
import { codePointLength } from './code-points.ts';
import { partiesOf, requestsFor, type TextRequest } from './parties.ts';
import { chunkByBytes } from './text-chunks.ts';

/** Bytes of UTF-8 that one text of DetectSentiment and BatchDetectSentiment may have. */
const LARGEST_TEXT = 5_000;
const LARGEST_BATCH = 25;

/** One batch call. A turn too long for one text is in several, which need not be of one batch. */
export type TurnBatch = { turns: number[]; texts: string[] };
type Weighted = { sentiment: Sentiment; weight: number };

/** The texts to send for the whole conversation and for each participant who spoke. */
export function prepareSentiment(conversation: Conversation): TextRequest[] {
  return partiesOf(conversation).flatMap((party) => requestsFor(party, conversation, LARGEST_TEXT));
}

/** Sentiment by party: what its texts came to, weighted by their length. */
export function aggregateSentiment(
  requests: readonly TextRequest[],
  responses: readonly Sentiment[],
): Record<string, Sentiment> {
  const byParty = Map.groupBy(pair(requests, responses), ({ request }) => request.party);
  return Object.fromEntries(
    [...byParty].map(([party, answered]) => [
      party,
      weigh(
        answered.map(({ request, response }) => ({
          sentiment: response,
          weight: codePointLength(request.text),
        })),
      ),
    ]),
  );
}

/** The turns' own texts, in batches of 25. */
export function prepareTurnSentiment({ turns }: Conversation): TurnBatch[] {
  const documents = turns.flatMap(({ index, text }) =>
    chunkByBytes([{ turn: index, text }], LARGEST_TEXT, '')
      .filter((chunk) => chunk.text.trim() !== '')
      .map((chunk) => ({ turn: index, text: chunk.text })),
  );
  return batches(documents).map((batch) => ({
    turns: batch.map(({ turn }) => turn),
    texts: batch.map(({ text }) => text),
  }));
}

/** The turns with their sentiment; a turn whose text got no answer has none. */
export function applyTurnSentiment(
  turns: readonly Turn[],
  prepared: readonly TurnBatch[],
  responses: readonly (readonly (Sentiment | undefined)[])[],
): Turn[] {
  const found = new Map<number, Weighted[]>();
  for (const { request: batch, response } of pair(prepared, responses)) {
    for (const [place, turn] of batch.turns.entries()) {
      const sentiment = response[place];
      const weight = codePointLength(batch.texts[place] ?? '');
      if (sentiment) found.set(turn, [...(found.get(turn) ?? []), { sentiment, weight }]);
    }
  }
  return turns.map((turn) => {
    const { sentiment: _, ...plain } = turn;
    const own = found.get(turn.index);
    return own ? { ...plain, sentiment: weigh(own) } : plain;
  });
}

function weigh(parts: readonly Weighted[]): Sentiment {
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

function strongest(scores: Sentiment['scores']): Sentiment['label'] {
  const byLabel: [Sentiment['label'], number][] = [
    ['NEUTRAL', scores.neutral],
    ['POSITIVE', scores.positive],
    ['NEGATIVE', scores.negative],
    ['MIXED', scores.mixed],
  ];
  return byLabel.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function pair<Request, Response>(requests: readonly Request[], responses: readonly Response[]) {
  if (requests.length !== responses.length) throw new RangeError('Every request needs its response.');
  return requests.flatMap((request, place) => {
    const response = responses[place];
    return response === undefined ? [] : [{ request, response }];
  });
}

function batches<T>(documents: readonly T[]): T[][] {
  const count = Math.ceil(documents.length / LARGEST_BATCH);
  return Array.from({ length: count }, (_, place) =>
    documents.slice(place * LARGEST_BATCH, (place + 1) * LARGEST_BATCH),
  );
}

/** Four digits are what the record's fields hold, and more than the service's confidence is worth. */
function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
