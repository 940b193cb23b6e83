import { z } from 'zod';

/**
 * The output file of an Amazon Transcribe batch job, as far as a conversation is made from it. Numbers
 * arrive as texts; punctuation has neither times nor a meaningful confidence.
 */
const decimal = z
  .union(
    [z.number(), z.string().regex(/^\d+(\.\d+)?$/)],
    'must be a number, or a text that holds one such as "12.345"',
  )
  .transform(Number);

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

/** @throws UnreadableTranscriptError naming where the output differs from what the service writes */
export function readTranscribeOutput(output: unknown): TranscribeResults {
  const read = transcribeOutput.safeParse(output);
  if (read.success) return read.data.results;
  throw unreadable(read.error);
}

/**
 * Reads items one by one.
 * @param path where they stand in the output
 * @throws UnreadableTranscriptError at the first that is none
 */
export function* readItems(raw: readonly unknown[], path: string): Generator<TranscribeItem> {
  for (const [place, one] of raw.entries()) {
    const read = item.safeParse(one);
    if (!read.success) throw unreadable(read.error, `${path}.${place}`);
    yield read.data;
  }
}

function unreadable(error: z.ZodError, above = ''): UnreadableTranscriptError {
  const below = error.issues[0]?.path.map(String) ?? [];
  const path = [...(above === '' ? [] : [above]), ...below].join('.') || 'the document';
  return new UnreadableTranscriptError(
    `Not an output file of Amazon Transcribe: ${path} is missing or not of the expected kind.`,
  );
}

export type TranscribeOutput = z.infer<typeof transcribeOutput>;
export type TranscribeResults = TranscribeOutput['results'];

/** The language that the service worked with; of several, the first. */
export function spokenLanguage(results: TranscribeResults): string | undefined {
  const identified = [...(results.language_identification ?? [])].sort((a, b) => b.score - a.score)[0];
  return results.language_code ?? identified?.code ?? results.language_codes?.[0]?.language_code;
}
