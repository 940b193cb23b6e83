import {
  CONVERSATION_SCHEMA_VERSION,
  type Conversation,
  type Participant,
  type ParticipantRole,
} from './conversation.ts';
import { nameParticipants } from './participants.ts';
import { itemsBySpeaker, spokenWords } from './spoken-words.ts';
import { talkStatistics } from './talk-statistics.ts';
import {
  readItems,
  readTranscribeOutput,
  spokenLanguage,
  type TranscribeItem,
  type TranscribeResults,
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
  const results = readTranscribeOutput(output);
  const sides = sidesOf(results, about.channelRoles);
  const participants = nameParticipants(sides);
  const given = about.languageCode === 'auto' ? undefined : about.languageCode;
  const languageCode = given ?? spokenLanguage(results) ?? NO_LANGUAGE;
  const separator = separatorOf(languageCode);
  const turns = turnsFromSpeech(
    participants.map(({ id }, place) => ({ participant: id, words: spokenWords(sides[place]?.items ?? []) })),
    separator,
  );
  const lastEnd = turns.reduce((latest, { end }) => Math.max(latest, end), 0);
  return {
    schemaVersion: CONVERSATION_SCHEMA_VERSION,
    contactId: about.contactId,
    source: 'TRANSCRIBE',
    languageCode,
    separator,
    part: { number: 1, of: 1 },
    participants,
    ...speakersBy(results),
    ...(about.redacted ? { redacted: true } : {}),
    turns,
    statistics: talkStatistics(turns, about.durationSeconds ?? lastEnd),
    insights: {},
    skipped: [],
  };
}

function speakersBy(results: TranscribeResults): Pick<Conversation, 'speakersBy'> {
  if (results.channel_labels) return { speakersBy: 'CHANNEL' };
  return results.speaker_labels ? { speakersBy: 'VOICE' } : {};
}

type Side = Omit<Participant, 'id'> & { items: Iterable<TranscribeItem> };

function sidesOf(results: TranscribeResults, roles: readonly ParticipantRole[]): Side[] {
  const { channel_labels: channelLabels, speaker_labels: speakerLabels } = results;
  if (channelLabels) return sidesByChannel(channelLabels, roles);
  const items = readItems(results.items ?? [], 'results.items');
  const voices = itemsBySpeaker(items, speakerLabels?.segments ?? []);
  // Nothing tells which voice is whose: a wrong name would be worse than none.
  return [...voices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => ({ role: 'UNKNOWN', items: own }));
}

function sidesByChannel(
  { channels, number_of_channels: stated }: NonNullable<TranscribeResults['channel_labels']>,
  roles: readonly ParticipantRole[],
): Side[] {
  const byNumber = new Map(
    channels.map((channel, place) => [
      channelNumber(channel.channel_label, place),
      readItems(channel.items, `results.channel_labels.channels.${place}.items`),
    ]),
  );
  const count = Math.max(stated ?? 0, ...[...byNumber.keys()].map((number) => number + 1), 0);
  return Array.from({ length: count }, (_, channel) => ({
    // A single channel carries both parties, whatever the roles of two would be.
    role: count === 1 ? 'UNKNOWN' : (roles[channel] ?? 'UNKNOWN'),
    channel,
    items: byNumber.get(channel) ?? [],
  }));
}

/** `ch_1` → 1 */
function channelNumber(label: string, place: number): number {
  const number = /^ch_(\d{1,2})$/.exec(label)?.[1];
  return number === undefined ? place : Number(number);
}
