import type { KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { Connection } from 'jsforce';
import { Problem } from '../ports/problem.ts';
import { asRefusal, asSalesforceProblem, callMayPass, isSessionInvalid } from './errors.ts';
import type { Upload } from './multipart.ts';
import { DEFAULT_RETRY, withRetries, type RetryOptions } from './retry.ts';
import { sendUpload } from './send-upload.ts';

export type SessionSettings = {
  loginUrl: string;
  clientId: string;
  username: string;
  /** RSA; its certificate is uploaded to the app in Salesforce that the client id names. */
  privateKey: KeyObject;
  audience: string;
  /** Like `65.0`. */
  apiVersion: string;
  callMilliseconds: number;
  retry?: RetryOptions;
};

type Call = { method: 'GET' | 'POST' | 'PATCH'; path: string; body?: unknown };

/** A large file is stored and scanned before Salesforce answers. */
const UPLOAD_IDLE_MILLISECONDS = 180_000;
/** Salesforce takes assertions of at most three minutes. */
const ASSERTION_SECONDS = 180;
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** A session of the integration user, opened at the first call and opened again when Salesforce ends it. */
export class SalesforceSession {
  readonly #settings: SessionSettings;
  readonly #retry: RetryOptions;
  #connection: Promise<Connection> | undefined;

  constructor(settings: SessionSettings) {
    this.#settings = settings;
    this.#retry = settings.retry ?? DEFAULT_RETRY;
  }

  get retry(): RetryOptions {
    return this.#retry;
  }

  /**
   * Calls the REST API; `path` is relative to `/services/data/vXX.X` unless it starts with `/services`.
   * Every call is made again after a failure that may pass, so it must be harmless to repeat.
   * Throws a `SalesforceRefusal` where Salesforce refused what was asked, a `salesforce-unavailable` problem
   * where it could not take the call at all.
   */
  async call(call: Call): Promise<unknown> {
    return await this.#again((connection) => this.#send(connection, call));
  }

  /**
   * Creates a record with a large field, which is passed on while it is read. It is read again for every
   * attempt, so the record must be harmless to repeat. Throws as `call` does.
   */
  async upload(path: string, upload: Upload): Promise<unknown> {
    return await this.#again((connection) =>
      sendUpload(upload, {
        url: `${connection.instanceUrl}/services/data/v${this.#settings.apiVersion}${path}`,
        accessToken: connection.accessToken ?? '',
        idleMilliseconds: UPLOAD_IDLE_MILLISECONDS,
      }),
    );
  }

  async query(soql: string): Promise<Record<string, unknown>[]> {
    const records: Record<string, unknown>[] = [];
    let path: string | undefined = `/query?q=${encodeURIComponent(soql)}`;
    while (path !== undefined) {
      const page = queryPage(await this.call({ method: 'GET', path }));
      records.push(...page.records);
      path = page.nextRecordsUrl;
    }
    return records;
  }

  async #again(work: (connection: Connection) => Promise<unknown>): Promise<unknown> {
    try {
      return await withRetries(() => this.#inSession(work), callMayPass, this.#retry);
    } catch (error) {
      const problem = asSalesforceProblem(error);
      throw problem.kind === 'salesforce-unavailable' ? problem : error;
    }
  }

  async #inSession(work: (connection: Connection) => Promise<unknown>): Promise<unknown> {
    const opened = this.#open();
    try {
      return await work(await opened);
    } catch (error) {
      if (!isSessionInvalid(error)) throw error;
      this.#forget(opened);
      return await work(await this.#open());
    }
  }

  /** Everyone who calls while a login is under way waits for that one. */
  #open(): Promise<Connection> {
    if (this.#connection) return this.#connection;
    const opened = this.#login();
    this.#connection = opened;
    opened.catch(() => {
      this.#forget(opened);
    });
    return opened;
  }

  #forget(opened: Promise<Connection>) {
    if (this.#connection === opened) this.#connection = undefined;
  }

  async #login(): Promise<Connection> {
    const { loginUrl, clientId, username, privateKey, audience, apiVersion, callMilliseconds } =
      this.#settings;
    const assertion = await new SignJWT()
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(clientId)
      .setSubject(username)
      .setAudience(audience)
      .setExpirationTime(`${ASSERTION_SECONDS}s`)
      .sign(privateKey);
    const connection = new Connection({ loginUrl, version: apiVersion });
    try {
      await within(callMilliseconds, connection.authorize({ grant_type: JWT_BEARER, assertion }));
    } catch (error) {
      throw loginProblem(error);
    }
    return connection;
  }

  async #send(connection: Connection, { method, path, body }: Call): Promise<unknown> {
    try {
      const milliseconds = this.#settings.callMilliseconds;
      const json =
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      // Retries are ours: the library's leave out PATCH and POST and do not know which codes pass.
      const options = { timeout: milliseconds, retry: { maxRetries: 0 } };
      return await within(milliseconds, connection.request<unknown>({ method, url: path, ...json }, options));
    } catch (error) {
      throw asRefusal(error);
    }
  }
}

function queryPage(answer: unknown): {
  records: Record<string, unknown>[];
  nextRecordsUrl: string | undefined;
} {
  const page = answer as { records?: Record<string, unknown>[]; nextRecordsUrl?: string; done?: boolean };
  return {
    records: page.records ?? [],
    nextRecordsUrl: page.done === false ? page.nextRecordsUrl : undefined,
  };
}

/** The OAuth error's name (`invalid_grant`) says what is wrong; its description is Salesforce's own sentence. */
function loginProblem(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  const isAnswer = /^(invalid_|unsupported_|unauthorized_|access_denied|inactive_)/.test(name);
  if (!isAnswer) return error;
  return new Problem(
    'salesforce-unavailable',
    `Salesforce refused the login (${name}). Check the client id, the user name, the certificate, the audience, ` +
      'and that the app is pre-authorized for the user.',
  );
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('Salesforce did not respond in time.'));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
