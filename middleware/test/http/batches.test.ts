import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { CONTACT_ID, contactRecord, jobEvent } from '../pipeline/in-memory/contact.ts';
import { appUnderTest, PIPELINE_KEY } from './app/app-under-test.ts';

const TYPE = 'urn:contact-channel-analytics:';

function posting(path: string) {
  const parts = appUnderTest();
  const post = () => request(parts.app).post(path).auth(PIPELINE_KEY, { type: 'bearer' });
  return { ...parts, post };
}

describe('POST /v1/contact-records', () => {
  it('answers how each item ended', async () => {
    const { post } = posting('/v1/contact-records');

    const response = await post()
      .send([contactRecord(), { Channel: 'VOICE' }])
      .expect(200);

    expect(response.body).toMatchObject({
      results: [
        { index: 0, contactId: CONTACT_ID, outcome: 'created' },
        {
          index: 1,
          contactId: null,
          outcome: 'failed',
          problem: { type: `${TYPE}contact-record-invalid`, status: 422, errors: [{ path: 'ContactId' }] },
        },
      ],
    });
  });

  it('tells of a key outside the allow-list and does the rest', async () => {
    const { post, records } = posting('/v1/contact-records');
    const other = '3f0a5c1e-0000-4000-8000-00000000a002';
    const outside = contactRecord({
      ContactId: other,
      Recording: { Location: `elsewhere/${other}_1.wav`, Status: 'AVAILABLE' },
    });

    const { body } = await post().send([outside, contactRecord()]).expect(200);

    expect(body).toMatchObject({
      results: [
        {
          outcome: 'failed',
          problem: { type: `${TYPE}recording-not-allowed`, errors: [{ path: 'Recording.Location' }] },
        },
        { outcome: 'created' },
      ],
    });
    expect(records.rows.size).toBe(2);
  });

  it.each(['application/json', 'application/x-ndjson'])(
    'reads contact records that follow each other without an array, as Firehose stores them, as %s',
    async (type) => {
      const { post, records } = posting('/v1/contact-records');
      const other = '3f0a5c1e-0000-4000-8000-00000000a002';
      const text = JSON.stringify(contactRecord()) + JSON.stringify(contactRecord({ ContactId: other }));

      const { body } = await post()
        .set('Content-Type', type)
        .serialize((bytes) => bytes as string)
        .send(text)
        .expect(200);

      expect(body).toMatchObject({ results: [{ index: 0 }, { index: 1 }] });
      expect(records.rows.size).toBe(2);
    },
  );

  it('takes a gzipped body', async () => {
    const { post, records } = posting('/v1/contact-records');
    const body = gzipSync(JSON.stringify(contactRecord()));

    await post()
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'gzip')
      .serialize((bytes) => bytes as string)
      .send(body)
      .expect(200);

    expect(records.rows.size).toBe(1);
  });

  it('refuses a body that is not JSON, without repeating it', async () => {
    const { post } = posting('/v1/contact-records');

    const response = await post().set('Content-Type', 'application/json').send('{"Address": "+15550100123"');

    expect(response.status).toBe(400);
    expect(response.type).toBe('application/problem+json');
    expect(response.body).toMatchObject({
      type: `${TYPE}body-unreadable`,
      title: expect.any(String) as string,
    });
    expect(response.text).not.toContain('+1555');
  });

  it.each(['7', '"text"', 'true', ''])('refuses a body that holds no contact records: %p', async (body) => {
    const { post } = posting('/v1/contact-records');

    const response = await post().set('Content-Type', 'application/json').send(body);

    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ type: `${TYPE}body-unreadable` });
  });

  it('refuses a body that does not say that it is JSON', async () => {
    const { post } = posting('/v1/contact-records');

    const response = await post().set('Content-Type', 'text/plain').send('{}');

    expect(response.status).toBe(415);
    expect(response.body).toMatchObject({ type: `${TYPE}unsupported-media-type` });
  });

  it('refuses a body above 10 MB', async () => {
    const { post, records } = posting('/v1/contact-records');

    const response = await post()
      .set('Content-Type', 'application/json')
      .send(JSON.stringify([contactRecord({ Filler: 'x'.repeat(10_500_000) })]));

    expect(response.status).toBe(413);
    expect(response.body).toMatchObject({ type: `${TYPE}too-large` });
    expect(records.rows.size).toBe(0);
  });
});

describe('POST /v1/events', () => {
  it('takes an event to its record', async () => {
    const { app, post, records, endJob, onlyJob } = posting('/v1/events');
    const bearer = { type: 'bearer' } as const;
    await request(app)
      .post('/v1/contact-records')
      .auth(PIPELINE_KEY, bearer)
      .send(contactRecord())
      .expect(200);
    endJob(onlyJob());

    const response = await post().send(jobEvent(onlyJob())).expect(200);

    expect(response.body).toEqual({ results: [{ index: 0, contactId: CONTACT_ID, outcome: 'done' }] });
    expect(records.fieldsOf(CONTACT_ID).Status__c).toBe('DONE');
  });

  it('ignores an event of an unknown kind, and names it', async () => {
    const { post } = posting('/v1/events');

    const response = await post()
      .send({ source: 'aws.ec2', 'detail-type': 'Reboot', detail: {} })
      .expect(200);

    expect(response.body).toMatchObject({
      results: [
        { outcome: 'ignored', problem: { type: `${TYPE}event-unknown`, errors: [{ path: 'detail-type' }] } },
      ],
    });
  });
});
