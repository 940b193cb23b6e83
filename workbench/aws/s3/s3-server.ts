import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenOnLoopback, type LoopbackServer } from '../loopback.ts';
import { parseTarget } from '../signature/request-target.ts';
import {
  verifyHeaderSignature,
  verifyPresignedQuery,
  type SigningCredentials,
} from '../signature/verify-signature.ts';
import { notify } from '../notify.ts';
import { checkAmzHeaders } from './amz-headers.ts';
import { getBucketLocation, headBucket, listBuckets } from './buckets.ts';
import { copyObject } from './copy-object.ts';
import { corsHeaders, preflightHeaders, type CorsRule } from './cors.ts';
import type { DeniedRights } from './denied-rights.ts';
import { deleteObject, deleteObjects } from './delete-object.ts';
import { getObject, headObject } from './get-object.ts';
import { listObjectsV2 } from './list-objects.ts';
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listParts,
  uploadPart,
} from './multipart.ts';
import { MultipartUploads } from './multipart-uploads.ts';
import type { ObjectCreated } from './object-created.ts';
import type { ObjectStore } from './object-store.ts';
import { operationFor, type Operation } from './operation.ts';
import { putObject } from './put-object.ts';
import { sendEmpty, sendError } from './respond.ts';
import { S3Error, toS3Error } from './s3-error.ts';
import { readS3Request, type S3Request } from './s3-request.ts';

export type S3Options = {
  store: ObjectStore;
  /** CORS rules by bucket. */
  cors: ReadonlyMap<string, CorsRule[]>;
  credentials: SigningCredentials;
  region: string;
  accountId: string;
  onObjectCreated?: (created: ObjectCreated) => void | Promise<void>;
  /** What the key pair may not do; without, it may do everything. */
  rights?: DeniedRights;
  port?: number;
};

const OPERATIONS: Operation[] = [
  listBuckets,
  headBucket,
  getBucketLocation,
  listObjectsV2,
  deleteObjects,
  getObject,
  headObject,
  putObject,
  deleteObject,
  createMultipartUpload,
  uploadPart,
  listParts,
  completeMultipartUpload,
  abortMultipartUpload,
];
/** As S3: fifteen minutes. */
const MAXIMUM_SKEW = 900_000;

/** Serves the store as S3 does, path-style, to whoever signs with the credentials; everybody else is refused. */
export function startS3(options: S3Options): Promise<LoopbackServer> {
  const uploads = new MultipartUploads();
  return listenOnLoopback(
    (message, response) => void handle(message, response, options, uploads),
    options.port,
  );
}

async function handle(
  message: IncomingMessage,
  response: ServerResponse,
  options: S3Options,
  uploads: MultipartUploads,
): Promise<void> {
  const requestId = randomBytes(8).toString('hex').toUpperCase();
  const path = (message.url ?? '').split('?', 1)[0] ?? '';
  response.setHeader('x-amz-request-id', requestId);
  response.setHeader('x-amz-id-2', randomBytes(48).toString('base64'));
  response.setHeader('server', 'AmazonS3');
  try {
    const request = readS3Request(message, parseTarget(message.url ?? ''), requestId);
    await answer(request, response, options, uploads);
  } catch (error) {
    fail(message, response, toS3Error(error), path, requestId);
  }
}

async function answer(
  request: S3Request,
  response: ServerResponse,
  options: S3Options,
  uploads: MultipartUploads,
): Promise<void> {
  const { store, region, cors, onObjectCreated } = options;
  const rules = cors.get(request.bucket) ?? [];
  const origin = request.headers.origin?.[0];
  if (request.method === 'OPTIONS') {
    const preflight = {
      origin,
      method: request.header('access-control-request-method'),
      headers: request.header('access-control-request-headers'),
    };
    return sendEmpty(response, 200, preflightHeaders(rules, preflight));
  }
  // Also on refusals, so that a page can read why.
  for (const [name, value] of Object.entries(corsHeaders(rules, origin, request.method))) {
    response.setHeader(name, value);
  }
  authenticate(request, options);
  checkAmzHeaders(request, options.accountId);
  if (request.bucket !== '' && !store.hasBucket(request.bucket)) {
    throw new S3Error('NoSuchBucket', 404, 'The specified bucket does not exist');
  }
  const found = operationFor(OPERATIONS, request);
  checkRights(found, request, options);
  const isCopy = found === putObject && request.header('x-amz-copy-source') !== undefined;
  await (isCopy ? copyObject : found).run({
    request,
    response,
    store,
    uploads,
    region,
    created: ({ key, size, eTag, lastModified }, reason) => {
      const { bucket, requestId } = request;
      const created = { bucket, key, size, eTag, reason, requestId, time: lastModified };
      notify('the creation of an S3 object', onObjectCreated, created);
    },
  });
}

function checkRights(operation: Operation, { bucket, key }: S3Request, { rights, store }: S3Options): void {
  if (operation === listObjectsV2) rights?.require(bucket, 's3:ListBucket', `"arn:aws:s3:::${bucket}"`);
  if (operation !== getObject && operation !== headObject) return;
  const isThere = store.find(bucket, key) !== undefined;
  rights?.requireObject(bucket, key, { isThere, isRead: operation === getObject });
}

/** Throws SignatureRefused or S3Error unless the request was signed by a holder of the secret, for here and now. */
function authenticate(request: S3Request, { credentials, region }: S3Options): void {
  const withoutSignature = !request.presigned && request.headers.authorization === undefined;
  const payloadHash = withoutSignature ? '' : request.payload().declared;
  const verification = { credentials, region, service: 's3', payloadHash, maximumSkew: MAXIMUM_SKEW };
  if (request.presigned) verifyPresignedQuery(request, verification);
  else verifyHeaderSignature(request, verification);
}

function fail(
  message: IncomingMessage,
  response: ServerResponse,
  error: S3Error,
  path: string,
  requestId: string,
): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (error.code === 'InternalError')
    process.emitWarning(`S3 request ${requestId} ended with an internal error.`);
  // What is left of a refused upload is not read: the connection cannot be used again.
  if (!message.complete) response.setHeader('connection', 'close');
  sendError(response, error, path, requestId);
  message.resume();
}
