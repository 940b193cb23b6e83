import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { WorkbenchStatus } from '#run';

export const OBJECT = 'AC_Contact_Channel_Analytics__c';

export const USERS = {
  agent: 'dana.reyes@northwind.example',
  agentWithout: 'omar.haddad@northwind.example',
  supervisor: 'priya.nair@northwind.example',
  administrator: 'alex.morgan@northwind.example',
} as const;
export type UserName = keyof typeof USERS;

/** Debian's Chromium, or the browser that CHROMIUM_PATH names. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The running workbench, seen by a script. */
export class Workbench {
  readonly #url: string | undefined;

  constructor(url?: string) {
    this.#url = url;
  }

  /** The one that was given, else the one that the tests share. */
  get url(): string {
    return this.#url ?? process.env.WORKBENCH_URL ?? '';
  }

  async status(): Promise<WorkbenchStatus> {
    return (await (await fetch(`${this.url}/workbench/status`)).json()) as WorkbenchStatus;
  }

  async accessToken(user: UserName): Promise<string> {
    const { users } = await this.status();
    return users.find(({ username }) => username === USERS[user])?.accessToken ?? '';
  }

  /** Calls the org as a user. */
  async callOrg(user: UserName, path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.url + path, {
      ...init,
      headers: {
        authorization: `Bearer ${await this.accessToken(user)}`,
        'content-type': 'application/json',
      },
    });
  }

  /** Rows of a query as a user; throws Salesforce's own words when refused. */
  async query<T>(user: UserName, soql: string): Promise<T[]> {
    const response = await this.callOrg(user, `/services/data/v65.0/query?q=${encodeURIComponent(soql)}`);
    const body = (await response.json()) as { records: T[] };
    if (!response.ok) throw new Error(JSON.stringify(body));
    return body.records;
  }

  /** Calls an Apex method as a component would. */
  async callApex(user: UserName, className: string, method: string, params: object) {
    const response = await this.callOrg(user, '/workbench/apex', {
      method: 'POST',
      body: JSON.stringify({ className, method, params }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  /** Calls the middleware as the pipeline does. */
  async callMiddleware(
    path: string,
    body: unknown,
    token?: string,
  ): Promise<{ status: number; body: Answer }> {
    const { middlewareUrl, pipelineToken } = await this.status();
    const response = await fetch(middlewareUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token ?? pipelineToken}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  }

  listAddress(user: UserName): string {
    return `${this.url}/lightning/o/${OBJECT}/list?filterName=All&user=${encodeURIComponent(USERS[user])}`;
  }

  recordAddress(user: UserName, recordId: string): string {
    return `${this.url}/lightning/r/${OBJECT}/${recordId}/view?user=${encodeURIComponent(USERS[user])}`;
  }

  async recordId(contactId: string): Promise<string> {
    const soql = `SELECT Id FROM ${OBJECT} WHERE ContactId__c = '${contactId}'`;
    const [record] = await this.query<{ Id: string }>('administrator', soql);
    if (!record) throw new Error(`No record of contact ${contactId}`);
    return record.Id;
  }
}

export type Answer = {
  type?: string;
  title?: string;
  detail?: string;
  status?: number;
  results?: {
    index: number;
    contactId: string | null;
    outcome: string;
    problem?: { type: string; title: string; detail: string; errors?: { path: string; message: string }[] };
  }[];
};

/** A page whose console errors and requests are kept. */
export async function openPage(
  browser: Browser,
  viewport = { width: 1366, height: 900 },
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  return { page, errors, requests, close: () => context.close() };
}
export type WatchedPage = { page: Page; errors: string[]; requests: string[]; close(): Promise<void> };

/** Gives each test of a file a fresh page in one browser. */
export function freshPages(options: BrowserContextOptions = {}): {
  readonly visit: WatchedPage;
  readonly page: Page;
} {
  let browser: Browser;
  let visit: WatchedPage;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    visit = await openPage(browser, undefined, options);
  });
  afterEach(() => visit.close());
  return {
    get visit() {
      return visit;
    },
    get page() {
      return visit.page;
    },
  };
}

/** Reads until the value is accepted; fails with the last value seen. */
export async function eventually<T>(
  read: () => Promise<T>,
  accept: (value: T) => boolean,
  milliseconds = 10_000,
): Promise<T> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (accept(value)) return value;
    if (Date.now() > until) throw new Error(`Not in time; last seen: ${JSON.stringify(value)}`);
    await pause(50);
  }
}
