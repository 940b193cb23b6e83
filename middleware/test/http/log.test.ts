import request from 'supertest';
import {
  AGENT,
  CONTACT_ID,
  contactRecord,
  CUSTOMER_PHONE,
  jobEvent,
  recordingPath,
} from '../pipeline/in-memory/contact.ts';
import { appUnderTest, PIPELINE_KEY, SALESFORCE_KEY } from './app/app-under-test.ts';

const bearer = { type: 'bearer' } as const;

describe('the log', () => {
  it('tells of every request, and holds no personal data, credential or signed URL', async () => {
    const { app, log, endJob, onlyJob, records, objects, text } = appUnderTest();
    const pipeline = (path: string) => request(app).post(path).auth(PIPELINE_KEY, bearer);
    const play = () => request(app).post('/v1/playback').auth(SALESFORCE_KEY, bearer);

    await pipeline('/v1/contact-records').send(contactRecord()).expect(200);
    endJob(onlyJob());
    text.failing.add('keyPhrases');
    await pipeline('/v1/events').send(jobEvent(onlyJob())).expect(200);
    await play().send({ contactId: CONTACT_ID, recordingPath: recordingPath() }).expect(200);
    await play().query({ phone: CUSTOMER_PHONE }).send({ contactId: CUSTOMER_PHONE, recordingPath: AGENT });
    await pipeline('/v1/contact-records')
      .set('Content-Type', 'application/json')
      .send(`{"a": "${CUSTOMER_PHONE}`);
    await pipeline('/v1/contact-records').send([{ ContactId: CUSTOMER_PHONE, Agent: AGENT }]);
    records.failures.set('findMany', new TypeError(`cannot read ${CUSTOMER_PHONE} of ${AGENT}`));
    await pipeline('/v1/contact-records').send(contactRecord());
    objects.failure = new Error(`no ${recordingPath()}?X-Amz-Signature=deadbeefcafe`, {
      cause: new Error(CUSTOMER_PHONE),
    });
    await play().send({ contactId: CONTACT_ID, recordingPath: recordingPath() }).expect(500);

    const lines = log.map((line) => JSON.parse(line) as { req?: { method: string; path: string } });
    expect(lines.filter(({ req }) => req?.path === '/v1/contact-records')).toHaveLength(4);
    expect(lines.filter(({ req }) => req?.path === '/v1/playback')).toHaveLength(3);
    const everything = log.join('');
    expect(everything).toContain('unexpected error');
    expect(everything).toContain('TypeError');
    expect(everything).toContain('"failed":[{"index":0,"problem":"contact-record-invalid"}]');
    for (const secret of [
      CUSTOMER_PHONE,
      encodeURIComponent(CUSTOMER_PHONE),
      AGENT,
      PIPELINE_KEY,
      SALESFORCE_KEY,
      'Bearer',
      'X-Amz-Signature',
      'deadbeefcafe',
      'CallRecordings',
      'invoice',
      'unhappy',
    ]) {
      expect(everything).not.toContain(secret);
    }
  });
});
