import { createHash } from 'node:crypto';
import type { ObjectStore } from '../s3/object-store.ts';
import { isArchived } from '../s3/stored-object.ts';
import { filterWords, redactWords } from './censor-words.ts';
import { filterOf, type DeclaredResources } from './declared-resources.ts';
import { mediaLocation, type ObjectLocation } from './media-location.ts';
import type { KnownRecording } from './spoken-words.ts';
import type { StartRequest } from './start-request.ts';
import { transcriptOutput, type OutputOptions } from './transcript-output.ts';

export const MEDIA_UNREADABLE =
  "The S3 URI that you provided can't be accessed. Make sure that you have read permission and try your request again.";

/** Why a job ends as FAILED, in words for its FailureReason. */
export class TranscriptionFailed extends Error {}

type Media = { sha256: string; header: Buffer };

/**
 * The transcript of the job's media, found by the SHA-256 of its bytes, as the output file would hold it.
 * Throws TranscriptionFailed.
 */
export async function transcribeMedia(
  request: StartRequest,
  sources: TranscriptionSources,
): Promise<{ output: ReturnType<typeof transcriptOutput>; languageCode: string }> {
  const { store, accountId, knownRecordings } = sources;
  const media = await readMedia(store, mediaLocation(request.Media.MediaFileUri));
  checkFormat(request, media.header);
  const recording = knownRecordings.get(media.sha256);
  if (!recording) {
    throw new TranscriptionFailed(
      'No speech was recognised: the local Transcribe knows the words of the sample recordings only, and this is none of them.',
    );
  }
  const languageCode = jobLanguage(request, recording);
  const { separation, identified } = outputMode(request, media.header);
  const jobName = request.TranscriptionJobName;
  const options = {
    jobName,
    accountId,
    separation,
    identified,
    languageCode,
    redacted: request.ContentRedaction !== undefined,
  };
  return {
    output: transcriptOutput(censored(recording, request, languageCode, sources), options),
    languageCode,
  };
}

function censored(
  recording: KnownRecording,
  request: StartRequest,
  languageCode: string,
  declared: DeclaredResources,
): KnownRecording {
  const filter = filterOf(request, languageCode, declared);
  const channels = recording.channels.map(({ words }) => {
    const filtered = filter ? filterWords(words, filter) : words;
    const { ContentRedaction: redaction } = request;
    return { words: redaction ? redactWords(filtered, redaction.PiiEntityTypes ?? []) : filtered };
  });
  return { ...recording, channels };
}

export type TranscriptionSources = DeclaredResources & {
  store: ObjectStore;
  accountId: string;
  /** By the SHA-256 of the recording's bytes, in hexadecimal. */
  knownRecordings: ReadonlyMap<string, KnownRecording>;
};

async function readMedia(store: ObjectStore, { bucket, key }: ObjectLocation): Promise<Media> {
  const found = await store.read(bucket, key);
  if (!found) throw new TranscriptionFailed(MEDIA_UNREADABLE);
  try {
    if (isArchived(found.object)) throw new TranscriptionFailed(MEDIA_UNREADABLE);
    const hash = createHash('sha256');
    const header = Buffer.alloc(36);
    await found.handle.read(header, 0, header.length, 0);
    for await (const bytes of found.handle.createReadStream({ start: 0, autoClose: false })) {
      hash.update(bytes as Buffer);
    }
    return { sha256: hash.digest('hex'), header };
  } finally {
    await found.handle.close();
  }
}

/** The part of a WAV header that the service compares with the request. Only WAV is looked into. */
function checkFormat(request: StartRequest, header: Buffer): void {
  const isWav = header.toString('latin1', 0, 4) === 'RIFF' && header.toString('latin1', 8, 12) === 'WAVE';
  const saysWav =
    (request.MediaFormat ?? request.Media.MediaFileUri.split('.').at(-1)?.toLowerCase()) === 'wav';
  if (saysWav !== isWav) {
    throw new TranscriptionFailed('The media format provided does not match the detected media format.');
  }
  const rate = isWav ? header.readUInt32LE(24) : undefined;
  if (
    rate !== undefined &&
    request.MediaSampleRateHertz !== undefined &&
    rate !== request.MediaSampleRateHertz
  ) {
    throw new TranscriptionFailed('The sample rate provided does not match the detected sample rate.');
  }
}

function outputMode(
  { Settings: settings = {}, IdentifyLanguage, IdentifyMultipleLanguages }: StartRequest,
  header: Buffer,
): Pick<OutputOptions, 'separation' | 'identified'> {
  const channels = header.readUInt16LE(22);
  if (settings.ChannelIdentification && channels < 2) {
    throw new TranscriptionFailed(
      'Channel identification needs audio with two channels; this audio has one.',
    );
  }
  return {
    separation: settings.ChannelIdentification
      ? 'channels'
      : settings.ShowSpeakerLabels
        ? 'speakers'
        : 'none',
    identified: IdentifyLanguage ? 'one' : IdentifyMultipleLanguages ? 'several' : undefined,
  };
}

/** The language that was asked for, where it is a form of the one spoken; an identified one otherwise. */
function jobLanguage(request: StartRequest, { languageCode: spoken }: KnownRecording): string {
  const asked = request.LanguageCode ? [request.LanguageCode] : request.LanguageOptions;
  if (!asked || asked.some((code) => code === spoken)) return spoken;
  const related = asked.find((code) => code.split('-', 1)[0] === spoken.split('-', 1)[0]);
  if (related) return related;
  throw new TranscriptionFailed(
    `The local Transcribe knows this recording in ${spoken} only, and the job asks for ${asked.join(', ')}.`,
  );
}
