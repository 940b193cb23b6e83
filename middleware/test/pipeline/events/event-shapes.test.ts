import { CONTACT_ID, objectEvent } from '../in-memory/contact.ts';
import { ANALYSIS, BUCKET, call, contactLensScene, LENS } from '../in-memory/contact-lens.ts';
import { sendEvents } from '../in-memory/send.ts';

const KEY = ANALYSIS.slice(BUCKET.length + 1);

/** S3's own notification, as the S3 User Guide shows it: the key is URL-encoded, with + for a space. */
const notification = (key: string, eventName = 'ObjectCreated:Put') => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: 'us-east-1',
      eventTime: '2026-11-20T14:06:00.000Z',
      eventName,
      s3: { bucket: { name: BUCKET }, object: { key, size: 10 } },
    },
  ],
});
const encoded = (key: string) => encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
const sqs = (...messages: unknown[]) => ({
  Records: messages.map((message, index) => ({
    messageId: String(index),
    eventSource: 'aws:sqs',
    body: JSON.stringify(message),
  })),
});
const sns = (message: unknown) => ({ Type: 'Notification', TopicArn: 'a', Message: JSON.stringify(message) });

async function taken(body: unknown, key = KEY) {
  const scene = contactLensScene();
  await scene.record(call(LENS));
  scene.write(`${BUCKET}/${key}`, JSON.stringify({ Categories: { MatchedCategories: [] }, Transcript: [] }));
  return await sendEvents(body, scene.pipeline);
}

describe('a file of Contact Lens is told', () => {
  const done = [{ index: 0, contactId: CONTACT_ID, outcome: 'done' }];
  it.each([
    ['by EventBridge, its key verbatim', objectEvent(ANALYSIS)],
    ['by a notification of S3, its key encoded', notification(encoded(KEY))],
    ['by a message of SQS with an event of EventBridge', sqs(objectEvent(ANALYSIS))],
    ['by a message of SQS with a notification of S3', sqs(notification(encoded(KEY)))],
    ['by SNS through SQS', sqs(sns(notification(encoded(KEY))))],
    ['by SNS itself', { Records: [{ EventSource: 'aws:sns', Sns: sns(notification(encoded(KEY))) }] }],
  ])('%s', async (_name, body) => {
    const scene = contactLensScene();
    await scene.record(call(LENS));
    scene.write(ANALYSIS);
    expect(await sendEvents(body, scene.pipeline)).toEqual(done);
  });

  it.each(['a+b/c d/', 'über/', '100%/'])('also below a folder such as %s', async (folder) => {
    const key = `${folder}${KEY}`;
    for (const body of [objectEvent(`${BUCKET}/${key}`), notification(encoded(key))]) {
      expect(await taken(body, key)).toMatchObject([{ contactId: CONTACT_ID }]);
    }
  });
});

describe('a batch of messages', () => {
  it('is answered message by message, each by its place', async () => {
    const scene = contactLensScene();
    const two = { Records: [...notification(encoded(KEY)).Records, ...notification('other').Records] };
    const results = await sendEvents(sqs(two, objectEvent('b/other')), scene.pipeline);
    expect(results.map(({ index, outcome }) => [index, outcome])).toEqual([
      [0, 'waiting'],
      [0, 'ignored'],
      [1, 'ignored'],
    ]);
  });

  it.each([
    ['a message that is no JSON', { Records: [{ eventSource: 'aws:sqs', body: '{' }] }, 'event-invalid'],
    ['a key that is not encoded', notification('100%'), 'event-invalid'],
    [
      'a notification without an object',
      { Records: [{ eventSource: 'aws:s3', eventName: 'x' }] },
      'event-invalid',
    ],
  ])('refuses %s by its kind', async (_name, body, kind) => {
    const results = await sendEvents(body, contactLensScene().pipeline);
    expect(results).toMatchObject([{ index: 0, outcome: 'failed', problem: { kind } }]);
  });

  it('passes over an object that was deleted', async () => {
    const deleted = notification('k', 'ObjectRemoved:Delete');
    expect(await sendEvents(deleted, contactLensScene().pipeline)).toMatchObject([
      { index: 0, outcome: 'ignored', problem: { kind: 'event-unknown' } },
    ]);
  });

  it('passes over the test that S3 sends when notifications are switched on', async () => {
    const test = { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: BUCKET };
    expect(await sendEvents(sqs(test), contactLensScene().pipeline)).toMatchObject([{ outcome: 'ignored' }]);
  });
});
