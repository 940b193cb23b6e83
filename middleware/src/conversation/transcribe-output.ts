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

const channel = z.object({ channel_label: z.string(), items: z.array(item) });

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
    items: z.array(item).nullish(),
  }),
});
export type TranscribeOutput = z.infer<typeof transcribeOutput>;
export type TranscribeResults = TranscribeOutput['results'];

/** The language that the service worked with; of several, the first. */
export function spokenLanguage(results: TranscribeResults): string | undefined {
  const identified = [...(results.language_identification ?? [])].sort((a, b) => b.score - a.score)[0];
  return results.language_code ?? identified?.code ?? results.language_codes?.[0]?.language_code;
}
