import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import fc from 'fast-check';
import { createAwsClients } from '../../src/aws/clients.ts';
import { createObjectStore } from '../../src/aws/object-store.ts';
import { allowedLocation } from '../../src/recordings/allowed-locations.ts';
import { recordingsHost, unusedHost } from '../../src/recordings/recordings-host.ts';

const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'a-secret-of-the-test' };
const REGIONS = [
  ...['us-east-1', 'us-west-2', 'eu-central-1', 'ap-southeast-2', 'us-gov-west-1', 'cn-north-1'],
  ...[
    'cn-northwest-1',
    'eusc-de-east-1',
    'us-iso-east-1',
    'us-isob-east-1',
    'eu-isoe-west-1',
    'us-isof-south-1',
  ],
];
const label = fc.stringMatching(/^[a-z0-9]{3,12}$/);
const bucketName = fc
  .tuple(label, fc.array(fc.tuple(fc.constantFrom('.', '-'), label), { maxLength: 3 }))
  .map(([first, rest]) => first + rest.flat().join(''));

describe('the host that recordings are played from', () => {
  it('is the host of the links that the AWS SDK signs, in every partition, with and without dots', async () => {
    await fc.assert(
      fc.asyncProperty(bucketName, fc.constantFrom(...REGIONS), async (bucket, region) => {
        const client = new S3Client({ region, credentials });
        const link = await getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: 'a.wav' }));
        expect(recordingsHost(bucket, region)).toBe(new URL(link).host);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['northwind-calls', 'calls.northwind.example'])(
    'is that of the middleware’s links to %s',
    async (bucket) => {
      const before = process.env;
      process.env = {
        ...before,
        AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'a-secret-of-the-test',
      };
      try {
        const { s3 } = createAwsClients({ region: 'us-east-1', forcePathStyle: false });
        const options = { seconds: 60, contentType: 'audio/wav' };
        const { url } = await createObjectStore(s3).presign({ bucket, key: 'connect/a.wav' }, options);
        expect(new URL(url).host).toBe(recordingsHost(bucket, 'us-east-1'));
      } finally {
        process.env = before;
      }
    },
  );

  it('can be in every region that the settings can name', () => {
    for (const region of REGIONS) {
      expect(allowedLocation.parse(`calls@${region}`)).toEqual({ bucket: 'calls', prefix: '', region });
    }
  });

  it.each([
    ['calls.s3.amazonaws.com', 'calls.s3.REGION.amazonaws.com'],
    ['my.calls.s3.eu-central-1.amazonaws.com', 's3.eu-central-1.amazonaws.com'],
    ['calls.s3-us-west-2.amazonaws.com', 'calls.s3.us-west-2.amazonaws.com'],
    ['my.calls.s3.cn-north-1.amazonaws.com.cn', 's3.cn-north-1.amazonaws.com.cn'],
  ])('is never %s, but %s', (host, used) => {
    expect(unusedHost(host)).toContain(`are played from ${used}.`);
  });

  it.each([
    'calls.s3.eu-central-1.amazonaws.com',
    's3.eu-central-1.amazonaws.com',
    'calls.s3.cn-north-1.amazonaws.com.cn',
    'audio.northwind.example',
  ])('can be %s', (host) => {
    expect(unusedHost(host)).toBeUndefined();
  });
});
