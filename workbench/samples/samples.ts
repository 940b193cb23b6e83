import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { chatTranscript, contactLensObjects, type SampleObject } from './contact-lens-objects.ts';

export type { SampleObject } from './contact-lens-objects.ts';

/** The sample calls in the order in which they are fed, each named as its folder. */
const SAMPLES = [
  ['complaint-resolved', 'A late delivery: a complaint that ends well'],
  ['billing-transfer-1', 'A double charge, first part: transferred to billing'],
  ['billing-transfer-2', 'A double charge, second part: billing pays it back'],
  ['long-hold', 'A missing refund: interruptions and a long hold'],
  ['consulta-en-espanol', 'A repair under warranty, in Spanish'],
  ['praise-short', 'A short call of thanks'],
  ['nimotsu-ga-todokanai', 'A parcel that has not come, in Japanese'],
  ['mawid-lil-siyana', 'An appointment for a repair, in Arabic'],
] as const;

const CHATS = [['chat-delivery-address', 'A lamp on its way to an old address: a chat']] as const;

const sampleWord = z.object({
  text: z.string().min(1),
  /** Seconds from the start of the recording. */
  start: z.number().nonnegative(),
  end: z.number().nonnegative(),
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** The mark that follows the word, where one does. */
  punctuation: z.enum(['.', ',', '?', '!', '。', '、', '،', '؟']).optional(),
});
export type SampleWord = z.infer<typeof sampleWord>;

const sampleWords = z.object({
  languageCode: z.string(),
  /** Of the recording's bytes, in hexadecimal: by it a transcription job knows whose words these are. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  durationSeconds: z.number().positive(),
  /** Channel 0 (left) is the customer, channel 1 (right) the agent. */
  channels: z.tuple([z.object({ words: z.array(sampleWord) }), z.object({ words: z.array(sampleWord) })]),
});
export type SampleWords = z.infer<typeof sampleWords>;

/** Only what is needed to place the recording: what else a contact record holds is not looked at here. */
const contactRecord = z.looseObject({
  ContactId: z.string().min(1),
  Recording: z.looseObject({ Location: z.string().regex(/^[^/]+\/.+$/, 'must be bucket/key') }),
});

export interface Sample {
  name: string;
  /** One line for people. */
  title: string;
  /** As Amazon Connect would send it. */
  contactRecord: Record<string, unknown>;
  /** Where the contact record says that the recording is, and the local file that belongs there. */
  recording: { bucket: string; key: string; file: string };
  words: SampleWords;
  /** What Contact Lens wrote of the call. */
  objects: SampleObject[];
}

export interface ChatSample {
  name: string;
  /** One line for people. */
  title: string;
  /** As Amazon Connect would send it. */
  contactRecord: Record<string, unknown>;
  /** Transcript, and what Contact Lens wrote of it. */
  objects: SampleObject[];
}

/** Every contact that a demo feeds, call or chat. */
export const loadContacts = (root?: string): (Sample | ChatSample)[] => [
  ...loadSamples(root),
  ...loadChats(root),
];

/** Reads the sample chats; throws as `loadSamples` does. */
export function loadChats(root: string = import.meta.dirname): ChatSample[] {
  return CHATS.map(([name, title]) => {
    const folder = path.join(root, name);
    const record = read(path.join(folder, 'contact-record.json'), contactRecord);
    const { bucket, key, location } = locationOf(record);
    const transcript = {
      bucket,
      key,
      contentType: 'application/json',
      content: () => chatTranscript(folder),
    };
    const analysed = contactLensObjects(folder, record.ContactId, location);
    return { name, title, contactRecord: record, objects: [transcript, ...analysed] };
  });
}

/**
 * Reads every sample call, in the order in which a demo feeds them.
 * @param root where the samples' folders are
 * @throws Error naming the file and what is wrong in it
 */
export function loadSamples(root: string = import.meta.dirname): Sample[] {
  return SAMPLES.map(([name, title]) => loadSample(path.join(root, name), name, title));
}

function loadSample(folder: string, name: string, title: string): Sample {
  const record = read(path.join(folder, 'contact-record.json'), contactRecord);
  const { bucket, key, location } = locationOf(record);
  return {
    name,
    title,
    contactRecord: record,
    recording: { bucket, key, file: path.join(folder, 'recording.wav') },
    words: read(path.join(folder, 'words.json'), sampleWords),
    objects: contactLensObjects(folder, record.ContactId, location),
  };
}

function locationOf({ Recording: { Location: location } }: z.infer<typeof contactRecord>) {
  const slash = location.indexOf('/');
  return { bucket: location.slice(0, slash), key: location.slice(slash + 1), location };
}

function read<T>(file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(file));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is not a sample as it should be:\n${z.prettifyError(parsed.error)}`);
}

function parseJson(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is not JSON: restore it, or make it again with generate/generate.py`, { cause });
  }
}
