import { z } from 'zod';

export const talk = z
  .object({
    seconds: z.number(),
    share: z.number().describe('Share of all talk, 0 to 1.'),
    words: z
      .number()
      .int()
      .optional()
      .describe('Absent, like all below, if unknown: no turns, or turns without duration.'),
    wordsPerMinute: z.number().optional(),
    turns: z.number().int().optional(),
    longestTurnSeconds: z.number().optional(),
    longestMonologueSeconds: z
      .number()
      .optional()
      .describe('Longest period in which only this participant spoke, including short pauses.'),
    longestMonologueStart: z
      .number()
      .optional()
      .describe('Where it starts; absent if the participant was never heard alone.'),
    responseSeconds: z
      .number()
      .nullable()
      .describe("Average seconds from the end of another's turn to the answer; null if there was none."),
    interruptions: z
      .number()
      .int()
      .optional()
      .describe('How often this participant started to speak while another was still speaking.'),
  })
  .meta({ id: 'Talk' });

export const statistics = z
  .object({
    durationSeconds: z.number(),
    talk: z.record(z.string(), talk).describe('By participant id; a participant who never spoke is absent.'),
    silenceSeconds: z
      .number()
      .optional()
      .describe('Absent if unknown: without a transcript, or for channels without audio.'),
    overlapSeconds: z
      .number()
      .optional()
      .describe('Seconds during which two or more spoke. Absent if unknown.'),
    silences: z
      .array(z.object({ start: z.number(), end: z.number() }))
      .describe('Silences long enough to count, with their places.'),
    interruptions: z
      .array(z.object({ participant: z.string(), start: z.number(), end: z.number() }))
      .optional()
      .describe('Who started to speak while another was still speaking, and for how long both spoke.'),
  })
  .meta({ id: 'Statistics' });
export type TalkStatistics = z.infer<typeof statistics>;
