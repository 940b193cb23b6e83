import type { ContactLensOutput, ItemPlace, PointOfInterest } from './contact-lens-output.ts';
import type { LensTurn } from './contact-lens-turns.ts';
import type { Finding, Insights, Place, Turn } from './conversation.ts';
import { estimatedPlace, wholeTurn } from './time-in-turn.ts';

type Findings = Pick<Insights, 'categories' | 'issues' | 'outcomes' | 'actionItems'>;
type ItemKind = 'issues' | 'outcomes' | 'actionItems';
type SummaryMember = 'IssuesDetected' | 'OutcomesDetected' | 'ActionItemsDetected';

/** Categories, issues, outcomes and action items with their places; a kind that the file does not have is absent. */
export function findingsOf(output: ContactLensOutput, turns: readonly LensTurn[]): Findings {
  const byId = new Map(turns.flatMap(({ item, turn }) => (item.id === undefined ? [] : [[item.id, turn]])));
  return {
    ...present('categories', categories(output, turns, byId)),
    ...present('issues', detected('issues', 'IssuesDetected')),
    ...present('outcomes', detected('outcomes', 'OutcomesDetected')),
    ...present('actionItems', detected('actionItems', 'ActionItemsDetected')),
  };

  /** Calls have them on their items, chats in one list. */
  function detected(kind: ItemKind, member: SummaryMember): Finding[] {
    const onItems = turns.flatMap(({ turn, item }) =>
      (item[kind] ?? []).map((one) => findingAt(turn, one.CharacterOffsets, one.Text)),
    );
    const listed = (output.summaryItems ?? [])
      .flatMap((items) => items[member] ?? [])
      .flatMap(({ TranscriptItems }) => TranscriptItems)
      .flatMap(({ Id, CharacterOffsets }) => {
        const turn = byId.get(Id);
        return turn ? [findingAt(turn, CharacterOffsets, undefined)] : [];
      });
    return merged([...onItems, ...listed]);
  }
}

function present<Name extends keyof Findings>(name: Name, found: Finding[]): Partial<Findings> {
  return found.length > 0 ? { [name]: found } : {};
}

function categories(
  { categories: names = [], categoryPlaces = {} }: ContactLensOutput,
  turns: readonly LensTurn[],
  byId: ReadonlyMap<string, Turn>,
): Finding[] {
  const all = new Set([...names, ...Object.keys(categoryPlaces)]);
  return [...all].map((text) => ({
    text,
    places: (categoryPlaces[text]?.PointsOfInterest ?? []).flatMap((point) => placesOf(point, turns, byId)),
  }));
}

function placesOf(
  point: PointOfInterest,
  turns: readonly LensTurn[],
  byId: ReadonlyMap<string, Turn>,
): Place[] {
  if ('TranscriptItems' in point) {
    return point.TranscriptItems.flatMap((item) => placeOfItem(item, byId) ?? []);
  }
  const start = point.BeginOffsetMillis / 1000;
  const end = Math.max(point.EndOffsetMillis / 1000, start);
  const turn = mostCovered(start, end, turns);
  // Without turns the times are kept: another transcript may stand in.
  return [{ turn: turn?.index ?? 0, start, end }];
}

function placeOfItem(
  { Id, CharacterOffsets }: ItemPlace,
  byId: ReadonlyMap<string, Turn>,
): Place | undefined {
  const turn = byId.get(Id);
  return turn && placeAt(turn, CharacterOffsets);
}

/** The turn that the stretch covers most of; where it covers none, the one that begins nearest to it. */
function mostCovered(start: number, end: number, turns: readonly LensTurn[]): Turn | undefined {
  const rank = ({ turn }: LensTurn) => {
    const covered = Math.min(end, turn.end) - Math.max(start, turn.start);
    return covered > 0 ? covered : -Math.abs(turn.start - start);
  };
  return turns.reduce<LensTurn | undefined>(
    (best, one) => (best === undefined || rank(one) > rank(best) ? one : best),
    undefined,
  )?.turn;
}

type Characters = NonNullable<ItemPlace['CharacterOffsets']>;

/** The words that stand in the transcript: those that the file repeats beside it may not be redacted. */
function findingAt(
  turn: Turn,
  characters: Characters | null | undefined,
  repeated: string | null | undefined,
): Finding {
  const place = placeAt(turn, characters);
  const text = place.from === undefined ? (repeated ?? turn.text) : turn.text.slice(place.from, place.to);
  return { text: text.trim(), places: [place] };
}

/** Offsets are taken as UTF-16 code units; those beyond the text, as they occur in published samples, end with it. */
function placeAt(turn: Turn, characters: Characters | null | undefined): Place {
  const from = characters?.BeginOffsetChar ?? 0;
  const to = Math.min(characters?.EndOffsetChar ?? 0, turn.text.length);
  return from < to ? estimatedPlace(turn, from, to) : wholeTurn(turn);
}

/** What was said in the same words at several places is one finding. */
function merged(findings: readonly Finding[]): Finding[] {
  const byText = Map.groupBy(findings, ({ text }) => text);
  byText.delete('');
  return [...byText].map(([text, same]) => ({ text, places: same.flatMap(({ places }) => places) }));
}
