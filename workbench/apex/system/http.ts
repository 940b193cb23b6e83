import { executionOf } from '../execution/execution.ts';
import { checkHeap } from '../execution/heap.ts';
import type { Frame } from '../execution/frame.ts';
import { cpuTime } from '../execution/limits.ts';
import { CalloutError, type CalloutResponse } from '#platform';
import { declareNative, type CallContext, type NativeBody } from '../types/native-class.ts';
import { nativeType } from '../types/native-registry.ts';
import { ListValue } from '../values/collections.ts';
import { throwApex } from '../values/exceptions.ts';
import type { InstanceValue } from '../values/instances.ts';
import { BlobValue, SystemValue, type Value } from '../values/value.ts';
import { decodeUtf8 } from './blob.ts';

const LONGEST_TIMEOUT = 120_000;

/** What requests and responses have in common. Header names do not mind their case. */
abstract class HttpMessage extends SystemValue {
  readonly headers = new Map<string, { name: string; value: string }>();
  body = new BlobValue(new Uint8Array());

  setHeader(name: string, value: string): void {
    this.headers.set(name.toLowerCase(), { name, value });
  }
}

class RequestValue extends HttpMessage {
  readonly className = 'HttpRequest';
  endpoint: string | null = null;
  method = 'GET';
  timeout = 10_000;
}

class ResponseValue extends HttpMessage {
  readonly className = 'HttpResponse';
  statusCode = 0;
  status: string | null = null;
}

class HttpValue extends SystemValue {
  readonly className = 'Http';
}

const messageMethods: Record<string, NativeBody> = {
  'void setHeader(String name, String value)': (self: HttpMessage, name: string, value: string) => {
    self.setHeader(name, value);
    return null;
  },
  'String getHeader(String name)': (self: HttpMessage, name: string) =>
    self.headers.get(name.toLowerCase())?.value ?? null,
  'void setBody(String? body)': (self: HttpMessage, body: string | null) => {
    self.body = new BlobValue(Buffer.from(body ?? '', 'utf8'));
    return null;
  },
  'void setBodyAsBlob(Blob body)': (self: HttpMessage, body: BlobValue) => {
    self.body = body;
    return null;
  },
  'String getBody()': (self: HttpMessage) => decodeUtf8(self.body.bytes),
  'Blob getBodyAsBlob()': (self: HttpMessage) => self.body,
};

declareNative({
  name: 'HttpRequest',
  constructors: { 'HttpRequest()': () => new RequestValue() },
  methods: {
    ...messageMethods,
    'void setEndpoint(String endpoint)': (self: RequestValue, endpoint: string) => {
      self.endpoint = endpoint;
      return null;
    },
    'String getEndpoint()': (self: RequestValue) => self.endpoint,
    'void setMethod(String method)': (self: RequestValue, method: string) => {
      self.method = method;
      return null;
    },
    'String getMethod()': (self: RequestValue) => self.method,
    'void setTimeout(Integer milliseconds)': (self: RequestValue, timeout: number) => {
      if (timeout < 1 || timeout > LONGEST_TIMEOUT) {
        throwApex('CalloutException', `Timeout must be between 1 and ${String(LONGEST_TIMEOUT)}`);
      }
      self.timeout = timeout;
      return null;
    },
  },
});

declareNative({
  name: 'HttpResponse',
  constructors: { 'HttpResponse()': () => new ResponseValue() },
  methods: {
    ...messageMethods,
    'Integer getStatusCode()': (self: ResponseValue) => self.statusCode,
    'void setStatusCode(Integer code)': (self: ResponseValue, code: number) => {
      self.statusCode = code;
      return null;
    },
    'String getStatus()': (self: ResponseValue) => self.status,
    'void setStatus(String status)': (self: ResponseValue, status: string) => {
      self.status = status;
      return null;
    },
    'List<String> getHeaderKeys()': (self: ResponseValue) =>
      new ListValue(
        nativeType('List', nativeType('String')),
        Array.from(self.headers.values(), (header) => header.name),
      ),
  },
});

declareNative({
  name: 'Http',
  constructors: { 'Http()': () => new HttpValue() },
  methods: {
    'HttpResponse send(HttpRequest request)': (
      _self: HttpValue,
      request: RequestValue,
      { frame }: CallContext,
    ) => send(frame, request),
  },
});

async function send(frame: Frame, request: RequestValue): Promise<Value> {
  const execution = executionOf(frame);
  execution.pending.refuseCallout();
  execution.usage.add('callouts');
  if (request.endpoint === null) throwApex('CalloutException', 'Invalid request: the endpoint is null');
  const mock = execution.test?.mock;
  if (mock) return askMock(frame, mock, request);
  if (execution.test) {
    throwApex('TypeException', 'Methods defined as TestMethod do not support Web service callouts');
  }
  const started = cpuTime();
  try {
    const response = fromPlatform(await execution.platform.callout(toPlatform(request), execution.user));
    checkHeap(frame, response.body);
    return response;
  } catch (error) {
    if (error instanceof CalloutError) throwApex('CalloutException', error.message);
    throw error;
  } finally {
    execution.usage.exclude(cpuTime() - started);
  }
}

async function askMock(frame: Frame, mock: InstanceValue, request: RequestValue): Promise<Value> {
  const type = nativeType('HttpCalloutMock');
  const [respond] = type.declaration.ownMethods('respond');
  const response = await respond?.call(frame, mock, [request], type);
  return response ?? throwApex('CalloutException', 'The HttpCalloutMock gave no response');
}

function toPlatform(request: RequestValue) {
  return {
    method: request.method,
    endpoint: request.endpoint ?? '',
    headers: Object.fromEntries(Array.from(request.headers.values(), ({ name, value }) => [name, value])),
    body: decodeUtf8(request.body.bytes),
    timeoutMs: request.timeout,
  };
}

function fromPlatform(answer: CalloutResponse): ResponseValue {
  const response = new ResponseValue();
  response.statusCode = answer.statusCode;
  response.status = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.body = new BlobValue(Buffer.from(answer.body, 'utf8'));
  return response;
}
