import { contactRecord, jobEvent, CONTACT_ID } from '../in-memory/contact.ts';
import { inMemoryPipeline } from '../in-memory/pipeline.ts';
import { sendContactRecords, sendEvents } from '../in-memory/send.ts';

/** As Amazon Connect puts it into the agent event stream, every 120 s for each agent. */
const heartBeat = {
  AgentARN: 'arn:aws:connect:us-east-1:111122223333:instance/8f2c6d1e/agent/1',
  EventId: 'b0600000-0000-4000-8000-000000000002',
  EventTimestamp: '2026-10-01T06:44:40.000Z',
  EventType: 'HEART_BEAT',
  InstanceARN: 'arn:aws:connect:us-east-1:111122223333:instance/8f2c6d1e',
  Version: '2017-10-01',
};
const segments = {
  Version: '1.0.0',
  Channel: 'VOICE',
  ContactId: CONTACT_ID,
  EventType: 'SEGMENTS',
  Segments: [],
};
const contactEvent = {
  source: 'aws.connect',
  'detail-type': 'Amazon Connect Contact Event',
  detail: { eventType: 'DISCONNECTED', contactId: CONTACT_ID },
};
const inKinesis = (...contents: unknown[]) => ({
  Records: contents.map((content) => ({
    eventSource: 'aws:kinesis',
    kinesis: { data: Buffer.from(JSON.stringify(content)).toString('base64') },
  })),
});
const inSqs = (...texts: string[]) => ({ Records: texts.map((body) => ({ eventSource: 'aws:sqs', body })) });

describe('messages of other services', () => {
  it.each(['STATE_CHANGE', 'LOGIN', 'LOGOUT', 'HEART_BEAT'])(
    'are ignored, as the agent event %s beside contact records in one stream',
    async (EventType) => {
      const { pipeline, records } = inMemoryPipeline();
      const results = await sendContactRecords(
        inKinesis({ ...heartBeat, EventType }, contactRecord()),
        pipeline,
      );
      expect(results).toEqual([
        { index: 0, contactId: null, outcome: 'ignored' },
        { index: 1, contactId: CONTACT_ID, outcome: 'created' },
      ]);
      expect(records.rows.size).toBe(1);
    },
  );

  it.each([
    ['segments of real-time analysis', segments],
    ['a contact event', contactEvent],
    ['an event of a kind that nothing waits for', { source: 'aws.ec2', 'detail-type': 'Reboot', detail: {} }],
  ])('are ignored by both operations, as %s', async (_what, message) => {
    const { pipeline, records } = inMemoryPipeline();
    for (const send of [sendContactRecords, sendEvents]) {
      expect(await send(message, pipeline)).toMatchObject([{ outcome: 'ignored' }]);
    }
    expect(records.rows.size).toBe(0);
  });
});

describe('one queue for all', () => {
  it('carries contact records and events, to whichever operation', async () => {
    const { pipeline, endJob, onlyJob, records } = inMemoryPipeline();
    await sendEvents(inSqs(JSON.stringify(contactRecord())), pipeline);
    endJob(onlyJob());

    const results = await sendContactRecords(inSqs(JSON.stringify(jobEvent(onlyJob()))), pipeline);

    expect(results).toMatchObject([{ index: 0, outcome: 'done', contactId: CONTACT_ID }]);
    expect(records.fieldsOf(CONTACT_ID)).toMatchObject({ Status__c: 'DONE' });
  });

  it('may hold several contact records in one message, of which each has its answer', async () => {
    const { pipeline, records } = inMemoryPipeline();
    const other = '3f0a5c1e-0000-4000-8000-00000000a002';
    const two =
      JSON.stringify(contactRecord()) + JSON.stringify(contactRecord({ ContactId: other, Recording: null }));

    const results = await sendContactRecords(inSqs('{', two), pipeline);

    expect(results).toMatchObject([
      {
        index: 0,
        outcome: 'failed',
        problem: { kind: 'contact-record-invalid', errors: [{ path: 'body' }] },
      },
      { index: 1, contactId: CONTACT_ID, outcome: 'created' },
      { index: 1, contactId: other, outcome: 'created' },
    ]);
    expect(records.rows.size).toBe(2);
  });
});

it.each([null, 'text', 7, true])('a body that is %p is refused as a whole', async (body) => {
  const { pipeline } = inMemoryPipeline();
  await expect(sendContactRecords(body, pipeline)).rejects.toMatchObject({ kind: 'body-unreadable' });
});
