import type { FoundRecord } from '../../ports/record-store.ts';

const BATCH = 200;

/** What is asked for next: records after an id, at most so many. */
export type Asked = { after: string | undefined; most: number };

/** All records that a query by ascending id finds, in batches. What is changed on the way is not met again. */
export async function* inBatches(
  find: (asked: Asked) => Promise<FoundRecord[]>,
): AsyncGenerator<FoundRecord[]> {
  for (let after: string | undefined; ;) {
    const batch = await find({ after, most: BATCH });
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    after = batch.at(-1)?.id;
  }
}
