import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createAwsClients } from '../../../src/aws/clients.ts';

export type ServiceRequest = {
  method: string;
  /** As sent, still encoded. */
  path: string;
  /** Of AWS JSON services: the operation. */
  operation: string;
  body: Record<string, unknown>;
};
export type ServiceAnswer = { status?: number; headers?: Record<string, string>; body?: string | object };

/** Clients of AWS whose every call is answered by `answer`, over HTTP. Close it after use. */
export async function recordedService(answer: (request: ServiceRequest, count: number) => ServiceAnswer) {
  const requests: ServiceRequest[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      const asked: ServiceRequest = {
        method: request.method ?? '',
        path: request.url ?? '',
        operation: String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '',
        body: body.startsWith('{') ? (JSON.parse(body) as Record<string, unknown>) : {},
      };
      requests.push(asked);
      const reply = answer(asked, requests.length);
      const isText = typeof reply.body === 'string';
      response.writeHead(reply.status ?? 200, {
        'Content-Type': isText ? 'application/xml' : 'application/x-amz-json-1.1',
        ...reply.headers,
      });
      response.end(isText ? reply.body : reply.body && JSON.stringify(reply.body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const before = { ...process.env };
  for (const service of ['S3', 'TRANSCRIBE', 'COMPREHEND'])
    process.env[`AWS_ENDPOINT_URL_${service}`] = endpoint;
  process.env.AWS_ACCESS_KEY_ID = 'AKIAEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-example';
  const clients = createAwsClients({ region: 'us-east-1', forcePathStyle: true, attempts: 2 });
  return {
    clients,
    requests,
    endpoint,
    close() {
      process.env = before;
      for (const client of Object.values(clients)) client.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

export type RecordedService = Awaited<ReturnType<typeof recordedService>>;

export const awsError = (status: number, type: string, message = 'refused'): ServiceAnswer => ({
  status,
  headers: { 'x-amzn-errortype': type },
  body: { __type: type, Message: message },
});

export const s3Error = (status: number, code: string): ServiceAnswer => ({
  status,
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>refused</Message></Error>`,
});
