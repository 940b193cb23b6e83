/** A region's partition of AWS ends its hosts in a domain of its own; all others end in `amazonaws.com`. */
const DOMAINS: readonly (readonly [string, string])[] = [
  ['cn-', 'amazonaws.com.cn'],
  ['eusc-', 'amazonaws.eu'],
  ['us-iso-', 'c2s.ic.gov'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk'],
  ['us-isof-', 'csp.hci.ic.gov'],
];
const ELSEWHERE = ['', 'amazonaws.com'] as const;

/**
 * The host of the links that play a bucket's recordings, as the AWS SDK signs them. Amazon's certificate covers one
 * label before `s3`, so a bucket with a dot in its name is addressed by path, and its name is not in the host.
 */
export function recordingsHost(bucket: string, region: string): string {
  const [, domain] = DOMAINS.find(([regions]) => region.startsWith(regions)) ?? ELSEWHERE;
  const service = `s3.${region}.${domain}`;
  return bucket.includes('.') ? service : `${bucket}.${service}`;
}

const BUCKET = String.raw`[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]`;

/** Why no link of the middleware has this host, with the one that it has; `undefined` where nothing speaks against it. */
export function unusedHost(host: string): string | undefined {
  const named = new RegExp(
    `^(${BUCKET})\\.s3(?:[.-]([a-z0-9-]+-\\d))?\\.(?:amazonaws|c2s|sc2s|cloud|csp)\\.`,
  ).exec(host);
  if (!named) return undefined;
  const [, bucket = '', region] = named;
  const used = recordingsHost(bucket, region ?? 'REGION');
  return used === host ? undefined : `Recordings of the bucket ${bucket} are played from ${used}.`;
}
