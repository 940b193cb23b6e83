import type { RecordWrite } from '../ports/record-store.ts';

export type IndexedWrite = { index: number; write: RecordWrite };

const timeOf = ({ write }: IndexedWrite) => {
  const time = write.fields.LastUpdateTimestamp__c;
  return typeof time === 'string' ? Date.parse(time) : 0;
};

/**
 * Splits writes into batches for successive calls. One call may name an external id only once, so the
 * writes of one contact go into successive batches, the older contact record first.
 */
export function upsertBatches(writes: readonly RecordWrite[], limit: number): IndexedWrite[][] {
  const ordered = writes.map((write, index) => ({ index, write })).sort((a, b) => timeOf(a) - timeOf(b));
  const rounds: IndexedWrite[][] = [];
  const roundOf = new Map<string, number>();
  for (const entry of ordered) {
    const contact = entry.write.contactId.toLowerCase();
    const round = roundOf.get(contact) ?? 0;
    roundOf.set(contact, round + 1);
    (rounds[round] ??= []).push(entry);
  }
  return rounds.flatMap((round) => chunksOf(round, limit));
}

/** Consecutive slices of at most `size`. */
export function chunksOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_slot, chunk) =>
    list.slice(chunk * size, (chunk + 1) * size),
  );
}
