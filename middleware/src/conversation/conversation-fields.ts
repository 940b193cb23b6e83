import type { FieldValue, RecordFields } from '../fields/record-fields.ts';
import { cutAtWord } from '../fields/cut-text.ts';
import type { Conversation, ParticipantRole, TalkStatistics } from './conversation.ts';
import { speakerName } from './participants.ts';

/** Length of `Transcript__c`. */
const LONGEST_TRANSCRIPT = 131_072;
/** Length of `TranscriptionLanguage__c`. */
const LONGEST_LANGUAGE = 12;

/**
 * The record's fields about the talk. Shares are per cent, times are seconds. Of a chat, whose messages take no
 * time, only how long each side let the other wait.
 */
export function conversationFields(conversation: Conversation): RecordFields {
  const { participants, statistics, source, languageCode } = conversation;
  const { talk, durationSeconds, silenceSeconds, overlapSeconds, silences } = statistics;
  const isChat = conversation.channel === 'CHAT';
  const interruptions = Object.values(talk).reduce((sum, side) => sum + side.interruptions, 0);
  return {
    DataSource__c: source,
    TranscriptionLanguage__c: languageCode.slice(0, LONGEST_LANGUAGE),
    Transcript__c: transcriptText(conversation),
    ...sideFields('Customer', 'CUSTOMER'),
    ...sideFields('Agent', 'AGENT'),
    ...(isChat ? {} : silenceFields()),
  };

  function silenceFields(): RecordFields {
    return {
      SilenceShare__c: durationSeconds > 0 ? perCent(silenceSeconds / durationSeconds) : 0,
      SilenceTime__c: tenths(silenceSeconds),
      SilenceCount__c: silences.length,
      LongestSilence__c: tenths(silences.reduce((most, { start, end }) => Math.max(most, end - start), 0)),
      InterruptionCount__c: interruptions,
      InterruptionTime__c: tenths(overlapSeconds),
    };
  }

  /** Where nobody is known to have the role, as in a recording of one channel, nothing is claimed. */
  function sideFields(name: string, role: ParticipantRole): RecordFields {
    const ids = participants.filter((participant) => participant.role === role).map(({ id }) => id);
    if (ids.length === 0) return {};
    const sides = ids.flatMap((id) => talk[id] ?? []);
    const sum = (member: 'share' | 'seconds' | 'words' | 'interruptions') =>
      sides.reduce((total, side) => total + side[member], 0);
    const response = { [`${name}ResponseTime__c`]: meanResponse(sides) };
    if (isChat) return response;
    return {
      ...response,
      [`${name}TalkShare__c`]: perCent(sum('share')),
      [`${name}TalkTime__c`]: tenths(sum('seconds')),
      [`${name}WordsPerMinute__c`]: wordsPerMinute(sum('words'), sum('seconds')),
      [`${name}InterruptionCount__c`]: sum('interruptions'),
      [`${name}LongestMonologue__c`]: tenths(
        sides.reduce((most, side) => Math.max(most, side.longestMonologueSeconds), 0),
      ),
    };
  }
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

/** Nobody who did not speak has a speed, not even none. */
function wordsPerMinute(words: number, seconds: number): FieldValue {
  return seconds > 0 ? tenths((words / seconds) * 60) : null;
}

/** Of several in one role, each counts as much as it spoke turns; null where none of them answered. */
function meanResponse(sides: readonly TalkStatistics['talk'][string][]): FieldValue {
  let turns = 0;
  let seconds = 0;
  for (const side of sides) {
    if (side.responseSeconds === null) continue;
    turns += side.turns;
    seconds += side.responseSeconds * side.turns;
  }
  return turns > 0 ? tenths(seconds / turns) : null;
}

function perCent(share: number): number {
  return Math.round(share * 10_000) / 100;
}

function tenths(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
