import type { KnownRecording, SpokenWord } from './spoken-words.ts';

/** An item of the output file; numbers are texts, and punctuation has no times. */
export type OutputItem = {
  id: number;
  type: 'pronunciation' | 'punctuation';
  alternatives: [{ confidence?: string; content: string; redactions?: object[] }];
  vocabularyFilterMatch?: boolean;
  start_time?: string;
  end_time?: string;
  channel_label?: string;
  speaker_label?: string;
  language_code?: string;
};

export type OutputOptions = {
  jobName: string;
  accountId: string;
  /** `channels` keeps the speakers apart by channel, `speakers` by voice, `none` not at all. */
  separation: 'channels' | 'speakers' | 'none';
  /** Set where the language was identified rather than given. */
  identified?: 'one' | 'several';
  /** Personal data was taken out of the words. */
  redacted?: boolean;
  /** The language that the job worked with. */
  languageCode: string;
};

type Utterance = { channel: number; words: SpokenWord[] };
type Segment = { utterance: Utterance; items: OutputItem[] };

/** A speaker who is silent for this many seconds begins a new segment. */
const PAUSE = 0.8;
const IDENTIFICATION_SCORE = 0.9871;

/** The file that Transcribe writes for a finished batch job. */
export function transcriptOutput(recording: KnownRecording, options: OutputOptions) {
  const { separation, identified, languageCode } = options;
  const speakers = speakerNumbers(recording);
  const label = (channel: number) =>
    separation === 'channels'
      ? { channel_label: `ch_${channel}` }
      : separation === 'speakers'
        ? { speaker_label: `spk_${speakers.get(channel) ?? 0}` }
        : {};
  const segments = segmentsOf(recording, (channel) => ({
    ...label(channel),
    ...(identified === 'several' && { language_code: languageCode }),
  }));
  const items = segments.flatMap((segment) => segment.items);
  return {
    jobName: options.jobName,
    accountId: options.accountId,
    ...(options.redacted && { isRedacted: true }),
    results: {
      ...identification(recording, options),
      transcripts: [{ transcript: segments.map(({ utterance }) => textOf(utterance)).join(' ') }],
      ...(separation === 'channels' && { channel_labels: channelLabels(recording, items) }),
      ...(separation === 'speakers' && { speaker_labels: speakerLabels(segments, speakers.size) }),
      items,
      audio_segments: segments.map(({ utterance, items: own }, id) => ({
        id,
        transcript: textOf(utterance),
        ...spanOf(utterance.words),
        ...label(utterance.channel),
        items: own.map((item) => item.id),
      })),
    },
    status: 'COMPLETED' as const,
  };
}

function identification(recording: KnownRecording, { identified, languageCode }: OutputOptions) {
  if (identified === 'one') {
    const language_identification = [{ score: String(IDENTIFICATION_SCORE), code: languageCode }];
    return { language_code: languageCode, language_identification };
  }
  if (identified === 'several') {
    const duration_in_seconds = recording.durationSeconds;
    return { language_codes: [{ language_code: languageCode, duration_in_seconds }] };
  }
  return {};
}

/** Speakers are numbered in the order in which they are first heard. */
function speakerNumbers({ channels }: KnownRecording): Map<number, number> {
  const heard = channels
    .map(({ words }, channel) => ({ channel, first: words[0]?.start }))
    .filter(({ first }) => first !== undefined)
    .sort((a, b) => (a.first ?? 0) - (b.first ?? 0));
  return new Map(heard.map(({ channel }, number) => [channel, number]));
}

function segmentsOf(recording: KnownRecording, labels: (channel: number) => Partial<OutputItem>): Segment[] {
  const utterances = recording.channels
    .flatMap(({ words }, channel) => utterancesOf(words, channel))
    .sort((a, b) => (a.words[0]?.start ?? 0) - (b.words[0]?.start ?? 0));
  let id = 0;
  return utterances.map((utterance) => ({
    utterance,
    items: utterance.words
      .flatMap((word) => itemsOf(word))
      .map((item) => ({ id: id++, ...labels(utterance.channel), ...item })),
  }));
}

function utterancesOf(words: readonly SpokenWord[], channel: number): Utterance[] {
  const utterances: Utterance[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const word of words) {
    if (word.start - end > PAUSE) utterances.push({ channel, words: [] });
    utterances.at(-1)?.words.push(word);
    end = word.end;
  }
  return utterances;
}

function itemsOf({
  text,
  start,
  end,
  confidence,
  punctuation,
  filterMatch,
  redacted,
}: SpokenWord): Omit<OutputItem, 'id'>[] {
  const spoken: Omit<OutputItem, 'id'> = {
    type: 'pronunciation',
    alternatives: [
      redacted
        ? {
            content: text,
            redactions: [{ confidence: decimal(redacted.score), type: redacted.type, category: 'PII' }],
          }
        : { confidence: decimal(confidence), content: text },
    ],
    ...(filterMatch && { vocabularyFilterMatch: true }),
    start_time: decimal(start),
    end_time: decimal(end),
  };
  if (!punctuation) return [spoken];
  return [spoken, { type: 'punctuation', alternatives: [{ confidence: '0.0', content: punctuation }] }];
}

function channelLabels({ channels }: KnownRecording, items: OutputItem[]) {
  return {
    channels: channels.map((_, channel) => ({
      channel_label: `ch_${channel}`,
      items: items.filter((item) => item.channel_label === `ch_${channel}`),
    })),
    number_of_channels: channels.length,
  };
}

function speakerLabels(segments: Segment[], speakers: number) {
  return {
    segments: segments.map(({ utterance, items }) => ({
      ...spanOf(utterance.words),
      speaker_label: items[0]?.speaker_label,
      items: items
        .filter(({ type }) => type === 'pronunciation')
        .map(({ start_time, end_time, speaker_label }) => ({ start_time, end_time, speaker_label })),
    })),
    channel_label: 'ch_0',
    speakers,
  };
}

function spanOf(words: SpokenWord[]): { start_time: string; end_time: string } {
  return { start_time: decimal(words[0]?.start ?? 0), end_time: decimal(words.at(-1)?.end ?? 0) };
}

const textOf = ({ words }: Utterance) =>
  words.map(({ text, punctuation = '' }) => text + punctuation).join(' ');

/** At most three decimals, at least one: `4.86`, `1.0`. */
function decimal(value: number): string {
  const rounded = Number(value.toFixed(3));
  return Number.isInteger(rounded) ? rounded.toFixed(1) : String(rounded);
}
