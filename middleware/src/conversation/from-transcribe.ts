import {
  CONVERSATION_SCHEMA_VERSION,
  type Conversation,
  type Participant,
  type ParticipantRole,
  type Skipped,
} from '../contracts/conversation-file.ts';
import { CHANNELS_PART, TRANSCRIPT_PART } from './merge-sources.ts';
import { nameParticipants } from './participants.ts';
import { itemsBySpeaker, sayTheSame, spokenWords, type SpokenWord } from './spoken-words.ts';
import { talkStatistics } from './talk-statistics.ts';
import {
  readItems,
  readTranscribeOutput,
  spokenLanguage,
  type TranscribeResults,
  unreadable,
} from './transcribe-output.ts';
import { turnsFromSpeech } from './turns.ts';
import { NO_LANGUAGE, separatorOf } from './written-language.ts';

export { UnreadableTranscriptError } from './transcribe-output.ts';

export type AboutTranscript = {
  contactId: string;
  /** What the job was started with; absent or `auto` where the service identified the language. */
  languageCode?: string;
  /** Who speaks on which channel. */
  channelRoles: readonly ParticipantRole[];
  /** Length of the recording where it is known; otherwise the last word's end stands in. */
  durationSeconds?: number;
  /** The job took personal data out. */
  redacted?: boolean;
};

/**
 * Makes a conversation from an Amazon Transcribe output file, with one participant for each channel or,
 * in recordings of one channel, for each voice.
 * @throws UnreadableTranscriptError naming where the output differs from what the service writes
 */
export function conversationFromTranscribe(output: unknown, about: AboutTranscript): Conversation {
  const { results, odd } = readTranscribeOutput(output);
  const { sides, isSame } = asOneChannel(sidesOf(results, about.channelRoles, odd));
  const participants = nameParticipants(sides);
  const given = about.languageCode === 'auto' ? undefined : about.languageCode;
  const languageCode = given ?? spokenLanguage(results) ?? NO_LANGUAGE;
  const separator = separatorOf(languageCode);
  const turns = turnsFromSpeech(
    participants.map(({ id }, place) => ({ participant: id, words: sides[place]?.words ?? [] })),
    separator,
  );
  const [firstOdd] = odd;
  if (turns.length === 0 && firstOdd !== undefined) throw unreadable(firstOdd);
  const lastEnd = turns.reduce((latest, { end }) => Math.max(latest, end), 0);
  return {
    schemaVersion: CONVERSATION_SCHEMA_VERSION,
    contactId: about.contactId,
    source: 'TRANSCRIBE',
    languageCode,
    separator,
    part: { number: 1, of: 1 },
    participants,
    ...(isSame ? {} : speakersBy(results)),
    ...(about.redacted ? { redacted: true } : {}),
    turns,
    statistics: talkStatistics(turns, about.durationSeconds ?? lastEnd),
    insights: {},
    skipped: [...[...odd].map(leftOut), ...(isSame ? [SAME_WORDS] : [])],
  };
}

const leftOut = (place: string): Skipped => ({
  analysis: TRANSCRIPT_PART,
  reason: 'failed',
  detail: `Skipped in the transcript because its format is not the documented one: ${place}.`,
});

const SAME_WORDS: Skipped = {
  analysis: CHANNELS_PART,
  reason: 'same-audio',
  detail:
    'Both channels of the recording say the same, as if one channel had been doubled. They are treated as one, ' +
    'and nothing says who is speaking.',
};

function speakersBy(results: TranscribeResults): Pick<Conversation, 'speakersBy'> {
  if (results.channel_labels) return { speakersBy: 'CHANNEL' };
  return results.speaker_labels ? { speakersBy: 'VOICE' } : {};
}

type Side = Omit<Participant, 'id'> & { words: SpokenWord[] };

function sidesOf(results: TranscribeResults, roles: readonly ParticipantRole[], odd: Set<string>): Side[] {
  const { channel_labels: channelLabels, speaker_labels: speakerLabels } = results;
  if (channelLabels) return sidesByChannel(channelLabels, roles, odd);
  const items = readItems(results.items ?? [], 'results.items', odd);
  const voices = itemsBySpeaker(items, speakerLabels?.segments ?? []);
  // Nothing tells which voice is whose: a wrong name would be worse than none.
  return [...voices]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([, own]) => ({ role: 'UNKNOWN', words: spokenWords(own) }));
}

/** Two channels that say the same are one. */
function asOneChannel(sides: Side[]): { sides: Side[]; isSame: boolean } {
  const [left, right] = sides;
  const isSame = sides.length === 2 && sayTheSame(left?.words ?? [], right?.words ?? []);
  return { sides: isSame && left ? [{ role: 'UNKNOWN', words: left.words }] : sides, isSame };
}

function sidesByChannel(
  { channels, number_of_channels: stated }: NonNullable<TranscribeResults['channel_labels']>,
  roles: readonly ParticipantRole[],
  odd: Set<string>,
): Side[] {
  const byNumber = new Map(
    channels.map((channel, place) => [
      channelNumber(channel.channel_label, place),
      spokenWords(readItems(channel.items, 'results.channel_labels.channels[].items', odd)),
    ]),
  );
  const count = Math.max(stated ?? 0, ...[...byNumber.keys()].map((number) => number + 1), 0);
  return Array.from({ length: count }, (_, channel) => ({
    // A single channel carries both parties, whatever the roles of two would be.
    role: count === 1 ? 'UNKNOWN' : (roles[channel] ?? 'UNKNOWN'),
    channel,
    words: byNumber.get(channel) ?? [],
  }));
}

/** `ch_1` → 1 */
function channelNumber(label: string, place: number): number {
  const number = /^ch_(\d{1,2})$/.exec(label)?.[1];
  return number === undefined ? place : Number(number);
}
