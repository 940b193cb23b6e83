import { createAwsClients } from '../../src/aws/clients.ts';
import { createObjectStore } from '../../src/aws/object-store.ts';
import { regionalObjectStore } from '../../src/aws/regional-object-store.ts';
import { allowedLocation } from '../../src/recordings/allowed-locations.ts';
import { InMemoryObjects } from '../pipeline/in-memory/objects.ts';

const OPTIONS = { seconds: 60, contentType: 'audio/wav' };

describe('object stores of several regions', () => {
  const credentials = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
  const before = { ...process.env };
  beforeEach(() => Object.assign(process.env, credentials));
  afterEach(() => {
    process.env = { ...before };
  });

  it('sign a URL for the region of its bucket', async () => {
    const storeIn = (region: string) =>
      createObjectStore(createAwsClients({ region, forcePathStyle: false }).s3);
    const objects = regionalObjectStore(storeIn('us-east-1'), new Map([['europe', storeIn('eu-central-1')]]));

    const far = new URL((await objects.presign({ bucket: 'europe', key: 'a.wav' }, OPTIONS)).url);
    const near = new URL((await objects.presign({ bucket: 'america', key: 'a.wav' }, OPTIONS)).url);

    expect(far.host).toBe('europe.s3.eu-central-1.amazonaws.com');
    expect(far.searchParams.get('X-Amz-Credential')).toContain('/eu-central-1/s3/');
    expect(near.searchParams.get('X-Amz-Credential')).toContain('/us-east-1/s3/');
  });

  it('are asked each for its own buckets', async () => {
    const home = new InMemoryObjects();
    const away = new InMemoryObjects();
    away.put('europe/a.wav', 'audio');
    const objects = regionalObjectStore(home, new Map([['europe', away]]));

    expect(await objects.head({ bucket: 'europe', key: 'a.wav' })).toMatchObject({ bytes: 5 });
    expect(await objects.head({ bucket: 'america', key: 'a.wav' })).toBeUndefined();
    await objects.read({ bucket: 'europe', key: 'a.wav' });
    expect([home.reads, away.reads]).toEqual([0, 1]);
  });
});

describe('where recordings may be read', () => {
  it.each([
    ['recordings', { bucket: 'recordings', prefix: '' }],
    ['recordings/a/b', { bucket: 'recordings', prefix: 'a/b/' }],
    ['recordings@eu-central-1', { bucket: 'recordings', prefix: '', region: 'eu-central-1' }],
    ['recordings/a@us-gov-west-1', { bucket: 'recordings', prefix: 'a/', region: 'us-gov-west-1' }],
  ])('is written %s', (written, location) => {
    expect(allowedLocation.parse(written)).toEqual(location);
  });

  it.each(['UPPER', 'recordings@', 'recordings@europe', '@eu-central-1'])('is not written %s', (written) => {
    expect(allowedLocation.safeParse(written).success).toBe(false);
  });
});
