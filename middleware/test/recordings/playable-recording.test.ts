import fc from 'fast-check';
import { allowedLocation } from '../../src/recordings/allowed-locations.ts';
import {
  contactOfRecording,
  playableRecording,
  readableObject,
} from '../../src/recordings/playable-recording.ts';

const CONTACT_ID = '3f0a5c1e-0000-4000-8000-00000000a001';
const ALLOWED = [allowedLocation.parse('recordings/connect/calls'), allowedLocation.parse('archive')];
const FILE = `${CONTACT_ID}_20261120T14:03_UTC.wav`;

describe('a recording may be played', () => {
  it.each([
    ['in an allowed folder, its key verbatim', `recordings/connect/calls/2026/11/20/${FILE}`],
    ['anywhere in a bucket that is allowed as a whole', `archive/any where/${FILE}`],
  ])('%s', (_case, path) => {
    const slash = path.indexOf('/');
    expect(playableRecording(CONTACT_ID, path, ALLOWED)).toEqual({
      playable: true,
      location: { bucket: path.slice(0, slash), key: path.slice(slash + 1) },
    });
  });
});

describe('a recording may not be played', () => {
  it.each([
    ['of another contact', `recordings/connect/calls/3f0a5c1e-0000-4000-8000-00000000a002_1.wav`],
    ['whose name only contains the contact', `recordings/connect/calls/x_${FILE}`],
    ['whose name goes on after the contact’s id', `recordings/connect/calls/${CONTACT_ID}0_1.wav`],
    ['in a folder that is named after the contact', `recordings/connect/calls/${FILE}/other.wav`],
    ['outside the allowed folder', `recordings/exports/${FILE}`],
    ['in a folder whose name only begins like the allowed one', `recordings/connect/calls-secret/${FILE}`],
    ['in a bucket that is not allowed', `elsewhere/connect/calls/${FILE}`],
    ['in a bucket whose name only begins like an allowed one', `archive2/${FILE}`],
    ['with a step up in its key', `recordings/connect/calls/../../secret/${FILE}`],
    ['with a single dot in its key', `recordings/connect/calls/./${FILE}`],
    ['without a key', 'recordings/'],
    ['without a bucket', `/connect/calls/${FILE}`],
    ['without a slash', 'recordings'],
    ['that is nothing', ''],
  ])('%s', (_case, path) => {
    const check = playableRecording(CONTACT_ID, path, ALLOWED);

    expect(check).toEqual({ playable: false, why: expect.any(String) as string });
    expect(JSON.stringify(check)).not.toContain('.wav');
  });

  it.each([
    ['archive/', /bucket\/key/],
    ['archive', /bucket\/key/],
    [`/${FILE}`, /bucket\/key/],
    [`archive/../${FILE}`, /segments/],
    [`elsewhere/${FILE}`, /among the allowed/],
    ['archive/another_1.wav', /name .* contact ID/],
  ])('and says why: %s', (path, why) => {
    expect(playableRecording(CONTACT_ID, path, ALLOWED)).toMatchObject({
      why: expect.stringMatching(why) as string,
    });
  });

  it('as a bucket alone, even where everything in it may be read', () => {
    expect(readableObject('archive/', ALLOWED).playable).toBe(false);
  });

  it('for a contact without an id', () => {
    expect(playableRecording('', 'archive/_1.wav', ALLOWED).playable).toBe(false);
  });

  it('whatever the path is, unless it is in an allowed folder and named after the contact', () => {
    const piece = fc.constantFrom(
      'recordings',
      'archive',
      'connect',
      'calls',
      '..',
      '.',
      '',
      FILE,
      'x.wav',
      '%2e%2e',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        const path = pieces.join('/');
        const check = playableRecording(CONTACT_ID, path, ALLOWED);
        if (!check.playable) return;
        expect(path).toMatch(/^(recordings\/connect\/calls|archive)\//);
        expect(path.split('/').at(-1)).toBe(FILE);
        expect(pieces).not.toContain('..');
        expect(`${check.location.bucket}/${check.location.key}`).toBe(path);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('allowed locations', () => {
  it('take a folder with or without slashes around it', () => {
    expect(allowedLocation.parse('bucket//a/b/')).toEqual({ bucket: 'bucket', prefix: 'a/b/' });
  });

  it.each(['s3://bucket', 'bucket/a@somewhere', 'bucket@us-east-1/a', 'bucket@us-east-1 ', 'Bucket', ''])(
    'refuse %p, and say what is expected',
    (written) => {
      const { error } = allowedLocation.safeParse(written);
      expect(error?.issues[0]?.message).toContain('bucket/prefix');
    },
  );

  it('are in the region of the middleware where none is named', () => {
    expect(Object.keys(allowedLocation.parse('bucket/a'))).toEqual(['bucket', 'prefix']);
    expect(allowedLocation.parse('bucket/a@eu-central-1')).toHaveProperty('region', 'eu-central-1');
  });
});

describe('the contact of a recording', () => {
  it('is read from the file name', () => {
    expect(contactOfRecording(`connect/calls/${FILE}`)).toBe(CONTACT_ID);
    expect(contactOfRecording(`voicemail/${CONTACT_ID}.wav`)).toBe(CONTACT_ID);
    expect(contactOfRecording(`${CONTACT_ID}.WAV`)).toBe(CONTACT_ID);
  });

  it.each(['a/b.wav', `${CONTACT_ID.slice(0, -1)}.wav`, `${CONTACT_ID}_1.json`, 'a_b/c', ''])(
    'is unknown for %p',
    (key) => {
      expect(contactOfRecording(key)).toBeUndefined();
    },
  );
});
