import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** An object that Amazon Connect puts into the recordings' bucket, besides a recording. */
export type SampleObject = { bucket: string; key: string; contentType: string; content(): Buffer };

const HEADER_BYTES = 44;
const FRAME_BYTES = 4;
const FRAMES_PER_MILLISECOND = 8;

const timeSpan = z.object({ BeginOffsetMillis: z.number(), EndOffsetMillis: z.number() });
const analysis = z.looseObject({
  Channel: z.enum(['VOICE', 'CHAT']),
  ContentMetadata: z.object({ Output: z.enum(['Raw', 'Redacted']) }),
  Transcript: z.array(
    z.looseObject({ Redaction: z.object({ RedactedTimestamps: z.array(timeSpan) }).optional() }),
  ),
});

const chat = z.object({
  Participants: z.array(z.object({ ParticipantId: z.string(), DisplayName: z.string() })),
  Transcript: z.array(z.looseObject({ AbsoluteTime: z.string() })),
});

/**
 * What Contact Lens wrote of a contact, for the samples that have an `analysis.json`: the analysis, and with a
 * redacted one the redacted recording, which is the recording with silence where something was taken out.
 * @param location `bucket/key` of the contact's recording or chat transcript, after which the objects are named
 */
export function contactLensObjects(folder: string, contactId: string, location: string): SampleObject[] {
  const file = path.join(folder, 'analysis.json');
  if (!existsSync(file)) return [];
  const { Channel, ContentMetadata, Transcript } = analysis.parse(JSON.parse(readFileSync(file, 'utf8')));
  const isRedacted = ContentMetadata.Output === 'Redacted';
  const bucket = location.slice(0, location.indexOf('/'));
  const [day = '', minute = ''] = timeOf(location);
  const folderOfDay = `Analysis/${Channel === 'CHAT' ? 'Chat' : 'Voice'}/${isRedacted ? 'Redacted/' : ''}${day}/`;
  const nameOf = (kind: string, extension: string) =>
    `${folderOfDay}${contactId}_${kind}${isRedacted ? '_redacted' : ''}_${day.replaceAll('/', '-')}T${minute}:00Z.${extension}`;
  const spans = Transcript.flatMap(({ Redaction: redaction }) => redaction?.RedactedTimestamps ?? []);
  return [
    {
      bucket,
      key: nameOf('analysis', 'json'),
      contentType: 'application/json',
      content: () => readFileSync(file),
    },
    ...(isRedacted
      ? [
          {
            bucket,
            key: nameOf('call_recording', 'wav'),
            contentType: 'audio/wav',
            content: () => silenced(readFileSync(path.join(folder, 'recording.wav')), spans),
          },
        ]
      : []),
  ];
}

/** The transcript that Amazon Connect keeps of a chat: the same messages, without what Contact Lens says of them. */
export function chatTranscript(folder: string): Buffer {
  const file: unknown = JSON.parse(readFileSync(path.join(folder, 'analysis.json'), 'utf8'));
  const { Participants, Transcript } = chat.parse(file);
  return Buffer.from(JSON.stringify({ Version: '2019-08-26', Participants, Transcript }));
}

/** `…/<contactId>_20261120T14:03_UTC.wav` → day as in a key, and minute. */
function timeOf(location: string): string[] {
  const [, year, month, date, minute] = /_(\d{4})(\d\d)(\d\d)T(\d\d:\d\d)_UTC\.\w+$/.exec(location) ?? [];
  return [`${year ?? ''}/${month ?? ''}/${date ?? ''}`, minute ?? ''];
}

/** Stereo of 16 bit at 8 kHz, as the samples are. */
function silenced(wav: Buffer, spans: readonly z.infer<typeof timeSpan>[]): Buffer {
  const at = (millis: number) => HEADER_BYTES + Math.round(millis * FRAMES_PER_MILLISECOND) * FRAME_BYTES;
  for (const { BeginOffsetMillis, EndOffsetMillis } of spans)
    wav.fill(0, at(BeginOffsetMillis), at(EndOffsetMillis));
  return wav;
}
