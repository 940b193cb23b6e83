import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { readUpload } from './uploads.ts';
import { createRecordStore } from '../../../src/salesforce/record-store.ts';
import { SalesforceSession, type SessionSettings } from '../../../src/salesforce/session.ts';

export type OrgRequest = { method: string; path: string; soql: string; body: unknown; token: string };
/** A `body` of bytes is the content of a file. `cut` breaks the connection instead of answering; `hang` never answers. */
export type OrgAnswer = { status?: number; body?: unknown; cut?: true; hang?: true };

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const publicKey = keys.publicKey;
const DATA = '/services/data/v65.0';

/** An HTTP server that answers as Salesforce was seen to; `answer` says what to each call after the login. */
export async function recordedOrg(
  answer: (request: OrgRequest, count: number) => OrgAnswer,
  changes: Partial<SessionSettings> = {},
) {
  const requests: OrgRequest[] = [];
  const logins: URLSearchParams[] = [];
  const pauses: number[] = [];
  let login: OrgAnswer | undefined;
  const server = createServer((request, response) => {
    void (async () => {
      const upload = await readUpload(request);
      const body = upload ? '' : await text(request);
      const url = new URL(request.url ?? '/', 'http://org');
      let reply: OrgAnswer;
      if (url.pathname === '/services/oauth2/token') {
        logins.push(new URLSearchParams(body));
        reply = login ?? {
          body: { access_token: `token-${logins.length}`, instance_url: origin, id: `${origin}/id/00D/005` },
        };
      } else {
        const asked: OrgRequest = {
          method: request.method ?? '',
          path: url.pathname.replace(DATA, ''),
          soql: url.searchParams.get('q') ?? '',
          body: upload ?? (body === '' ? undefined : (JSON.parse(body) as unknown)),
          token: (request.headers.authorization ?? '').replace('Bearer ', ''),
        };
        requests.push(asked);
        reply = answer(asked, requests.length);
      }
      if (reply.hang) return;
      if (reply.cut) {
        request.socket.destroy();
        return;
      }
      const isFile = reply.body instanceof Uint8Array;
      response.writeHead(reply.status ?? 200, {
        'Content-Type': isFile ? 'application/octet-stream' : 'application/json;charset=UTF-8',
      });
      response.end(isFile ? reply.body : JSON.stringify(reply.body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session = new SalesforceSession({
    loginUrl: origin,
    clientId: 'client-id',
    username: 'integration@northwind.example',
    privateKey: keys.privateKey,
    audience: 'https://login.salesforce.com',
    apiVersion: '65.0',
    callMilliseconds: 5000,
    retry: {
      attempts: 3,
      firstPauseMilliseconds: 100,
      random: () => 1,
      pause: (milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
    },
    ...changes,
  });
  return {
    session,
    store: createRecordStore(session, { field: 'Username', part: 'whole' }),
    requests,
    logins,
    pauses,
    answerLogin(given: OrgAnswer | undefined) {
      login = given;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type RecordedOrg = Awaited<ReturnType<typeof recordedOrg>>;

export const saved = (id: string, created: boolean) => ({ id, success: true, errors: [], created });
export const notSaved = (statusCode: string, message = 'refused', fields: string[] = []) => ({
  success: false,
  errors: [{ statusCode, message, fields }],
});
export const restError = (status: number, errorCode: string, message = 'refused'): OrgAnswer => ({
  status,
  body: [{ message, errorCode }],
});
export const page = (...records: Record<string, unknown>[]) => ({
  body: { totalSize: records.length, done: true, records },
});
