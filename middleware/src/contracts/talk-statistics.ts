import { z } from 'zod';

export const talk = z
  .object({
    seconds: z.number(),
    share: z.number().describe('Share of all talk, 0 to 1.'),
    words: z
      .number()
      .int()
      .optional()
      .describe('Absent, like all below, where it is not known: no turns, or turns that take no time.'),
    wordsPerMinute: z.number().optional(),
    turns: z.number().int().optional(),
    longestTurnSeconds: z.number().optional(),
    longestMonologueSeconds: z
      .number()
      .optional()
      .describe('Longest stretch in which only this participant spoke, short pauses included.'),
    longestMonologueStart: z
      .number()
      .optional()
      .describe('Where it begins; absent where the participant was never heard alone.'),
    responseSeconds: z
      .number()
      .nullable()
      .describe(
        "Mean of the seconds from the end of another's turn to the answer; null where there was none.",
      ),
    interruptions: z
      .number()
      .int()
      .optional()
      .describe('Times this participant began to speak while another was still speaking.'),
  })
  .meta({ id: 'Talk' });

export const statistics = z
  .object({
    durationSeconds: z.number(),
    talk: z.record(z.string(), talk).describe('By participant id; a participant who never spoke is absent.'),
    silenceSeconds: z
      .number()
      .optional()
      .describe('Absent where it is not known: without a transcript, and of what makes no sound.'),
    overlapSeconds: z
      .number()
      .optional()
      .describe('Seconds in which two or more spoke. Absent where it is not known.'),
    silences: z
      .array(z.object({ start: z.number(), end: z.number() }))
      .describe('Silences long enough to matter, with their places.'),
    interruptions: z
      .array(z.object({ participant: z.string(), start: z.number(), end: z.number() }))
      .optional()
      .describe('Who began to speak while another was still speaking, and for how long both spoke.'),
  })
  .meta({ id: 'Statistics' });
export type TalkStatistics = z.infer<typeof statistics>;
