import request from 'supertest';
import { Problem } from '../../src/ports/problem.ts';
import { CONTACT_ID, contactRecord, recordingPath } from '../pipeline/in-memory/contact.ts';
import { appUnderTest, SALESFORCE_KEY } from './app/app-under-test.ts';
import { sendContactRecords } from '../pipeline/in-memory/send.ts';

const TYPE = 'urn:contact-channel-analytics:';
const body = { contactId: CONTACT_ID, recordingPath: recordingPath() };

function salesforce() {
  const parts = appUnderTest();
  const post = (path: string) => request(parts.app).post(path).auth(SALESFORCE_KEY, { type: 'bearer' });
  return { ...parts, post };
}

describe('POST /v1/playback', () => {
  it('answers a URL that nobody may cache', async () => {
    const { post, objects } = salesforce();

    const response = await post('/v1/playback').send(body).expect(200);

    expect(response.body).toEqual({
      url: expect.stringContaining('X-Amz-Signature') as string,
      expiresAt: '2026-11-20T15:00:00.000Z',
      contentType: 'audio/wav',
      bytes: objects.contents.get(recordingPath())?.length,
    });
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['recording-not-allowed', 403, { ...body, recordingPath: `elsewhere/${CONTACT_ID}_1.wav` }],
    ['recording-not-allowed', 403, { ...body, contactId: '3f0a5c1e-0000-4000-8000-00000000a002' }],
    ['recording-not-there', 404, { ...body, recordingPath: recordingPath().replace('14:03', '14:04') }],
    ['body-unreadable', 400, { contactId: CONTACT_ID }],
    ['body-unreadable', 400, { ...body, download: 'yes' }],
    ['body-unreadable', 400, []],
  ])('answers %s with %i', async (kind, status, asked) => {
    const { post, objects } = salesforce();

    const response = await post('/v1/playback').send(asked);

    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({ type: TYPE + kind, status });
    expect(response.text).not.toContain('northwind-connect-recordings');
    expect(objects.presigned).toEqual([]);
  });

  it('names each field that is wrong', async () => {
    const { post } = salesforce();

    const response = await post('/v1/playback').send({ recordingPath: 7 });

    expect(response.body).toMatchObject({ errors: [{ path: 'contactId' }, { path: 'recordingPath' }] });
  });

  it('answers recording-archived with 409 and a sentence that helps', async () => {
    const { post, objects } = salesforce();
    objects.archived.add(recordingPath());

    const response = await post('/v1/playback').send(body).expect(409);

    expect(response.body).toMatchObject({ type: `${TYPE}recording-archived` });
    expect((response.body as { detail: string }).detail).toContain('restore');
  });

  it('answers aws-unavailable with 503 and says when to try again', async () => {
    const { post, objects } = salesforce();
    objects.failure = new Problem('aws-unavailable', 'Amazon S3 did not do its work.');

    const response = await post('/v1/playback').send(body).expect(503);

    expect(response.body).toMatchObject({ type: `${TYPE}aws-unavailable` });
    expect(response.headers['retry-after']).toBe('30');
  });

  it('answers what nobody foresaw with 500 and no stack trace', async () => {
    const { post, objects } = salesforce();
    objects.failure = new TypeError('cannot read +15550100123');

    const response = await post('/v1/playback').send(body).expect(500);

    expect(response.body).toMatchObject({ type: `${TYPE}internal` });
    expect(response.text).not.toMatch(/\+1555|\bat .*\.ts/);
  });
});

describe('POST /v1/contacts/{contactId}/reprocess', () => {
  it('does the work again and says how it ended', async () => {
    const { post, pipeline, records, endJob, onlyJob } = salesforce();
    await sendContactRecords(contactRecord(), pipeline);
    endJob(onlyJob());

    const response = await post(`/v1/contacts/${CONTACT_ID}/reprocess`).expect(200);

    expect(response.body).toEqual({ contactId: CONTACT_ID, outcome: 'done' });
    expect(records.fieldsOf(CONTACT_ID).Status__c).toBe('DONE');
  });

  it.each([CONTACT_ID, "x'%20OR%20Id%20!=%20'", 'a'.repeat(40)])(
    'refuses a contact that is not known: %s',
    async (id) => {
      const { post } = salesforce();

      const response = await post(`/v1/contacts/${id}/reprocess`);

      expect(response.status).toBe(404);
      expect(response.body).toMatchObject({ type: `${TYPE}contact-unknown` });
    },
  );

  it('corrects channels and language, and keeps that on the record', async () => {
    const { post, pipeline, records, speech } = salesforce();
    await sendContactRecords(contactRecord(), pipeline);

    await post(`/v1/contacts/${CONTACT_ID}/reprocess`)
      .send({ swapChannels: true, languageCode: 'ES_us' })
      .expect(200);

    expect(JSON.parse(String(records.fieldsOf(CONTACT_ID).WorkPlan__c))).toMatchObject({
      channelRoles: ['AGENT', 'CUSTOMER'],
      corrections: { swapChannels: true, languageCode: 'es-US' },
    });
    expect([...speech.jobs.values()].map(({ languageCode }) => languageCode)).toEqual(['en-US', 'es-US']);
  });

  it.each([{ swapChannels: 'yes' }, { languageCode: 'xx-XX' }, { language: 'en-US' }, []])(
    'refuses to correct what it cannot read: %j',
    async (wrong) => {
      const { post, pipeline, records } = salesforce();
      await sendContactRecords(contactRecord(), pipeline);
      const plan = records.fieldsOf(CONTACT_ID).WorkPlan__c;

      const response = await post(`/v1/contacts/${CONTACT_ID}/reprocess`).send(wrong);

      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ type: `${TYPE}body-unreadable` });
      expect(records.fieldsOf(CONTACT_ID).WorkPlan__c).toBe(plan);
    },
  );

  it('answers 503 where Salesforce is out of reach', async () => {
    const { post, records } = salesforce();
    records.failures.set(
      'findMany',
      new Problem('salesforce-unavailable', 'Salesforce did not respond in time.'),
    );

    expect((await post(`/v1/contacts/${CONTACT_ID}/reprocess`)).status).toBe(503);
  });
});
