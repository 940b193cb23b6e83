import { generateKeyPairSync } from 'node:crypto';
import { connect } from 'node:net';
import { startServer } from '../../src/server.ts';

const environment = {
  PORT: '0',
  LOG_LEVEL: 'silent',
  AWS_REGION: 'us-east-1',
  CONNECT_RECORDINGS_BUCKETS: 'recordings',
  RESULTS_BUCKET: 'results',
  SALESFORCE_LOGIN_URL: 'http://127.0.0.1:9',
  SALESFORCE_CLIENT_ID: 'client-id',
  SALESFORCE_USERNAME: 'integration@northwind.example',
  SALESFORCE_PRIVATE_KEY: generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
  PIPELINE_API_KEYS: 'pipeline-0123456789abcdef',
  SALESFORCE_API_KEYS: 'salesforce-0123456789abcdef',
};

describe('the server', () => {
  it('listens on loopback, and takes no more requests once it is closed', async () => {
    const server = await startServer(environment);

    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);

    await server.close();
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });

  it('lets a request under way end before it closes', async () => {
    const server = await startServer(environment);
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    const answer = new Promise<string>((resolve) => {
      let received = '';
      socket.on('data', (data) => (received += data.toString()));
      socket.on('close', () => {
        resolve(received);
      });
    });
    const body = '[]';
    await new Promise<void>((resolve) => {
      socket.write(
        `POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer pipeline-0123456789abcdef\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
        () => {
          resolve();
        },
      );
    });
    await fetch(`${server.url}/healthz`);

    const closed = server.close();
    socket.write(body);

    expect(await answer).toContain('{"results":[]}');
    await closed;
  });

  it('does not start with settings that cannot be used', async () => {
    await expect(startServer({ ...environment, RESULTS_BUCKET: '' })).rejects.toThrow(
      'RESULTS_BUCKET: is required',
    );
  });
});
