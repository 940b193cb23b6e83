import type { ContactRecord, ContactRecording } from '../contracts/contact-record.ts';

export type ChosenRecording = {
  /** `bucket/key`, verbatim. */
  path: string;
  status: 'AVAILABLE' | 'DELETED' | 'UNAVAILABLE';
  /** The customer speaks with the automated system, not with an agent. */
  automated: boolean;
};

/**
 * Chooses the call's recording among all that a contact record names: audio in S3, what is available
 * before what is not, the conversation with the agent before the one with the automated system.
 */
export function chooseRecording(record: ContactRecord): ChosenRecording | undefined {
  const named = (record.Recordings ?? []).filter(isAudioInS3);
  const fallback = record.Recording && isAudioInS3(record.Recording) ? [record.Recording] : [];
  // Sorting is stable: of equals, the first one named is taken.
  const [best] = [...named, ...fallback].sort((a, b) => rank(a) - rank(b));
  return best && { path: best.Location ?? '', status: statusOf(best), automated: isAutomatedPart(best) };
}

/** `bucket/key` of the transcript that Amazon Connect keeps of a chat; `undefined` where none is named, or is there. */
export function chatTranscriptOf({ Recordings, Recording }: ContactRecord): string | undefined {
  const named = [...(Recordings ?? []), ...(Recording ? [Recording] : [])];
  const transcript = named.find(
    (one) =>
      one.Location?.toLowerCase().endsWith('.json') &&
      isOneOf(one.StorageType, 'S3') &&
      // The log of an automated interaction is JSON as well, and no transcript.
      isOneOf(one.MediaStreamType, 'CHAT') &&
      statusOf(one) === 'AVAILABLE',
  );
  return transcript?.Location ?? undefined;
}

/** Whether what was recorded is only streamed to Kinesis Video Streams, where nothing here reads it. */
export function isOnlyStreamed({ Recordings }: ContactRecord): boolean {
  const kinds = (Recordings ?? []).map(({ StorageType }) => StorageType?.toUpperCase());
  return kinds.length > 0 && kinds.every((kind) => kind === 'KINESIS_VIDEO_STREAM');
}

/** Whether the customer talked to an automated system, as far as the contact record names a recording or log of it. */
export function hasAutomatedPart({ Recordings, Recording }: ContactRecord): boolean {
  const named = [...(Recordings ?? []), ...(Recording ? [Recording] : [])];
  return named.some(
    (one) => isAutomatedPart(one) || one.MediaStreamType?.toUpperCase() === 'AUTOMATED_INTERACTION',
  );
}

function isAudioInS3(recording: ContactRecording): boolean {
  return (
    Boolean(recording.Location) &&
    isOneOf(recording.StorageType, 'S3') &&
    isOneOf(recording.MediaStreamType, 'AUDIO') &&
    isOneOf(recording.Type, 'AUDIO')
  );
}

/** What is not said counts as the usual: older contact records have no such members. */
function isOneOf(value: string | null | undefined, expected: string): boolean {
  return !value || value.toUpperCase() === expected;
}

function rank(recording: ContactRecording): number {
  return (statusOf(recording) === 'AVAILABLE' ? 0 : 2) + (isAutomatedPart(recording) ? 1 : 0);
}

function isAutomatedPart({ ParticipantType, Location }: ContactRecording): boolean {
  return ParticipantType?.toUpperCase() === 'IVR' || /\/ivr\//i.test(Location ?? '');
}

function statusOf({ Status }: ContactRecording): ChosenRecording['status'] {
  const status = Status?.toUpperCase() ?? 'AVAILABLE';
  return status === 'AVAILABLE' || status === 'DELETED' ? status : 'UNAVAILABLE';
}
