import { z } from 'zod';

/**
 * What happened to a record that later steps must know, kept in its work plan. Words for its reader are made of it
 * where they are written, and never read back.
 */
export const recordNote = z.discriminatedUnion('about', [
  /** The queue owns the record. */
  z.object({
    about: z.literal('owner'),
    why: z.enum(['no-user', 'users-hidden', 'may-not-read', 'not-transferred']),
  }),
  /** A lookup that was filled by the customer's number, which is a guess. */
  z.object({
    about: z.literal('matched-by-number'),
    field: z.string(),
    /** The record that was guessed; absent where only the words of an earlier version tell of it. */
    id: z.string().optional(),
  }),
]);
export type RecordNote = z.infer<typeof recordNote>;
export type OwnerNote = Extract<RecordNote, { about: 'owner' }>;
export type MatchNote = Extract<RecordNote, { about: 'matched-by-number' }>;

export const isMatch = (note: { about: string }): note is MatchNote => note.about === 'matched-by-number';
export const isAboutOwner = (note: RecordNote): note is OwnerNote => note.about === 'owner';
