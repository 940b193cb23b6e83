import fc from 'fast-check';
import { readJsonValues } from '../../src/input/json-values.ts';
import { readMessages } from '../../src/input/messages.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const json = (content: unknown) => JSON.stringify(content);
const kinesis = (...data: string[]) => ({
  Records: data.map((one) => ({ eventSource: 'aws:kinesis', kinesis: { data: base64(one) } })),
});
const sqs = (...bodies: string[]) => ({ Records: bodies.map((body) => ({ eventSource: 'aws:sqs', body })) });
const sns = (text: string) => ({ Type: 'Notification', TopicArn: 'a', Message: text });

const A = { ContactId: 'a', Note: 'a brace } in a text' };
const B = { ContactId: 'b' };

describe('reading the messages of a request', () => {
  it.each([
    ['alone', A, [A]],
    ['in an array', [A, B], [A, B]],
    ['from Kinesis', kinesis(json(A), json(B)), [A, B]],
    ['from SQS', sqs(json(A), json(B)), [A, B]],
    ['from SNS', { Records: [{ EventSource: 'aws:sns', Sns: { Message: json(A) } }] }, [A]],
    ['from SNS by way of SQS', sqs(json(sns(json(A)))), [A]],
    ['from Kinesis by way of SQS', sqs(json(kinesis(json(A)))), [A]],
    [
      'from Firehose to a function',
      { deliveryStreamArn: 'f', records: [{ recordId: '1', data: base64(json(A)) }] },
      [A],
    ],
    [
      'from Firehose to an address',
      { requestId: 'r', records: [{ data: base64(json(A) + json(B)) }] },
      [A, B],
    ],
    ['several on a line', kinesis(json(A) + json(B)), [A, B]],
    ['several by lines', sqs(`${json(A)}\n${json(B)}\n`), [A, B]],
    ['as an array in a message', sqs(json([A, B])), [A, B]],
    [
      'a notification of S3',
      { Records: [{ eventSource: 'aws:s3', s3: {} }] },
      [{ eventSource: 'aws:s3', s3: {} }],
    ],
    ['nothing', [], []],
  ])('reads them %s', (_how, body, contents) => {
    const messages = readMessages(body);
    expect(messages.map((message) => ('content' in message ? message.content : message.error))).toEqual(
      contents,
    );
  });

  it('gives each the place of the outermost message that it came in', () => {
    const body = sqs(json(A) + json(B), '{', json(A));
    expect(readMessages(body)).toEqual([
      { index: 0, content: A },
      { index: 0, content: B },
      { index: 1, error: { path: 'body', message: 'must contain JSON' } },
      { index: 2, content: A },
    ]);
  });

  it.each([
    ['no data', { Records: [{ kinesis: {} }] }, 'kinesis.data', 'is required: the message in base64'],
    ['no base64', { Records: [{ kinesis: { data: '%%%' } }] }, 'kinesis.data', 'is not UTF-8 text in base64'],
    [
      'no UTF-8',
      { Records: [{ kinesis: { data: Buffer.from([0xff, 0xfe]).toString('base64') } }] },
      'kinesis.data',
      'is not UTF-8 text in base64',
    ],
    ['no JSON', kinesis('{'), 'kinesis.data', 'must contain JSON'],
    ['half of it JSON', kinesis(`${json(A)}{`), 'kinesis.data', 'must contain JSON'],
    ['no text', { Records: [{ eventSource: 'aws:sqs', body: 7 }] }, 'body', 'must contain JSON'],
  ])('says of a message with %s what is wrong', (_what, body, path, message) => {
    expect(readMessages(body)).toEqual([{ index: 0, error: { path, message } }]);
  });

  it('reads values that follow each other as they were written, with whatever space between', () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 5 });
    const space = fc.constantFrom('', ' ', '\n', '\r\n', '\t\n ');
    fc.assert(
      fc.property(objects, space, (values, between) => {
        const written = values.map((value) => json(value));
        expect(readJsonValues(written.join(between))?.map((value) => json(value))).toEqual(
          written.map((text) => json(JSON.parse(text))),
        );
      }),
    );
  });

  it('gives an answer to anything', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, text) => {
        const outermost = Array.isArray(value) ? value.length : 1;
        for (const message of readMessages(value)) {
          expect('content' in message || 'error' in message).toBe(true);
          expect(message.index).toBeLessThan(Math.max(outermost, 1));
        }
        expect(readMessages(sqs(text, '{')).at(-1)).toEqual({
          index: 1,
          error: { path: 'body', message: 'must contain JSON' },
        });
      }),
    );
  });
});
