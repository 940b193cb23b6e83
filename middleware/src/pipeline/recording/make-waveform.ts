import { encodeAudiowaveform, toBase64 } from '../../waveform/audiowaveform.ts';
import { readWaveform, type Waveform } from '../../waveform/read-waveform.ts';
import { FormatAfterAudioError, UnreadableAudioError } from '../../waveform/wav-format.ts';
import type { Pipeline } from '../pipeline.ts';
import type { ObjectLocation } from '../../ports/object-store.ts';
import type { RecordFields } from '../../fields/record-fields.ts';
import { Problem } from '../../ports/problem.ts';

export type WaveformResult =
  | { outcome: 'ready'; channels: number; fields: RecordFields }
  | { outcome: 'waiting'; fields: RecordFields }
  | { outcome: 'unreadable'; problem: Problem; fields: RecordFields };

const LONGEST_REASON = 255;
const milliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;

/**
 * Reads a recording as a stream and computes its waveform. A recording that is not there yet, or is no WAV
 * file, is a result; what the object store cannot do for other reasons is thrown.
 */
export async function makeWaveform(location: ObjectLocation, { objects }: Pipeline): Promise<WaveformResult> {
  try {
    const waveform = await readInAnyOrder(async () => bytesOf(await objects.read(location)));
    return { outcome: 'ready', channels: waveform.channels, fields: readyFields(waveform) };
  } catch (error) {
    if (error instanceof Problem && error.kind === 'recording-not-there') {
      return { outcome: 'waiting', fields: { WaveformStatus__c: 'PENDING' } };
    }
    if (error instanceof UnreadableAudioError) return unreadable(error);
    throw error;
  }
}

/** A file whose format stands behind its audio is read twice, so that nothing of it need be held. */
async function readInAnyOrder(open: () => Promise<AsyncIterable<Uint8Array>>): Promise<Waveform> {
  try {
    return await readWaveform(await open());
  } catch (error) {
    if (!(error instanceof FormatAfterAudioError)) throw error;
    return await readWaveform(await open(), undefined, error.format);
  }
}

/** A connection that breaks in the middle is no fault of the audio. */
async function* bytesOf(stream: AsyncIterable<Uint8Array>) {
  try {
    yield* stream;
  } catch (error) {
    throw new Problem('aws-unavailable', 'The recording could not be read completely. Try again later.', {
      cause: error,
    });
  }
}

function readyFields(waveform: Waveform): RecordFields {
  return {
    Waveform__c: toBase64(encodeAudiowaveform(waveform)),
    WaveformStatus__c: 'READY',
    WaveformReason__c: reasonOf(waveform),
    AudioChannelCount__c: waveform.channels,
    AudioDuration__c: milliseconds(waveform.durationSeconds),
  };
}

const ONE_CHANNEL = {
  'same-audio': 'Both channels of the recording carry the same audio, so they are treated as one.',
  'silent-channel':
    "One of the recording's two channels is silent throughout, so the recording is treated as having one channel.",
} as const;

function reasonOf({ truncated, oneChannel }: Waveform): string | null {
  const reasons = [
    ...(truncated ? ['The recording is shorter than its header says.'] : []),
    ...(oneChannel ? [ONE_CHANNEL[oneChannel]] : []),
  ];
  return reasons.join(' ') || null;
}

function unreadable(error: UnreadableAudioError): WaveformResult {
  const problem = new Problem('audio-unreadable', `The recording cannot be read as audio: ${error.message}`, {
    errors: [{ path: 'Recording.Location', message: error.message }],
  });
  const reason = error.message.slice(0, LONGEST_REASON);
  return {
    outcome: 'unreadable',
    problem,
    fields: { WaveformStatus__c: 'FAILED', WaveformReason__c: reason },
  };
}
