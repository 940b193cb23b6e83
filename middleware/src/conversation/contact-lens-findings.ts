import type { ContactLensOutput, ItemPlace, PointOfInterest } from './contact-lens-output.ts';
import type { LensTurn } from './contact-lens-turns.ts';
import type { Finding, Insights, Place, Turn } from '../contracts/conversation-file.ts';
import { estimatedPlace, wholeTurn } from './time-in-turn.ts';

type Findings = Pick<Insights, 'categories' | 'issues' | 'outcomes' | 'actionItems'>;
type ItemKind = 'issues' | 'outcomes' | 'actionItems';
type SummaryMember = 'IssuesDetected' | 'OutcomesDetected' | 'ActionItemsDetected';

/** Categories, issues, outcomes and action items with their places; a kind that the file does not have is absent. */
export function findingsOf(
  output: ContactLensOutput,
  turns: readonly LensTurn[],
  redacted: boolean,
): Findings {
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
      (item[kind] ?? []).map((one) => findingAt(turn, one.CharacterOffsets, one.Text, redacted)),
    );
    const listed = (output.summaryItems ?? [])
      .flatMap((items) => items[member] ?? [])
      .flatMap(({ TranscriptItems }) => TranscriptItems)
      .flatMap(({ Id, CharacterOffsets }) => {
        const turn = byId.get(Id);
        return turn ? [findingAt(turn, CharacterOffsets, undefined, redacted)] : [];
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
  return [...all].map((text) => {
    const points = categoryPlaces[text]?.PointsOfInterest ?? [];
    const contacts = new Set(
      points.flatMap(({ Contacts }) => Contacts ?? []).map(({ ContactId }) => ContactId),
    );
    return {
      text,
      places: points.flatMap((point) => placesOf(point, turns, byId)),
      ...(contacts.size > 0 ? { contacts: [...contacts] } : {}),
    };
  });
}

function placesOf(
  { TranscriptItems, BeginOffsetMillis: begin, EndOffsetMillis }: PointOfInterest,
  turns: readonly LensTurn[],
  byId: ReadonlyMap<string, Turn>,
): Place[] {
  const inItems = (TranscriptItems ?? []).flatMap((item) => placeOfItem(item, byId) ?? []);
  if (typeof begin !== 'number') return inItems;
  const start = begin / 1000;
  const end = Math.max((EndOffsetMillis ?? begin) / 1000, start);
  const turn = mostCovered(start, end, turns);
  // Without turns the times are kept: another transcript may stand in.
  return [...inItems, { turn: turn?.index ?? 0, start, end }];
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
  redacted: boolean,
): Finding {
  const place = placeAt(turn, characters, repeated ?? undefined);
  const whole = redacted ? turn.text : (repeated ?? turn.text);
  const text = place.from === undefined ? whole : turn.text.slice(place.from, place.to);
  return { text: text.trim(), places: [place] };
}

/** Offsets beyond the text, as they occur in published samples, end with it. */
function placeAt(turn: Turn, characters: Characters | null | undefined, repeated?: string): Place {
  const from = wholeCharacters(turn.text, characters?.BeginOffsetChar ?? 0, 0);
  const to = wholeCharacters(turn.text, Math.min(characters?.EndOffsetChar ?? 0, turn.text.length), 1);
  const found = nearest(turn.text, repeated?.trim() ?? '', from);
  if (found) return estimatedPlace(turn, found.from, found.to);
  // Words that are not in the turn were taken out of it, or the offsets are another text's.
  const isElsewhere = repeated !== undefined && turn.redactions === undefined;
  return from < to && !isElsewhere ? estimatedPlace(turn, from, to) : wholeTurn(turn);
}

/** Where the words are in the text; of several places, the one nearest to where the file says. */
function nearest(text: string, words: string, said: number): { from: number; to: number } | undefined {
  if (words === '') return undefined;
  let best: number | undefined;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best === undefined || Math.abs(at - said) < Math.abs(best - said)) best = at;
  }
  return best === undefined ? undefined : { from: best, to: best + words.length };
}

/** An offset that is not in the middle of a character of two units: moved before it, or by 1 behind it. */
function wholeCharacters(text: string, offset: number, by: 0 | 1): number {
  const isInside = offset > 0 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(offset - 1, offset + 1));
  return isInside ? offset - 1 + 2 * by : offset;
}

/** What was said in the same words at several places is one finding. */
function merged(findings: readonly Finding[]): Finding[] {
  const byText = Map.groupBy(findings, ({ text }) => text);
  byText.delete('');
  return [...byText].map(([text, same]) => ({ text, places: same.flatMap(({ places }) => places) }));
}
