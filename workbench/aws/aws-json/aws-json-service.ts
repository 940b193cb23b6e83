import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenOnLoopback, type LoopbackServer } from '../loopback.ts';
import { sha256 } from '../signature/canonical-request.ts';
import { SignatureRefused, type RefusalReason } from '../signature/refusal.ts';
import { MalformedTarget, parseTarget } from '../signature/request-target.ts';
import { verifyHeaderSignature, type SigningCredentials } from '../signature/verify-signature.ts';
import { AwsJsonError } from './aws-json-error.ts';
import { CallRate } from './call-rate.ts';
import { InjectedFailures, type FailureOptions } from './injected-failures.ts';

export type AwsJsonOperation = (input: unknown) => object | Promise<object>;

export type AwsJsonOptions = {
  /** As in the credential scope, such as `transcribe`. */
  service: string;
  /** What stands before the operation in `X-Amz-Target`. */
  targetPrefix: string;
  operations: Record<string, AwsJsonOperation>;
  credentials: SigningCredentials;
  region: string;
  port?: number;
};

export type AwsJsonService = LoopbackServer & {
  /** Makes the next requests fail, such as with ThrottlingException, so that a client's retries can be seen. */
  failNext(count: number, type: string, options?: FailureOptions): void;
  /** Ends all such failures. */
  failNoMore(): void;
  /** Throttles what is above so many calls of one operation a second; `Infinity`, as at first: nothing. */
  limitRate(callsPerSecond: number): void;
};

const MEDIA_TYPE = 'application/x-amz-json-1.1';
const LARGEST_BODY = 4 * 1024 ** 2;
const MAXIMUM_SKEW = 300_000;

const SIGNATURE_TYPES: Partial<Record<RefusalReason, string>> = {
  anonymous: 'MissingAuthenticationTokenException',
  malformed: 'IncompleteSignatureException',
  'unsupported-mechanism': 'IncompleteSignatureException',
  'unknown-access-key': 'UnrecognizedClientException',
  'session-token': 'UnrecognizedClientException',
};

/** Serves operations in AWS JSON 1.1 to clients that sign their requests. */
export async function startAwsJson(options: AwsJsonOptions): Promise<AwsJsonService> {
  const disturbances = { failures: new InjectedFailures(), rate: new CallRate() };
  const server = await listenOnLoopback((message, response) => {
    void answer(message, options, disturbances)
      .then((output) => send(response, 200, output))
      .catch((error: unknown) => sendError(response, error));
  }, options.port);
  return {
    ...server,
    failNext: (...asked) => {
      disturbances.failures.add(...asked);
    },
    failNoMore: () => {
      disturbances.failures.end();
    },
    limitRate: (callsPerSecond) => {
      disturbances.rate.limit(callsPerSecond);
    },
  };
}

async function answer(
  message: IncomingMessage,
  options: AwsJsonOptions,
  { failures, rate }: { failures: InjectedFailures; rate: CallRate },
): Promise<object> {
  const body = await readBody(message);
  const target = parseTarget(message.url ?? '');
  verifyHeaderSignature(
    { method: message.method ?? '', target, headers: message.headersDistinct },
    { ...options, payloadHash: sha256(body), maximumSkew: MAXIMUM_SKEW },
  );
  const { name, operation } = operationFor(message, options);
  failures.meet(name);
  rate.meet(name);
  return operation(parseBody(body));
}

function operationFor(
  message: IncomingMessage,
  { targetPrefix, operations }: AwsJsonOptions,
): { name: string; operation: AwsJsonOperation } {
  const named = String(message.headers['x-amz-target'] ?? '');
  const name = named.startsWith(`${targetPrefix}.`) ? named.slice(targetPrefix.length + 1) : '';
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  const isCall =
    message.method === 'POST' && message.url === '/' && message.headers['content-type'] === MEDIA_TYPE;
  if (!operation || !isCall) {
    throw new AwsJsonError(
      'UnknownOperationException',
      `The local ${targetPrefix} knows the operations ${Object.keys(operations).join(', ')}, as POST / with ${MEDIA_TYPE}.`,
    );
  }
  return { name, operation };
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of message as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_BODY) {
      throw new AwsJsonError('RequestEntityTooLargeException', 'The request is too large.', 413);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function parseBody(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new AwsJsonError('SerializationException', 'The request body is not JSON.');
  }
}

function sendError(response: ServerResponse, error: unknown): void {
  const { type, status, message } = toAwsJsonError(error);
  if (response.destroyed) return;
  send(response, status, { __type: type, Message: message, message });
}

function toAwsJsonError(error: unknown): AwsJsonError {
  if (error instanceof AwsJsonError) return error;
  if (error instanceof MalformedTarget) return new AwsJsonError('SerializationException', error.message);
  if (error instanceof SignatureRefused) {
    return new AwsJsonError(SIGNATURE_TYPES[error.reason] ?? 'InvalidSignatureException', error.message);
  }
  process.emitWarning(
    `A local AWS service failed: ${error instanceof Error ? error.name : 'unknown error'}.`,
  );
  return new AwsJsonError('InternalFailure', 'An internal error occurred.', 500);
}

function send(response: ServerResponse, status: number, output: object): void {
  const body = Buffer.from(JSON.stringify(output));
  response.writeHead(status, {
    'content-type': MEDIA_TYPE,
    'content-length': body.length,
    'x-amzn-requestid': randomUUID(),
  });
  response.end(body);
}
