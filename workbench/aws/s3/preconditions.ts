import { notImplemented, noSuchKey, preconditionFailed } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';
import type { StoredObject } from './stored-object.ts';

/** Checks `If-None-Match: *` and `If-Match` of a write. Throws S3Error. */
export function checkWrite(request: S3Request, existing: StoredObject | undefined): void {
  const ifNoneMatch = request.header('if-none-match');
  const ifMatch = request.header('if-match');
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw notImplemented('A write takes If-None-Match only with the value *.');
  }
  if (ifNoneMatch !== undefined && existing) throw preconditionFailed('If-None-Match');
  if (ifMatch === undefined) return;
  if (!existing) throw noSuchKey();
  if (!matches(ifMatch, existing.eTag)) throw preconditionFailed('If-Match');
}

/** Checks the conditions of a read in the order of RFC 9110. Says whether the reader's copy is still good. */
export function checkRead(
  header: (name: string) => string | undefined,
  { eTag, lastModified }: StoredObject,
): 'send' | 'not-modified' {
  // HTTP dates have whole seconds.
  const modified = Math.floor(Date.parse(lastModified) / 1000) * 1000;
  const since = (name: string) => Date.parse(header(name) ?? '');
  const ifMatch = header('if-match');
  const ifNoneMatch = header('if-none-match');
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, eTag)) throw preconditionFailed('If-Match');
  } else if (modified > since('if-unmodified-since')) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, eTag) ? 'not-modified' : 'send';
  return modified <= since('if-modified-since') ? 'not-modified' : 'send';
}

/** Whether a list of entity tags (quoted or, as some clients send them, bare) names this one. */
function matches(list: string, eTag: string): boolean {
  return list
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''))
    .some((tag) => tag === '*' || tag === eTag);
}
