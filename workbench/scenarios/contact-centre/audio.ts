import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { KnownRecording } from '#aws';
import { sampleCalled } from './calls.ts';

const HEADER_BYTES = 44;
const STEREO_FRAME = 4;

export type Audio = { bytes: Buffer; words?: KnownRecording };

/** A sample's own recording: stereo, 8 kHz, 16 bit. */
export function sampleAudio(name: string): Audio {
  const { recording, words } = sampleCalled(name);
  return { bytes: readFileSync(recording.file), words };
}

/** A sample's recording with both voices on one channel. */
export function monoAudio(name: string): Audio {
  const { bytes: stereo, words } = sampleAudio(name);
  const frames = Math.floor((stereo.length - HEADER_BYTES) / STEREO_FRAME);
  const mono = wavHeader({ channels: 1, audioBytes: frames * 2 });
  for (let frame = 0; frame < frames; frame++) {
    const at = HEADER_BYTES + frame * STEREO_FRAME;
    const mixed = (stereo.readInt16LE(at) + stereo.readInt16LE(at + 2)) / 2;
    mono.writeInt16LE(Math.trunc(mixed), HEADER_BYTES + frame * 2);
  }
  return { bytes: mono, ...(words && { words }) };
}

/** A sample's recording whose right channel carries what the left one does, or nothing at all. */
export function oneSidedAudio(name: string, right: 'same' | 'silent'): Audio {
  const { bytes } = sampleAudio(name);
  const changed = Buffer.from(bytes);
  for (let at = HEADER_BYTES; at + STEREO_FRAME <= changed.length; at += STEREO_FRAME)
    changed.writeInt16LE(right === 'same' ? changed.readInt16LE(at) : 0, at + 2);
  return { bytes: changed };
}

/**
 * A tone on each channel, not the same one, which would count as one channel: audio in which nobody speaks.
 * @param extraFrames tells recordings apart that are equally long
 */
export function toneAudio(seconds = 2, extraFrames = 0): Audio {
  const frames = Math.round(8000 * seconds) + extraFrames;
  const bytes = wavHeader({ channels: 2, audioBytes: frames * STEREO_FRAME });
  for (let frame = 0; frame < frames; frame++) {
    const at = HEADER_BYTES + frame * STEREO_FRAME;
    [440, 550].forEach((hertz, channel) => {
      const sample = Math.round(8000 * Math.sin((2 * Math.PI * hertz * frame) / 8000));
      bytes.writeInt16LE(sample, at + 2 * channel);
    });
  }
  return { bytes };
}

/** What the local Transcribe is to know beside the samples. */
export function knownRecordings(audio: readonly Audio[]): Map<string, KnownRecording> {
  return new Map(
    audio.flatMap(({ bytes, words }) =>
      words ? [[createHash('sha256').update(bytes).digest('hex'), words] as const] : [],
    ),
  );
}

/** The header of 16-bit PCM at 8 kHz, with room behind it for the audio. */
function wavHeader({ channels, audioBytes }: { channels: number; audioBytes: number }): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + audioBytes);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(8000 * channels * 2, 28);
  bytes.writeUInt16LE(channels * 2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(audioBytes, 40);
  return bytes;
}
