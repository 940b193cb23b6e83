import { z } from 'zod';

export const skipped = z
  .object({
    analysis: z.string(),
    party: z
      .string()
      .optional()
      .describe('`conversation` or a participant id; absent where the whole analysis was skipped.'),
    reason: z
      .enum([
        'language-not-supported',
        'too-short',
        'too-long',
        'unknown-analysis',
        'not-configured',
        'same-audio',
        'failed',
      ])
      .describe(
        '`failed` is retried, the others are final. `too-long`: only the most frequent findings of a very long call are kept.',
      ),
    detail: z.string().describe('One sentence for the reader.'),
  })
  .meta({ id: 'Skipped', description: 'An analysis, or a part of it, that was requested but is missing.' });
export type Skipped = z.infer<typeof skipped>;
