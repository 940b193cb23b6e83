import type { FieldValue, RecordFields } from '../fields/record-fields.ts';
import { cutAtWord } from '../fields/cut-text.ts';
import type { Conversation, ParticipantRole } from '../contracts/conversation-file.ts';
import type { TalkStatistics } from '../contracts/talk-statistics.ts';
import { speakerName } from './participants.ts';

/** Length of `Transcript__c`. */
const LONGEST_TRANSCRIPT = 131_072;
/** Length of `TranscriptionLanguage__c`. */
const LONGEST_LANGUAGE = 12;

/**
 * The record's fields about the talk. Shares are per cent, times are seconds. What is not known is empty, never 0:
 * it would spoil every mean in a report. Of a chat, whose messages take no time, only how long each side let the
 * other wait; of an e-mail nothing.
 */
export function conversationFields(conversation: Conversation): RecordFields {
  const { participants, statistics, source, languageCode, turns } = conversation;
  const { talk, durationSeconds, silenceSeconds, overlapSeconds, silences } = statistics;
  const isSound = conversation.channel === undefined || conversation.channel === 'VOICE';
  return {
    DataSource__c: source,
    TranscriptionLanguage__c: languageCode.slice(0, LONGEST_LANGUAGE),
    Transcript__c: transcriptText(conversation),
    ...(conversation.channel === 'EMAIL' ? {} : sideFields('Customer', 'CUSTOMER')),
    ...(conversation.channel === 'EMAIL' ? {} : sideFields('Agent', 'AGENT')),
    ...(isSound ? silenceFields() : {}),
  };

  function silenceFields(): RecordFields {
    const isKnown = silenceSeconds !== undefined;
    const longest = silences.reduce((most, { start, end }) => Math.max(most, end - start), 0);
    const hasShare = isKnown && durationSeconds > 0;
    return {
      SilenceShare__c: hasShare ? perCent(silenceSeconds / durationSeconds) : null,
      SilenceTime__c: tenths(silenceSeconds),
      SilenceCount__c: isKnown ? silences.length : null,
      LongestSilence__c: isKnown ? tenths(longest) : null,
      InterruptionCount__c: sumOf(Object.values(talk), 'interruptions', turns.length > 0),
      InterruptionTime__c: tenths(overlapSeconds),
    };
  }

  /** Where nobody is known to have the role, as in a recording of one channel, nothing is claimed. */
  function sideFields(name: string, role: ParticipantRole): RecordFields {
    const ids = participants.filter((participant) => participant.role === role).map(({ id }) => id);
    if (ids.length === 0) return {};
    const sides = ids.flatMap((id) => talk[id] ?? []);
    const response = { [`${name}ResponseTime__c`]: meanResponse(sides) };
    if (!isSound) return response;
    // A party that has no talk where others have some was silent.
    const isTalkKnown = Object.keys(talk).length > 0;
    return {
      ...response,
      [`${name}TalkShare__c`]: perCent(sumOf(sides, 'share', isTalkKnown)),
      [`${name}TalkTime__c`]: tenths(sumOf(sides, 'seconds', isTalkKnown)),
      [`${name}WordsPerMinute__c`]: wordsPerMinute(sides),
      [`${name}InterruptionCount__c`]: sumOf(sides, 'interruptions', turns.length > 0),
      [`${name}LongestMonologue__c`]: tenths(longestMonologue(sides, turns.length > 0)),
    };
  }
}

type Talk = TalkStatistics['talk'][string];

/** Null where it is not known of one of them, or of nobody at all. */
function sumOf(
  sides: readonly Talk[],
  member: 'share' | 'seconds' | 'interruptions',
  isKnownOfNobody: boolean,
): number | null {
  const values = sides.map((side) => side[member]);
  if (values.length === 0) return isKnownOfNobody ? 0 : null;
  return values.reduce<number | null>(
    (sum, value) => (sum === null || value === undefined ? null : sum + value),
    0,
  );
}

function longestMonologue(sides: readonly Talk[], isKnownOfNobody: boolean): number | null {
  const values = sides.flatMap(({ longestMonologueSeconds: seconds }) => seconds ?? []);
  if (values.length === 0 && !(sides.length === 0 && isKnownOfNobody)) return null;
  return Math.max(0, ...values);
}

/**
 * What was said as text for the search: a line a turn, its speaker in front, cut at a word where it is longer
 * than the field. Null where nobody spoke.
 * @param longest characters of the field
 */
export function transcriptText({ turns }: Conversation, longest = LONGEST_TRANSCRIPT): string | null {
  const text = turns
    .filter(({ kind }) => kind !== 'EVENT')
    .map((turn) => `${speakerName(turn.participant)}: ${turn.text}`)
    .join('\n');
  // Salesforce may count a line break as two characters.
  const breaks = Math.max(turns.length - 1, 0);
  return text === '' ? null : cutAtWord(text, longest - breaks);
}

/**
 * As the conversation has it, so that record and page say the same; of several in one role each counts as long as
 * it spoke. Nobody who did not speak has a speed, not even none.
 */
function wordsPerMinute(sides: readonly Talk[]): FieldValue {
  const known = sides.filter(({ wordsPerMinute: speed }) => speed !== undefined);
  const [only] = known;
  if (known.length === 1) return only?.wordsPerMinute ?? null;
  const seconds = known.reduce((sum, side) => sum + side.seconds, 0);
  const words = known.reduce((sum, side) => sum + (side.wordsPerMinute ?? 0) * side.seconds, 0);
  return seconds > 0 ? tenths(words / seconds) : null;
}

/** Of several in one role, each counts as much as it spoke turns; null where none of them answered. */
function meanResponse(sides: readonly Talk[]): FieldValue {
  let all = 0;
  let seconds = 0;
  for (const { responseSeconds, turns = 1 } of sides) {
    if (responseSeconds === null) continue;
    all += turns;
    seconds += responseSeconds * turns;
  }
  return all > 0 ? tenths(seconds / all) : null;
}

function perCent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000) / 100;
}

function tenths(seconds: number | null | undefined): number | null {
  return typeof seconds === 'number' ? Math.round(seconds * 10) / 10 : null;
}
