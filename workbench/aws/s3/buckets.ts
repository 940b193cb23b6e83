import type { Operation } from './operation.ts';
import { sendEmpty, sendXml } from './respond.ts';

export const listBuckets: Operation = {
  name: 'ListBuckets',
  resource: 'service',
  method: 'GET',
  run: ({ response, store }) =>
    sendXml(response, 'ListAllMyBucketsResult', {
      Buckets: { Bucket: store.bucketNames().map((Name) => ({ Name })) },
    }),
};

export const headBucket: Operation = {
  name: 'HeadBucket',
  resource: 'bucket',
  method: 'HEAD',
  run: ({ response, region }) => sendEmpty(response, 200, { 'x-amz-bucket-region': region }),
};

export const getBucketLocation: Operation = {
  name: 'GetBucketLocation',
  resource: 'bucket',
  method: 'GET',
  markers: ['location'],
  // us-east-1 has no location constraint.
  run: ({ response, region }) =>
    sendXml(response, 'LocationConstraint', { '#text': region === 'us-east-1' ? '' : region }),
};
