import { issuePlayback } from '../../src/recordings/issue-playback.ts';
import { CONTACT_ID, recordingPath } from '../pipeline/in-memory/contact.ts';
import { InMemoryObjects } from '../pipeline/in-memory/objects.ts';

const WHOLE_BUCKET = [{ bucket: 'northwind-connect-recordings', prefix: '' }];
const options = {
  locations: { recordings: WHOLE_BUCKET, contactLens: { locations: WHOLE_BUCKET } },
  seconds: 120,
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
    });
  });

  it('refuses a recording that is archived', async () => {
    const objects = store();
    objects.archived.add(recordingPath());

    await expect(issuePlayback(request, objects, options)).rejects.toMatchObject({
      kind: 'recording-archived',
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
});
