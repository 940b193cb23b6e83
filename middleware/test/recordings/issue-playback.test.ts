import { issuePlayback } from '../../src/recordings/issue-playback.ts';
import { CONTACT_ID, recordingPath } from '../pipeline/in-memory/contact.ts';
import { InMemoryObjects } from '../pipeline/in-memory/objects.ts';

const OTHER_ID = '3f0a5c1e-0000-4000-8000-00000000a002';
const WHOLE_BUCKET = [{ bucket: 'northwind-connect-recordings', prefix: '' }];
const options = {
  locations: { recordings: WHOLE_BUCKET, contactLens: { locations: WHOLE_BUCKET } },
  seconds: 120,
  isNamedByContactRecord: () => Promise.resolve(false),
};
const request = { contactId: CONTACT_ID, recordingPath: recordingPath() };

function store() {
  const objects = new InMemoryObjects();
  objects.put(recordingPath(), 'RIFF');
  return objects;
}

describe('issuing a URL', () => {
  it('signs a URL that plays the recording for as long as configured', async () => {
    const objects = store();

    const playback = await issuePlayback(request, objects, options);

    expect(playback).toMatchObject({ contentType: 'audio/wav', bytes: 4 });
    expect(playback.url).toContain('X-Amz-Signature');
    expect(objects.presigned).toEqual([
      expect.objectContaining({
        bucket: 'northwind-connect-recordings',
        seconds: 120,
        contentType: 'audio/wav',
      }),
    ]);
    expect(objects.presigned[0]?.downloadName).toBeUndefined();
  });

  it('names the file only where it is to be saved', async () => {
    const objects = store();

    await issuePlayback({ ...request, download: true }, objects, options);

    expect(objects.presigned[0]?.downloadName).toBe(`${CONTACT_ID}.wav`);
  });

  it('refuses a recording that is not there', async () => {
    await expect(issuePlayback(request, new InMemoryObjects(), options)).rejects.toMatchObject({
      kind: 'recording-not-there',
      message: expect.stringContaining('not in the bucket') as string,
    });
  });

  it('refuses a recording that is archived', async () => {
    const objects = store();
    objects.archived.add(recordingPath());

    await expect(issuePlayback(request, objects, options)).rejects.toMatchObject({
      kind: 'recording-archived',
      message: expect.stringContaining('restore it') as string,
    });
    expect(objects.presigned).toEqual([]);
  });

  it('asks S3 nothing about a recording that is not allowed', async () => {
    const objects = store();
    const asked = jest.spyOn(objects, 'head');

    await expect(
      issuePlayback({ ...request, recordingPath: `elsewhere/${CONTACT_ID}_1.wav` }, objects, options),
    ).rejects.toMatchObject({ kind: 'recording-not-allowed', errors: [{ path: 'recordingPath' }] });
    expect(asked).not.toHaveBeenCalled();
  });

  it('does not ask for the record where the file bears the name of the contact', async () => {
    const isNamedByContactRecord = jest.fn(() => Promise.resolve(true));

    await issuePlayback(request, store(), { ...options, isNamedByContactRecord });

    expect(isNamedByContactRecord).not.toHaveBeenCalled();
  });

  it('signs a recording of any name that a contact record gave it, for that contact only', async () => {
    const path = 'northwind-connect-recordings/voicemail/7.wav';
    const objects = store();
    objects.put(path, 'RIFF');
    const isNamedByContactRecord = (contactId: string, named: string) =>
      Promise.resolve(contactId === CONTACT_ID && named === path);
    const asked = { ...options, isNamedByContactRecord };

    await issuePlayback({ ...request, recordingPath: path }, objects, asked);
    await expect(
      issuePlayback({ contactId: OTHER_ID, recordingPath: path }, objects, asked),
    ).rejects.toMatchObject({ kind: 'recording-not-allowed' });
    expect(objects.presigned).toHaveLength(1);
  });

  it.each([
    ['begins with a longer id', `${CONTACT_ID}-0_20261120T14:03_UTC.wav`],
    ['only begins like it', `${CONTACT_ID.slice(0, -1)}_20261120T14:03_UTC.wav`],
    ['holds it later', `x_${CONTACT_ID}_20261120T14:03_UTC.wav`],
  ])('does not sign a file whose name %s', async (_what, name) => {
    const path = `northwind-connect-recordings/${name}`;
    const objects = store();
    objects.put(path, 'RIFF');

    const why = expect.stringContaining('no contact record named it') as string;
    await expect(issuePlayback({ ...request, recordingPath: path }, objects, options)).rejects.toMatchObject({
      kind: 'recording-not-allowed',
      message: why,
      errors: [{ path: 'recordingPath', message: why }],
    });
  });
});
