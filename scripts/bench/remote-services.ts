import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { LONG_CALL_BYTES, longCallAudio, longCallTranscript } from './long-call.ts';

/**
 * The other end of the measurement, in a process of its own so that its memory does not count: an object store
 * with one long recording and its transcript, and an org that takes files and forgets them.
 */
const transcript = Buffer.from(longCallTranscript());

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path.startsWith('/services/')) void answerAsOrg(path, request, response);
  else answerAsObjectStore(path, request, response);
});

function answerAsObjectStore(path: string, request: IncomingMessage, response: ServerResponse): void {
  const isAudio = path.endsWith('.wav');
  response.writeHead(200, {
    'content-length': isAudio ? LONG_CALL_BYTES : transcript.length,
    'content-type': isAudio ? 'audio/wav' : 'application/json',
    etag: '"long-call"',
  });
  if (request.method === 'HEAD') response.end();
  else if (isAudio) Readable.from(longCallAudio(), { objectMode: true }).pipe(response);
  else response.end(transcript);
}

async function answerAsOrg(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) bytes += piece.length;
  const origin = `http://${request.headers.host ?? ''}`;
  const answers: [RegExp, object][] = [
    [/oauth2\/token$/, { access_token: 'token', instance_url: origin, id: `${origin}/id/00D/005` }],
    [/\/query$/, { totalSize: 0, done: true, records: [] }],
    [/./, { id: '068000000000001AAA', success: true, errors: [] }],
  ];
  const [, answer] = answers.find(([pattern]) => pattern.test(path)) ?? [];
  response.writeHead(request.method === 'POST' && path.includes('sobjects') ? 201 : 200, {
    'content-type': 'application/json',
  });
  response.end(JSON.stringify(answer));
  process.send?.({ path, bytes });
}

server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => process.exit());
