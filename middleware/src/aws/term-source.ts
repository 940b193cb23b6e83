import { text } from 'node:stream/consumers';
import type { TermSource } from '../insights/own-terms.ts';
import { readTermList, type TermList } from '../insights/read-term-list.ts';
import type { ObjectLocation, ObjectStore } from '../ports/object-store.ts';
import { Problem } from '../ports/problem.ts';

const FRESH_MILLISECONDS = 5 * 60_000;
const LARGEST_LIST = 5_000_000;

type Kept = { list: TermList | 'not-there'; etag: string; lookedAt: number };

/**
 * The list of terms in S3. It is looked after at most every five minutes, and read again only where it changed.
 * Rejects where it cannot be read for now.
 */
export function createTermSource(
  location: ObjectLocation | undefined,
  objects: ObjectStore,
  now: () => number = () => Date.now(),
): TermSource {
  let kept: Kept | undefined;
  return async () => {
    if (!location) return undefined;
    if (kept && now() - kept.lookedAt < FRESH_MILLISECONDS) return kept.list;
    kept = await look(location, objects, kept, now());
    return kept.list;
  };
}

async function look(
  location: ObjectLocation,
  objects: ObjectStore,
  kept: Kept | undefined,
  lookedAt: number,
): Promise<Kept> {
  const head = await objects.head(location);
  if (!head) return { list: 'not-there', etag: '', lookedAt };
  if (head.etag === kept?.etag) return { ...kept, lookedAt };
  if (head.bytes > LARGEST_LIST)
    throw new Problem('too-large', `The list of terms has more than ${LARGEST_LIST} bytes.`);
  const list = readTermList(await text(await objects.read(location)));
  return { list, etag: head.etag, lookedAt };
}
