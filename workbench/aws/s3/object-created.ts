import { randomUUID } from 'node:crypto';
import type { CreationReason } from './operation.ts';

/** An object that was written. The key is raw, the eTag without quotes, the size in bytes. */
export type ObjectCreated = {
  bucket: string;
  key: string;
  size: number;
  eTag: string;
  reason: CreationReason;
  requestId: string;
  /** ISO 8601. */
  time: string;
};

/** The event that S3 sends to EventBridge for a new object; unlike S3 notifications, its key is not encoded. */
export function eventBridgeObjectCreated(created: ObjectCreated, account: string, region: string) {
  const { bucket, key, size, eTag, reason, requestId, time } = created;
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account,
    time: time.replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: { key, size, etag: eTag, sequencer: sequencer(time) },
      'request-id': requestId,
      requester: account,
      'source-ip-address': '127.0.0.1',
      reason,
    },
  };
}

/** Hex that grows with time, so that events of one key can be put in order. */
function sequencer(time: string): string {
  return Date.parse(time).toString(16).toUpperCase().padStart(18, '0');
}
