import { AwsJsonError } from '../aws-json/aws-json-error.ts';

export type ObjectLocation = { bucket: string; key: string };

/** Where the media is: `s3://bucket/key`, or an https address of S3, path-style or virtual-hosted. */
export function mediaLocation(uri: string): ObjectLocation {
  const s3 = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri);
  if (s3?.[1] && s3[2]) return { bucket: s3[1], key: s3[2] };
  const https = /^https:\/\/([^/]+)\/(.+)$/s.exec(uri);
  const host = /^(?:([a-z0-9][a-z0-9.-]*)\.)?s3[.-][a-z0-9.-]*amazonaws\.com$/.exec(https?.[1] ?? '');
  const path = decoded(https?.[2]);
  if (host && path) {
    if (host[1]) return { bucket: host[1], key: path };
    const slash = path.indexOf('/');
    if (slash > 0 && slash < path.length - 1) {
      return { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
    }
  }
  throw new AwsJsonError('BadRequestException', 'MediaFileUri must name an object in S3: s3://bucket/key.');
}

function decoded(path: string | undefined): string | undefined {
  try {
    return path === undefined ? undefined : decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Where the transcript goes: a key that does not end in .json is a folder for `<job name>.json`. */
export function outputKey(jobName: string, key: string | undefined): string {
  if (!key) return `${jobName}.json`;
  return key.endsWith('.json') ? key : `${key.replace(/\/$/, '')}/${jobName}.json`;
}

/** A redacted transcript has a name of its own beside where the other one would be. */
export function redactedKey(key: string): string {
  return key.replace(/[^/]*$/, (name) => `redacted-${name}`);
}
