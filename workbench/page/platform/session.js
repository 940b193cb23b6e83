import { condition } from 'workbench/conditions';
import { pseudoLocalised } from 'workbench/pseudoLocale';

/**
 * The signed-in user of the page. Filled by `boot.js` before any component's module runs, since
 * `@salesforce/customPermission/…` and its like are constants of a module.
 */
const session = { user: {}, customPermissions: [], userPermissions: [], accessToken: '' };

export const API = '/services/data/v65.0';

export function startSession(values) {
  Object.assign(session, values);
}
export const currentSession = () => session;

/** The platform gives `true`, or `undefined` where the permission is not held. */
export const hasPermission = (name) =>
  session.customPermissions.includes(name) || session.userPermissions.includes(name) ? true : undefined;

export const user = (name) => ({ Id: session.user.id, isGuest: false })[name];

export const formFactor = () => (window.innerWidth < 768 ? 'Small' : 'Large');

export function i18n(name) {
  const locale = condition('locale');
  const values = {
    locale,
    lang: locale.split('-')[0],
    dir: condition('direction'),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  return values[name];
}

/** A custom label; in the pseudo-locale unmistakably so. */
export const label = (text) => (condition('labels') === 'pseudo' ? pseudoLocalised(text) : text);

/** Calls the org as the user. Fails the way Lightning's own services fail: `{status, body: {message, …}}`. */
export async function callOrg(path, options = {}) {
  let response;
  try {
    response = await fetch(path, {
      ...options,
      headers: {
        authorization: `Bearer ${session.accessToken}`,
        ...(options.body ? { 'content-type': 'application/json' } : {}),
        ...options.headers,
      },
    });
  } catch {
    throw failure(0, { message: 'The org did not answer.' });
  }
  const body = await response.json().catch(() => null);
  if (response.ok) return body;
  throw failure(response.status, errorBody(body));
}

const errorBody = (body) =>
  (Array.isArray(body) ? body[0] : (body?.body ?? body)) ?? { message: 'Unknown error' };

const failure = (status, body) => ({ status, ok: false, statusText: body.message ?? '', body });

/** A wire adapter that waits until every value of its configuration is known, and keeps only the latest answer. */
export class WireAdapter {
  constructor(emit) {
    this.emit = emit;
    this.turn = 0;
    emit({ data: undefined, error: undefined });
  }
  connect() {
    this.connected = true;
    this.run();
  }
  disconnect() {
    this.connected = false;
  }
  update(config) {
    this.config = config;
    this.run();
  }
  async run() {
    if (!this.connected || !this.config || Object.values(this.config).some((value) => value === undefined))
      return;
    const turn = ++this.turn;
    const current = () => this.connected && turn === this.turn;
    try {
      const data = await this.fetch(this.config);
      if (current()) this.emit({ data, error: undefined, [REFRESH]: () => this.run() });
    } catch (error) {
      if (current()) this.emit({ data: undefined, error, [REFRESH]: () => this.run() });
    }
  }
}
const REFRESH = Symbol('refresh');

export const refreshApex = async (provisioned) => provisioned?.[REFRESH]?.();

export const getSObjectValue = (record, field) => record?.[field.fieldApiName ?? field];

/** An Apex method as a component imports it: callable, and usable with `@wire`. */
export function apexMethod(qualifiedName) {
  const [className, method] = qualifiedName.split('.').slice(-2);
  const send = async (params, cacheable) => {
    const { returnValue } = await callOrg('/workbench/apex', {
      method: 'POST',
      body: JSON.stringify({ className, method, params, cacheable }),
    });
    return returnValue ?? null;
  };
  const call = (params = {}) => send(params, false);
  call.adapter = class extends WireAdapter {
    fetch(config) {
      return send(config, true);
    }
  };
  return call;
}
