import type { Conversation, Finding, Insights, Place } from '../contracts/conversation-file.ts';
import { ANALYSES } from '../insights/registry.ts';
import { BETWEEN_TURNS } from '../insights/parties.ts';
import { chunkByBytes, type ChunkPiece } from '../insights/text-chunks.ts';
import type { FoundPersonalData, PersonalDataSettings, PersonalSpan } from './personal-data.ts';
import { redactPlainText } from './redact-text.ts';
import { redactTurn, type RedactedTurn } from './redact-turn.ts';

/** Bytes of UTF-8 that one text of DetectPiiEntities may have. */
const LARGEST_TEXT = 100_000;

/** One text to send. */
export type RedactionRequest = { text: string; pieces: ChunkPiece[] };
type Settings = Pick<PersonalDataSettings, 'types' | 'minimumScore'>;

const FINDINGS = ['issues', 'outcomes', 'actionItems'] as const;
const SUMMARIES = ['summary', 'selfServiceSummary', 'chainSummary'] as const;

/**
 * The texts in which personal data is looked for: all that was said, in order, so that each turn is understood
 * from those around it, then the sentences that were written about it.
 */
export function prepareRedaction(conversation: Conversation): RedactionRequest[] {
  const pieces = textsOf(conversation).map((text, turn) => ({ turn, text: inOneUnit(text) }));
  return chunkByBytes(pieces, LARGEST_TEXT, BETWEEN_TURNS).filter(({ text }) => text.trim() !== '');
}

/**
 * The conversation without the personal data that was found in it: in turns and words, in what was written about
 * it, and in the names that participants gave themselves. Phrases and entities that were found before are left
 * out, since they may be what was taken out: analyses run on the result.
 * @param responses what was found in the texts of `prepareRedaction`, in their order
 */
export function redactConversation(
  conversation: Conversation,
  requests: readonly RedactionRequest[],
  responses: readonly (readonly FoundPersonalData[])[],
  settings: Settings,
): Conversation {
  const found = spansByText(conversation, requests, responses, settings);
  const redacted = conversation.turns.map((turn, place) =>
    redactTurn(turn, conversation.separator, found.get(place) ?? []),
  );
  return {
    ...conversation,
    participants: conversation.participants.map(({ displayName, ...participant }) =>
      participant.role === 'AGENT' && displayName !== undefined
        ? { ...participant, displayName }
        : participant,
    ),
    redacted: true,
    turns: redacted.map(({ turn }) => turn),
    insights: redactInsights(conversation, found, redacted),
  };
}

function textsOf({ turns, insights }: Conversation): string[] {
  return [
    ...turns.map(({ text }) => text),
    ...SUMMARIES.map((name) => insights[name] ?? ''),
    ...FINDINGS.flatMap((name) => insights[name] ?? []).map(({ text }) => text),
  ];
}

/**
 * Every character one unit long, so that it makes no difference whether the service counts code points or units
 * of UTF-16: a miscounted place would leave half of a name standing.
 */
const inOneUnit = (text: string) => text.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

function spansByText(
  conversation: Conversation,
  requests: readonly RedactionRequest[],
  responses: readonly (readonly FoundPersonalData[])[],
  { types, minimumScore }: Settings,
): Map<number, PersonalSpan[]> {
  if (requests.length !== responses.length) throw new RangeError('Every request needs its response.');
  const texts = textsOf(conversation);
  const isWanted = ({ type, score }: FoundPersonalData) =>
    score >= minimumScore && (types.includes('ALL') || types.includes(type));
  const spans = requests.flatMap(({ pieces }, place) =>
    (responses[place] ?? [])
      .filter(isWanted)
      .flatMap((found) =>
        pieces
          .filter(({ begin, end }) => found.begin < end && begin < found.end)
          .map((piece) => ({ index: piece.turn, span: spanIn(texts[piece.turn] ?? '', piece, found) })),
      ),
  );
  const byText = Map.groupBy(spans, ({ index }) => index);
  return new Map([...byText].map(([index, own]) => [index, own.map(({ span }) => span)]));
}

/** What was found in a piece, as a span of the text that the piece is of. */
function spanIn(text: string, piece: ChunkPiece, found: FoundPersonalData): PersonalSpan {
  const characters = [...text];
  const unit = (codePoint: number) =>
    characters.slice(0, codePoint - piece.begin + piece.offset).join('').length;
  return {
    category: found.type,
    from: unit(Math.max(found.begin, piece.begin)),
    to: unit(Math.min(found.end, piece.end)),
  };
}

function redactInsights(
  { turns, insights }: Conversation,
  found: ReadonlyMap<number, PersonalSpan[]>,
  redacted: readonly RedactedTurn[],
): Insights {
  const quotes = new Set<string>(ANALYSES.flatMap((analysis) => analysis.quotes ?? []));
  const rest = Object.fromEntries(Object.entries(insights).filter(([member]) => !quotes.has(member)));
  let index = turns.length;
  const redact = (text: string) => redactPlainText(text, found.get(index++) ?? []);
  const movedPlaces = (places: readonly Place[]) => places.map((place) => movedPlace(place, redacted));
  const summaries = SUMMARIES.map((name): [string, string] => [name, redact(insights[name] ?? '')]);
  const written = FINDINGS.map((name): [string, Finding[] | undefined] => [
    name,
    insights[name]?.map(({ text, places }) => ({ text: redact(text), places: movedPlaces(places) })),
  ]).filter(([, findings]) => findings !== undefined);
  return {
    ...rest,
    ...Object.fromEntries(summaries.filter(([name]) => name in insights)),
    ...(insights.categories && {
      categories: insights.categories.map((category) => ({
        ...category,
        places: movedPlaces(category.places),
      })),
    }),
    ...Object.fromEntries(written),
  };
}

function movedPlace(place: Place, redacted: readonly RedactedTurn[]): Place {
  if (place.from === undefined || place.to === undefined) return place;
  return { ...place, ...redacted[place.turn]?.moved({ from: place.from, to: place.to }) };
}
