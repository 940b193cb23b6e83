/** The path and query of a request as sent, decoded once. */
export type RequestTarget = { path: string; segments: string[]; query: QueryParameter[] };
export type QueryParameter = readonly [name: string, value: string];

/** A request line whose percent-encoding is not valid UTF-8, or whose path is not a path. */
export class MalformedTarget extends Error {}

/** Splits a raw request target without the normalisation (dot segments, backslashes) that URL would do. */
export function parseTarget(url: string): RequestTarget {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  if (!path.startsWith('/')) throw new MalformedTarget('The request path must begin with a slash.');
  const query = mark < 0 ? [] : url.slice(mark + 1).split('&');
  return {
    path,
    segments: path.split('/').slice(1).map(decode),
    query: query.filter((pair) => pair !== '').map(parsePair),
  };
}

function parsePair(pair: string): QueryParameter {
  const equals = pair.indexOf('=');
  const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  return [decode(name.replaceAll('+', ' ')), decode(value.replaceAll('+', ' '))];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new MalformedTarget('The request target holds percent-encoding that is not valid UTF-8.');
  }
}
