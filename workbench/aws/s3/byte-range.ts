import { S3Error } from './s3-error.ts';

/** First and last byte, both inclusive. */
export type ByteRange = { start: number; end: number };

/**
 * The one range that a `Range` header asks for. As with S3, a header that is malformed or names several ranges
 * is ignored (undefined: the whole object); one that lies outside the object throws InvalidRange.
 */
export function requestedRange(header: string | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [first = '', last = ''] = match?.slice(1) ?? [];
  if (first === '' && last === '') return undefined;
  if (first !== '' && last !== '' && Number(first) > Number(last)) return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start >= size || (first === '' && Number(last) === 0)) throw unsatisfiable(size);
  return { start, end };
}

function unsatisfiable(size: number): S3Error {
  return new S3Error('InvalidRange', 416, 'The requested range is not satisfiable', {
    headers: { 'content-range': `bytes */${size}` },
    details: { ActualObjectSize: String(size) },
  });
}
