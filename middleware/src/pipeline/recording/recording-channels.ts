import { FormatAfterAudioError, UnreadableAudioError } from '../../waveform/wav-format.ts';
import { WavStream } from '../../waveform/wav-stream.ts';
import type { WaveformResult } from './make-waveform.ts';
import type { Pipeline } from '../pipeline.ts';
import type { ObjectLocation } from '../../ports/object-store.ts';
import { Problem } from '../../ports/problem.ts';

/**
 * How many channels a recording has, from the header of its WAV file and no more of it. A recording that is
 * not there yet, or is no WAV file, is a result; what the object store cannot do for other reasons is thrown.
 */
export async function readChannels(location: ObjectLocation, { objects }: Pipeline): Promise<WaveformResult> {
  try {
    const channels = await channelsInAnyOrder(await objects.read(location));
    return { outcome: 'ready', channels, fields: { AudioChannelCount__c: channels } };
  } catch (error) {
    if (error instanceof Problem && error.kind === 'recording-not-there')
      return { outcome: 'waiting', fields: {} };
    if (!(error instanceof UnreadableAudioError)) throw error;
    const problem = new Problem(
      'audio-unreadable',
      `The recording cannot be read as audio: ${error.message}`,
      {
        errors: [{ path: 'Recording.Location', message: error.message }],
      },
    );
    return { outcome: 'unreadable', problem, fields: {} };
  }
}

/** The format may stand behind the audio; how many channels there are is then known all the same. */
async function channelsInAnyOrder(stream: AsyncIterable<Uint8Array>): Promise<number> {
  try {
    return await channelsIn(stream);
  } catch (error) {
    if (error instanceof FormatAfterAudioError) return error.format.channels;
    throw error;
  }
}

/** Leaving the loop closes the stream, so that the rest is never sent. */
async function channelsIn(stream: AsyncIterable<Uint8Array>): Promise<number> {
  const wav = new WavStream();
  for await (const bytes of stream) {
    wav.push(bytes);
    if (wav.format) return wav.format.channels;
  }
  wav.end();
  throw new UnreadableAudioError('The WAV file ends before its format.');
}
