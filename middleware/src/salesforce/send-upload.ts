import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { SalesforceRefusal } from './errors.ts';
import { multipartBody, type Upload } from './multipart.ts';

export type UploadTarget = {
  url: string;
  accessToken: string;
  /** Without a byte in either direction; storing a large file may take Salesforce a while. */
  idleMilliseconds: number;
};

/**
 * Sends a file to Salesforce while it is being read, at the pace of the slower side, so that its size does not
 * matter to memory. `fetch` cannot announce the length of a stream, and the client library holds it whole.
 * @throws SalesforceRefusal where Salesforce answered with an error; whatever went wrong on the way otherwise
 */
export async function sendUpload(upload: Upload, target: UploadTarget): Promise<unknown> {
  const body = multipartBody(upload);
  const send = target.url.startsWith('https:') ? requestHttps : requestHttp;
  const request = send(target.url, {
    method: 'POST',
    headers: { ...body.headers, authorization: `Bearer ${target.accessToken}`, accept: 'application/json' },
  });
  request.setTimeout(target.idleMilliseconds, () => {
    request.destroy(new Error('Salesforce did not respond in time.'));
  });
  const source = Readable.from(body.pieces(), { objectMode: true });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
  const sent = pipeline(source, request);
  // A refusal may come before all is sent; then its words count, not the broken connection.
  sent.catch(() => undefined);
  try {
    const response = await Promise.race([answered, sent.then(() => answered)]);
    return readAnswer(response.statusCode ?? 0, await text(response));
  } finally {
    source.destroy();
    request.destroy();
  }
}

function readAnswer(status: number, body: string): unknown {
  const answer = parseJson(body);
  if (status >= 200 && status < 300) return answer;
  const [first] = Array.isArray(answer) ? (answer as unknown[]) : [answer];
  const { errorCode, fields } = (first ?? {}) as { errorCode?: unknown; fields?: unknown };
  throw new SalesforceRefusal(
    typeof errorCode === 'string' ? errorCode : `ERROR_HTTP_${status}`,
    Array.isArray(fields) ? fields.map(String) : [],
  );
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
