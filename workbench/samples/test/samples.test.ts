import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSamples, type Sample, type SampleWord } from '../samples.ts';
import { loudness, readRecording } from './recording-audio.ts';

const MEGABYTE = 1_000_000;
const FRAME_SECONDS = 0.02;
/** Line noise, measured about 0.0008 of full scale. */
const QUIET = 0.0015;
/** The softest word is measured above 0.02. */
const SPOKEN = 0.015;

const samples = loadSamples();

function named(name: string): Sample {
  const found = samples.find((sample) => sample.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found;
}

function wordsOf(sample: Sample): SampleWord[][] {
  return sample.words.channels.map((channel) => channel.words);
}

/** Times at which nobody's word is near, frame by frame. */
function silentFrames(words: SampleWord[], seconds: number): number[] {
  const frames = Array.from(
    { length: Math.floor(seconds / FRAME_SECONDS) },
    (_, index) => index * FRAME_SECONDS,
  );
  return frames.filter((time) => !words.some((word) => time > word.start - 0.1 && time < word.end + 0.15));
}

/** Every time that one side begins while the other is in the middle of a word. */
function interruptions(sample: Sample): number {
  const [customer = [], agent = []] = wordsOf(sample);
  return customer.filter(
    (word, index) =>
      agent.some((other) => other.start < word.start && word.start < other.end) &&
      (index === 0 || word.start - (customer[index - 1]?.end ?? 0) > 1),
  ).length;
}

function longestSilence(sample: Sample): number {
  const all = wordsOf(sample)
    .flat()
    .sort((one, other) => one.start - other.start);
  let heard = 0;
  let longest = 0;
  for (const word of all) {
    longest = Math.max(longest, word.start - heard);
    heard = Math.max(heard, word.end);
  }
  return longest;
}

describe.each(samples.map((sample) => [sample.name, sample] as const))('the sample %s', (_name, sample) => {
  const audio = readRecording(sample.recording.file);

  it('is a stereo recording of 8 kHz and 16 bit, 10 to 120 seconds long', () => {
    expect(audio).toMatchObject({ sampleRate: 8000, bitsPerSample: 16 });
    expect(audio.channels).toHaveLength(2);
    expect(audio.seconds).toBeGreaterThanOrEqual(10);
    expect(audio.seconds).toBeLessThanOrEqual(120);
    expect(sample.words.durationSeconds).toBeCloseTo(audio.seconds, 6);
  });

  it('carries the words of this very recording', () => {
    const hash = createHash('sha256').update(readFileSync(sample.recording.file)).digest('hex');
    expect(sample.words.sha256).toBe(hash);
  });

  it('lists the words of each side in order and within the recording', () => {
    for (const words of wordsOf(sample)) {
      expect(words.length).toBeGreaterThan(5);
      words.forEach((word, index) => {
        expect(word.end).toBeGreaterThan(word.start);
        expect(word.start).toBeGreaterThanOrEqual(words[index - 1]?.end ?? 0);
        expect(word.end).toBeLessThan(audio.seconds);
      });
    }
  });

  it('is loud at every word of a side and quiet where that side says nothing', () => {
    audio.channels.forEach((channel, side) => {
      const words = wordsOf(sample)[side] ?? [];
      const soft = words.filter((word) => loudness(channel, 8000, word.start, word.end) < SPOKEN);
      expect(soft).toEqual([]);
      const silent = silentFrames(words, audio.seconds);
      const loud = silent.filter((time) => loudness(channel, 8000, time, time + FRAME_SECONDS) > QUIET);
      expect(silent.length).toBeGreaterThan(0);
      expect(loud).toEqual([]);
    });
  });

  it('clips nowhere and has both sides about equally loud', () => {
    const levels = audio.channels.map((channel, side) => {
      expect(channel.every((value) => Math.abs(value) < 0.95)).toBe(true);
      const spoken = (wordsOf(sample)[side] ?? []).map((word) =>
        loudness(channel, 8000, word.start, word.end),
      );
      return spoken.reduce((sum, level) => sum + level, 0) / spoken.length;
    });
    expect(Math.max(...levels) / Math.min(...levels)).toBeLessThan(1.6);
  });

  it('says in its contact record where the recording is, in a file named after the contact', () => {
    const { ContactId, Recording, Recordings } = sample.contactRecord as Record<string, never>;
    const { bucket, key } = sample.recording;
    expect(bucket).toBe('northwind-connect-recordings');
    expect(path.posix.basename(key)).toMatch(
      new RegExp(`^${String(ContactId)}_\\d{8}T\\d{2}:\\d{2}_UTC\\.wav$`),
    );
    expect(Recording).toMatchObject({ Location: `${bucket}/${key}`, Status: 'AVAILABLE', Type: 'AUDIO' });
    expect(Recordings).toMatchObject([{ Location: `${bucket}/${key}`, StorageType: 'S3' }]);
  });

  it('has times in its contact record that fit the recording', () => {
    const record = sample.contactRecord as Record<string, string>;
    const agent = sample.contactRecord['Agent'] as Record<string, string & number>;
    const at = (text: string | undefined) => Date.parse(text ?? '') / 1000;
    const withAgent = at(record['DisconnectTimestamp']) - at(agent['ConnectedToAgentTimestamp']);
    expect(withAgent).toBe(Math.ceil(audio.seconds));
    expect(Number(agent['AgentInteractionDuration']) + Number(agent['CustomerHoldDuration'])).toBe(withAgent);
    expect(at(record['LastUpdateTimestamp'])).toBeGreaterThan(at(agent['AfterContactWorkEndTimestamp']));
  });
});

describe('the samples together', () => {
  it('have contact ids and recordings of their own', () => {
    expect(new Set(samples.map((sample) => sample.contactRecord['ContactId'])).size).toBe(samples.length);
    expect(new Set(samples.map((sample) => sample.words.sha256)).size).toBe(samples.length);
  });

  it('hold a transfer whose two contacts point at one another', () => {
    const first = named('billing-transfer-1').contactRecord;
    const second = named('billing-transfer-2').contactRecord;
    expect(first).toMatchObject({ NextContactId: second['ContactId'], PreviousContactId: null });
    expect(second).toMatchObject({
      InitiationMethod: 'TRANSFER',
      InitialContactId: first['ContactId'],
      PreviousContactId: first['ContactId'],
      NextContactId: null,
      InitiationTimestamp: first['DisconnectTimestamp'],
    });
  });

  it('hold a call with a hold of twenty seconds and more, and with talk over one another', () => {
    const sample = named('long-hold');
    expect(longestSilence(sample)).toBeGreaterThan(20);
    expect(sample.contactRecord['Agent']).toMatchObject({ NumberOfHolds: 1, CustomerHoldDuration: 24 });
    expect(interruptions(sample)).toBeGreaterThanOrEqual(3);
    expect(interruptions(named('praise-short'))).toBe(0);
  });

  it.each([
    ['Spanish', 'es-US', 'consulta-en-espanol'],
    ['Japanese, which has no spaces between words', 'ja-JP', 'nimotsu-ga-todokanai'],
    ['Arabic, which is written from right to left', 'ar-SA', 'mawid-lil-siyana'],
  ])('hold one call in %s', (_language, languageCode, name) => {
    const theirs = samples.filter((sample) => sample.words.languageCode === languageCode);
    expect(theirs.map((sample) => sample.name)).toEqual([name]);
  });

  it('are all listed and take less than 12 MB', () => {
    const root = path.join(import.meta.dirname, '..');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(root, file),
    );
    const recordings = files.filter((file) => file.endsWith('.wav')).sort();
    expect(recordings).toEqual(samples.map((sample) => sample.recording.file).sort());
    const bytes = files
      .map((file) => statSync(file))
      .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
    expect(bytes).toBeLessThan(12 * MEGABYTE);
  });
});

describe('a folder of samples that is damaged', () => {
  let root = '';
  const firstWords = () => path.join(root, 'complaint-resolved', 'words.json');

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'samples-'));
    cpSync(path.join(import.meta.dirname, '..'), root, {
      recursive: true,
      filter: (file) => !file.endsWith('.wav'),
    });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is refused with the file where a file is not JSON', () => {
    writeFileSync(firstWords(), '{"languageCode": ');
    expect(() => loadSamples(root)).toThrow(`${firstWords()} is not JSON`);
  });

  it('is refused with the file and the member where a member is missing', () => {
    const { sha256: _, ...rest } = JSON.parse(readFileSync(firstWords(), 'utf8')) as Record<string, unknown>;
    writeFileSync(firstWords(), JSON.stringify(rest));
    expect(() => loadSamples(root)).toThrow(firstWords());
    expect(() => loadSamples(root)).toThrow('at sha256');
  });

  it('is refused where a recording is not named as bucket and key', () => {
    const file = path.join(root, 'long-hold', 'contact-record.json');
    const record = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({ ...record, Recording: { Location: 'only-a-bucket' } }));
    expect(() => loadSamples(root)).toThrow('must be bucket/key');
  });

  it('is refused with the missing file', () => {
    rmSync(path.join(root, 'praise-short'), { recursive: true });
    expect(() => loadSamples(root)).toThrow('praise-short');
  });
});
