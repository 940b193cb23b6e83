import request from 'supertest';
import { Problem } from '../../src/ports/problem.ts';
import { contactRecord } from '../pipeline/in-memory/contact.ts';
import { appUnderTest, PIPELINE_KEY } from './app/app-under-test.ts';

describe('operating the middleware', () => {
  it('says that it runs', async () => {
    const { status, body } = await request(appUnderTest().app).get('/healthz');

    expect([status, body]).toEqual([200, { status: 'ok' }]);
  });

  it('is ready where Salesforce and S3 can be reached, and does not ask Salesforce at every probe', async () => {
    const { app, records } = appUnderTest();

    await request(app).get('/readyz').expect(200);
    await request(app).get('/readyz').expect(200);

    expect(records.calls).toEqual(['ping']);
  });

  it('is not ready where Salesforce cannot be reached, says which, and asks again', async () => {
    const { app, records } = appUnderTest();
    records.failures.set('ping', new Problem('salesforce-unavailable', 'Salesforce refused the login.'));

    const response = await request(app).get('/readyz').expect(503);
    expect(response.body).toMatchObject({
      status: 'not ready',
      checks: [
        { name: 'salesforce', ok: false, detail: 'Salesforce refused the login.' },
        { name: 's3', ok: true },
      ],
    });

    records.failures.clear();
    await request(app).get('/readyz').expect(200);
  });

  it('is not ready where a recording can be described and not decrypted', async () => {
    const { app, objects } = appUnderTest();
    objects.readFailure = new Problem('aws-access-denied', "S3 denied access to the object's KMS key.");

    const response = await request(app).get('/readyz').expect(503);
    expect(response.body).toMatchObject({
      checks: [
        { name: 'salesforce', ok: true },
        { name: 's3', ok: false, detail: "S3 denied access to the object's KMS key." },
      ],
    });

    for (const kind of ['recording-archived', 'recording-not-there'] as const) {
      objects.readFailure = new Problem(kind, 'This one says nothing about access.');
      await request(app).get('/readyz').expect(200);
    }
  });

  it('counts requests by route and items by outcome, never by contact', async () => {
    const { app } = appUnderTest();
    await request(app)
      .post('/v1/contact-records')
      .auth(PIPELINE_KEY, { type: 'bearer' })
      .send([contactRecord(), {}])
      .expect(200);

    const { text } = await request(app).get('/metrics').expect(200);

    expect(text).toContain(
      'http_request_duration_seconds_count{method="POST",route="/v1/contact-records",status="200"} 1',
    );
    expect(text).toContain(
      'pipeline_items_total{operation="contact-records",outcome="created",problem="none"} 1',
    );
    expect(text).toContain(
      'pipeline_items_total{operation="contact-records",outcome="failed",problem="contact-record-invalid"} 1',
    );
    expect(text).toContain('pipeline_stage_duration_seconds_count{stage="waveform",result="done"} 1');
    expect(text).not.toContain('3f0a5c1e');
  });

  it('describes every operation in an OpenAPI document', async () => {
    const { body } = (await request(appUnderTest().app).get('/openapi.json').expect(200)) as {
      body: {
        openapi: string;
        paths: Record<string, object>;
        components: { schemas: Record<string, object> };
      };
    };

    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual([
      '/v1/contact-records',
      '/v1/events',
      '/v1/playback',
      '/v1/contacts/{contactId}/reprocess',
      '/healthz',
      '/readyz',
      '/metrics',
      '/openapi.json',
    ]);
    expect(body.components.schemas).toHaveProperty('ContactRecord');
    expect(body.components.schemas).toHaveProperty('Problem');
    for (const wrapping of ['SqsMessage', 'SnsNotification', 'SnsRecord', 'S3Notification', 'KinesisRecord'])
      expect(body.components.schemas).toHaveProperty(wrapping);
  });

  it('answers an unknown operation with problem details', async () => {
    const response = await request(appUnderTest().app).get('/v1/nothing').expect(404);

    expect(response.body).toMatchObject({ type: 'urn:contact-channel-analytics:not-found' });
  });

  it('keeps a caller’s request id, unless it could break a log', async () => {
    const { app } = appUnderTest();

    const kept = await request(app).get('/healthz').set('X-Request-Id', 'abc-123');
    const replaced = await request(app).get('/healthz').set('X-Request-Id', 'a b"c');

    expect(kept.headers['x-request-id']).toBe('abc-123');
    expect(replaced.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends the headers of a service that is not for browsers', async () => {
    const { headers } = await request(appUnderTest().app).get('/healthz');

    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(headers['x-powered-by']).toBeUndefined();
  });
});
