import { z } from 'zod';
import { shapeOfPath } from '../input/shape-of-path.ts';
import { readWithoutOddMembers } from '../input/without-odd-members.ts';

/**
 * The output file of an Amazon Transcribe batch job, as far as a conversation is made from it. Numbers
 * arrive as texts; punctuation has neither times nor a meaningful confidence. A member that is not of the documented
 * shape costs itself, and an item that cannot do without it.
 */
const decimal = z
  .union(
    [z.number(), z.string().regex(/^\d+(\.\d*)?(e[+-]?\d{1,3})?$/i)],
    'must be a number, or a string that contains one, such as "12.345" or "9.0E-4"',
  )
  .transform(Number)
  // No recording is longer than a week: a time beyond is none, and would leave the record no field that can hold it.
  .pipe(z.number().nonnegative().max(604_800));

const alternative = z.object({ content: z.string(), confidence: decimal.nullish() });

const item = z.object({
  type: z.string(),
  start_time: decimal.nullish(),
  end_time: decimal.nullish(),
  /** Best first. Redacted items may have none. */
  alternatives: z.array(alternative),
  speaker_label: z.string().nullish(),
});
export type TranscribeItem = z.infer<typeof item>;

/** A long call has a hundred thousand items; `readItems` checks each when it is used, so that no copy is made. */
const items = z.array(z.unknown());

const channel = z.object({ channel_label: z.string(), items });

const segment = z.object({
  speaker_label: z.string(),
  start_time: decimal,
  end_time: decimal,
});
export type SpeakerSegment = z.infer<typeof segment>;

export const transcribeOutput = z.object({
  results: z.object({
    language_code: z.string().nullish(),
    language_identification: z.array(z.object({ code: z.string(), score: decimal })).nullish(),
    language_codes: z.array(z.object({ language_code: z.string() })).nullish(),
    channel_labels: z
      .object({ channels: z.array(channel), number_of_channels: z.number().int().positive().nullish() })
      .nullish(),
    speaker_labels: z.object({ segments: z.array(segment) }).nullish(),
    items: items.nullish(),
  }),
});
/** The output is not what Amazon Transcribe writes. The message names the path, never the content. */
export class UnreadableTranscriptError extends Error {
  override name = 'UnreadableTranscriptError';
}

/**
 * What of an output could be read: the results, and the places of what could not, none of them content.
 * @throws UnreadableTranscriptError where there are no results
 */
export function readTranscribeOutput(output: unknown): { results: TranscribeResults; odd: Set<string> } {
  const read = readWithoutOddMembers(transcribeOutput, output);
  if (!('data' in read)) throw unreadable(read.errors[0]?.path ?? '');
  const odd = read.leftOut.map(({ path }) => shapeOfPath(transcribeOutput, path));
  return { results: read.data.results, odd: new Set(odd) };
}

/**
 * Reads items one by one. One that cannot be read is passed over.
 * @param path where they stand in the output
 * @param odd gets the places of what could not be read
 */
export function* readItems(
  raw: readonly unknown[],
  path: string,
  odd: Set<string>,
): Generator<TranscribeItem> {
  for (const one of raw) {
    const read = readWithoutOddMembers(item, one);
    const places = 'data' in read ? read.leftOut : read.errors;
    for (const { path: below } of places)
      odd.add(`${path}[]${shapeOfPath(item, below).replace(/^(?=[^[])/, '.')}`);
    if ('data' in read) yield read.data;
  }
}

/** Names the place that could not be read. */
export function unreadable(place: string): UnreadableTranscriptError {
  return new UnreadableTranscriptError(
    `Not an Amazon Transcribe output file: ${place || 'the document'} is missing or has an unexpected type.`,
  );
}

export type TranscribeOutput = z.infer<typeof transcribeOutput>;
export type TranscribeResults = TranscribeOutput['results'];

/** The language that the service worked with; of several, the first. */
export function spokenLanguage(results: TranscribeResults): string | undefined {
  const identified = [...(results.language_identification ?? [])].sort((a, b) => b.score - a.score)[0];
  return results.language_code ?? identified?.code ?? results.language_codes?.[0]?.language_code;
}
